import { comesFrom } from '../../image/place.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages } from './images.ts';

export default check({
	title: text('The image is from a registry that is not allowed', '镜像来自未允许的镜像仓库'),
	why: text(
		'Images from registries that nobody vetted bypass scanning, signing and review. The list of allowed registries is yours: `allowedRegistries`.',
		'来自未经审核仓库的镜像绕过了扫描、签名与评审。允许的仓库由 `allowedRegistries` 配置。',
	),
	mend: text(
		'Mirror the image into an allowed registry and name it from there.',
		'将镜像同步到允许的仓库，并从该仓库引用。',
	),
	severity: 'high',
	standards: ['cis:5.5.1', 'nsa:secure-images', 'mitre:T1195', 'mitre:T1610', 'owasp-k8s:K02'],
	on: 'pod',
	detect: (pod, { settings: { allowedRegistries: allowed } }) => {
		if (allowed.length === 0) return undefined;
		return inImages(pod, ({ reference, text: image }) => {
			if (allowed.some((place) => comesFrom(reference, place))) return undefined;
			const [name, registry] = [quote(image), quote(reference.registry)];
			return {
				message: text(
					`The image ${name} is from ${registry}, outside the allowed registries`,
					`镜像 ${name} 来自 ${registry}，不在允许的仓库之内`,
				),
			};
		});
	},
	examples: [
		{
			settings: { allowedRegistries: ['registry.example.com/team'] },
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: shop
      image: registry.example.com/team/shop:1.8
    - name: cache
      image: redis:8.2
    - name: proxy
      image: registry.example.com.evil.io/team/proxy:1.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: shop
      image: registry.example.com/team/shop:1.8
    - name: cache
      image: registry.example.com/team/redis:8.2
    - name: proxy
      image: registry.example.com/team/proxy:1.0
`,
		},
	],
});
