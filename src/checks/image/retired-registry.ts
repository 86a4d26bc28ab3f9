import { canonicalHost } from '../../image/place.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { inImages, isChangeable } from './images.ts';

// kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement; the others are its regions.
const retired: ReadonlySet<string> = new Set([
	'k8s.gcr.io',
	'asia.k8s.gcr.io',
	'eu.k8s.gcr.io',
	'us.k8s.gcr.io',
]);

export default check({
	title: text('The image is from the retired registry k8s.gcr.io', '镜像来自已停用的 k8s.gcr.io'),
	why: text(
		'k8s.gcr.io has been frozen since April 2023: no new versions and no security fixes arrive there, and it may be switched off without notice.',
		'k8s.gcr.io 自 2023 年 4 月起冻结：不再有新版本和安全修复，且可能随时下线。',
	),
	mend: text('Take the same image from registry.k8s.io.', '改用 registry.k8s.io 上的同一镜像。'),
	severity: 'medium',
	standards: ['nsa:secure-images', 'owasp-k8s:K10'],
	on: 'pod',
	detect: (pod) =>
		inImages(pod, (image) => {
			if (!retired.has(canonicalHost(image.reference.registry))) return undefined;
			const name = quote(image.text);
			const value = `registry.k8s.io${image.text.slice(image.text.indexOf('/'))}`;
			return {
				message: text(
					`The image ${name} is from the retired registry k8s.gcr.io`,
					`镜像 ${name} 来自已停用的 k8s.gcr.io`,
				),
				// The old name redirects to the new one, so the node pulls the same bytes.
				...(isChangeable(image) && {
					fix: { safety: 'safe', edits: [{ kind: 'set', path: image.at, value }] },
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: node-problem-detector
  namespace: kube-system
spec:
  selector:
    matchLabels:
      app: node-problem-detector
  template:
    metadata:
      labels:
        app: node-problem-detector
    spec:
      containers:
        - name: node-problem-detector
          image: k8s.gcr.io/node-problem-detector/node-problem-detector:v0.8.12
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: node-problem-detector
  namespace: kube-system
spec:
  selector:
    matchLabels:
      app: node-problem-detector
  template:
    metadata:
      labels:
        app: node-problem-detector
    spec:
      containers:
        - name: node-problem-detector
          image: registry.k8s.io/node-problem-detector/node-problem-detector:v0.8.12
`,
		},
	],
});
