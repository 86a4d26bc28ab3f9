import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { type Image, inImages, isChangeable } from './images.ts';

export default check({
	title: text(
		'The image may come from the node instead of the registry',
		'镜像可能取自节点缓存而非镜像仓库',
	),
	why: text(
		'A tag that is already on the node runs as it is there: stale, or put there by another Pod under the same name. Before Kubernetes 1.35 nobody checks either whether this Pod may pull the image at all.',
		'节点上已有的同名标签会直接运行：内容可能已过期，或由其他 Pod 以同名放入。1.35 之前的 Kubernetes 也不检查该 Pod 是否有权拉取此镜像。',
	),
	mend: text(
		'Pin the image by digest, or set `imagePullPolicy: Always`.',
		'用 digest 固定镜像，或设置 `imagePullPolicy: Always`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images', 'mitre:T1525', 'owasp-k8s:K02'],
	on: 'pod',
	detect: (pod) =>
		inImages(pod, (image) => {
			if (image.reference.digest !== undefined) return undefined;
			const policy = image.pullPolicy || defaultPolicy(image);
			if (policy === 'Always') return undefined;
			const [name, value] = [quote(image.text), quote(policy)];
			return {
				path: image.pullPolicyAt,
				message: image.pullPolicy
					? text(`The image ${name} is pulled ${value}`, `镜像 ${name} 的拉取策略为 ${value}`)
					: text(
							`The image ${name} is pulled ${value}, the default for its tag`,
							`镜像 ${name} 的拉取策略为 ${value}（该标签的默认值）`,
						),
				// Images that were loaded onto the node by hand are in no registry.
				...(isChangeable(image) && {
					fix: {
						safety: 'evidence',
						edits: [{ kind: 'set', path: image.pullPolicyAt, value: 'Always' }],
					},
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: billing
spec:
  containers:
    - name: billing
      image: registry.example.com/billing:3.2
      imagePullPolicy: IfNotPresent
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: billing
spec:
  containers:
    - name: billing
      image: registry.example.com/billing:3.2
      imagePullPolicy: Always
`,
		},
	],
});

// The API server fills it in when the object is made (SetDefaults_Container).
function defaultPolicy({ reference }: Image): string {
	return reference.effectiveTag === 'latest' ? 'Always' : 'IfNotPresent';
}
