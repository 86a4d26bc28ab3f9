import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages } from './images.ts';

export default check({
	title: text('The image is not pinned by digest', '镜像未用 digest 固定'),
	why: text(
		'A tag can be moved to another image at any time, by its owner or by whoever took over the repository or the registry. A digest names the content itself, so what was reviewed is what runs.',
		'标签随时可以指向另一个镜像，无论是所有者操作还是仓库被他人控制。digest 标识内容本身，保证运行的就是审查过的镜像。',
	),
	mend: text(
		'Append the digest of the tested image: `name:tag@sha256:...`.',
		'附上已测试镜像的 digest：`name:tag@sha256:...`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.5.1', 'nsa:secure-images', 'mitre:T1525', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'pod',
	// No fix: only the registry knows the digest.
	detect: (pod) =>
		inImages(pod, ({ reference, text: image }) => {
			if (reference.digest !== undefined) return undefined;
			const name = quote(image);
			return {
				message: text(
					`The image ${name} is chosen by a tag that can move`,
					`镜像 ${name} 由可变的标签选定`,
				),
			};
		}),
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: registry.example.com/ops/backup:2.3.1
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: registry.example.com/ops/backup:2.3.1@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1
`,
		},
	],
});
