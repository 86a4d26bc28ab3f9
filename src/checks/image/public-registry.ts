import { canonicalHost, comesFrom } from '../../image/place.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages } from './images.ts';

/** Registries where anyone can open an account and publish. */
const publicRegistries: ReadonlySet<string> = new Set([
	'docker.io',
	'gcr.io',
	'ghcr.io',
	'public.ecr.aws',
	'quay.io',
	'registry.gitlab.com',
]);

export default check({
	title: text('The image is from a public registry', '镜像来自公共镜像仓库'),
	why: text(
		'Anyone may publish there, names can be taken over, and images can vanish or be rate-limited when a node needs them. A mirror of your own keeps what was vetted.',
		'公共仓库任何人都可发布，名称可能被接管，镜像可能下架，或在节点需要时被限速。自建镜像站可保留经过审核的内容。',
	),
	mend: text(
		'Mirror the image into a registry of your own, or allow its source with `allowedRegistries`.',
		'将镜像同步到自有仓库，或在 `allowedRegistries` 中允许该来源。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'pod',
	detect: (pod, { settings: { allowedRegistries: allowed } }) =>
		inImages(pod, ({ reference, text: image }) => {
			const host = canonicalHost(reference.registry);
			if (!publicRegistries.has(host)) return undefined;
			if (allowed.some((place) => comesFrom(reference, place))) return undefined;
			const name = quote(image);
			return {
				message: text(
					`The image ${name} is from the public registry ${host}`,
					`镜像 ${name} 来自公共镜像仓库 ${host}`,
				),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: queue
spec:
  containers:
    - name: rabbitmq
      image: rabbitmq:4.2.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: queue
spec:
  containers:
    - name: rabbitmq
      image: registry.example.com/mirror/rabbitmq:4.2.0
`,
		},
	],
});
