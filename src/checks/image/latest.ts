import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages } from './images.ts';

export default check({
	title: text('The image has the tag latest or none', '镜像使用 latest 标签或未指定标签'),
	why: text(
		'latest names whatever was pushed last, and no tag means latest. Two Pods of one workload may run different programs, a rollback cannot go back, and whoever can push to the repository decides what runs at the next start.',
		'latest 指向最近一次推送的内容，不写标签等同于 latest。同一工作负载的 Pod 可能运行不同程序，无法可靠回滚；能向该仓库推送的人就能决定下次启动时运行什么。',
	),
	mend: text(
		'Name the version that was tested, better its digest.',
		'写明经过测试的版本标签，最好使用 digest。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1525', 'owasp-k8s:K02'],
	on: 'pod',
	// No fix: only the registry knows which version is meant.
	detect: (pod) =>
		inImages(pod, ({ reference, text: image }) => {
			if (reference.effectiveTag !== 'latest') return undefined;
			const name = quote(image);
			return {
				message:
					reference.tag === undefined
						? text(
								`The image ${name} has no tag, so latest is pulled`,
								`镜像 ${name} 未指定标签，将拉取 latest`,
							)
						: text(`The image ${name} has the tag latest`, `镜像 ${name} 使用 latest 标签`),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: nginx
          image: nginx
        - name: exporter
          image: registry.example.com:5000/exporter:latest
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: nginx
          image: nginx:1.29.3
        - name: exporter
          image: registry.example.com:5000/exporter:1.5.0
`,
		},
	],
});
