import { canonicalHost } from '../../image/place.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages } from './images.ts';

/** Registries that take a push without an account; ttl.sh also deletes every image within a day. */
const anonymousRegistries: ReadonlySet<string> = new Set(['ttl.sh']);

export default check({
	title: text(
		'The image is from a registry that anyone can push to',
		'镜像来自任何人都可推送的镜像仓库',
	),
	why: text(
		'ttl.sh asks for no account: whoever knows the name can replace the image, and it is gone after a day. It is made for tests, not for what keeps running.',
		'ttl.sh 无需账号：知道名称的人即可替换镜像，且镜像一天内删除。它用于测试，不适合长期运行的工作负载。',
	),
	mend: text(
		'Push the image to a registry with accounts, and pin it by digest.',
		'将镜像推送到需要认证的仓库，并用 digest 固定。',
	),
	severity: 'high',
	standards: ['nsa:secure-images', 'mitre:T1525', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'pod',
	detect: (pod) =>
		inImages(pod, ({ reference, text: image }) => {
			const host = canonicalHost(reference.registry);
			if (!anonymousRegistries.has(host)) return undefined;
			return {
				message: text(
					`The image ${quote(image)} is from ${host}, where anyone can push`,
					`镜像 ${quote(image)} 来自任何人都可推送的 ${host}`,
				),
			};
		}),
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: ttl.sh/shop-migrate:1h
`,
			good: `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: registry.example.com/shop/migrate:5.1.0
`,
		},
	],
});
