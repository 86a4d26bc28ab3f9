import { comesFrom } from '../../image/place.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages } from './images.ts';

export default check({
	title: text('The image is from a blocked registry', '镜像来自被禁止的镜像仓库'),
	why: text(
		'Your organisation has ruled this source out with `blockedRegistries`: what it serves was not vetted or is not trusted.',
		'贵组织已通过 `blockedRegistries` 禁用该来源：其内容未经审核或不可信。',
	),
	mend: text('Take the image from another registry.', '改用其他镜像仓库中的镜像。'),
	severity: 'high',
	standards: ['cis:5.5.1', 'nsa:secure-images', 'mitre:T1195', 'mitre:T1610', 'owasp-k8s:K02'],
	on: 'pod',
	detect: (pod, { settings: { blockedRegistries: blocked } }) => {
		if (blocked.length === 0) return undefined;
		return inImages(pod, ({ reference, text: image }) => {
			const place = blocked.find((candidate) => comesFrom(reference, candidate));
			if (place === undefined) return undefined;
			const [name, rule] = [quote(image), quote(place)];
			return {
				message: text(
					`The image ${name} is from ${rule}, which is blocked`,
					`镜像 ${name} 来自被禁止的 ${rule}`,
				),
			};
		});
	},
	examples: [
		{
			settings: { blockedRegistries: ['docker.io'] },
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: postgres
spec:
  serviceName: postgres
  selector:
    matchLabels:
      app: postgres
  template:
    metadata:
      labels:
        app: postgres
    spec:
      containers:
        - name: postgres
          image: postgres:18.1
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: postgres
spec:
  serviceName: postgres
  selector:
    matchLabels:
      app: postgres
  template:
    metadata:
      labels:
        app: postgres
    spec:
      containers:
        - name: postgres
          image: registry.example.com/postgres:18.1
`,
		},
	],
});
