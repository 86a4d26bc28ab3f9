import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { flawsOf } from './components.ts';
import { inImages } from './images.ts';

export default check({
	title: text('The image is a release with a known grave flaw', '镜像版本存在已知严重漏洞'),
	why: text(
		'The flaw is public, exploits exist, and the component holds rights or secrets of the cluster. Only a few components that run in many clusters are looked at here; scan images for the rest.',
		'漏洞已公开且有利用代码，而该组件持有集群的权限或机密。此处只检查少数常见的集群组件，其余请扫描镜像。',
	),
	mend: text('Upgrade to a release in which it is mended.', '升级到已修复的版本。'),
	severity: 'high',
	standards: ['nsa:upgrading', 'mitre:T1190', 'mitre:T1068', 'owasp-k8s:K10'],
	on: 'pod',
	detect: (pod) =>
		inImages(pod, ({ reference }) => {
			const [worst, ...others] = flawsOf(reference);
			if (!worst) return undefined;
			const cves = [worst, ...others].map(({ cve }) => cve).join(', ');
			return {
				message: text(
					`${worst.name} ${reference.tag} has ${cves}: ${worst.effect.en}`,
					`${worst.name} ${reference.tag} 存在 ${cves}：${worst.effect.zh}`,
				),
				severity: worst.severity,
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: argocd-server
  template:
    metadata:
      labels:
        app.kubernetes.io/name: argocd-server
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v2.14.10
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: argocd-server
  template:
    metadata:
      labels:
        app.kubernetes.io/name: argocd-server
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v2.14.16
`,
		},
	],
});
