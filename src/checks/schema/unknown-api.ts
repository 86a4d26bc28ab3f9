import { lookup } from '../../kube/schema/lookup.ts';
import { text } from '../../model/text.ts';
import { renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { instead } from './successor.ts';

export default check({
	title: text(
		'The API server does not serve this kind under this apiVersion',
		'API server 不以该 apiVersion 提供此 kind',
	),
	why: text(
		'The kind exists, but not in this API group and version, or not yet: the API server refuses the object.',
		'该 kind 存在，但不在此 API 组和版本中，或尚未提供：API server 会拒绝该对象。',
	),
	mend: text('Use an apiVersion that serves the kind.', '改用提供该 kind 的 apiVersion。'),
	severity: 'high',
	standards: [],
	on: 'resource',
	detect({ apiVersion, kind }, { version }) {
		const found = lookup(apiVersion, kind, version);
		if (found.status === 'not-yet') {
			const since = renderVersion(found.introducedIn);
			const { en, zh } = found.instead ? instead(found.instead, kind) : text('', '');
			const message = text(
				`${kind} of ${apiVersion} is served from Kubernetes ${since} on${en}`,
				`${apiVersion} 的 ${kind} 从 Kubernetes ${since} 起才提供${zh}`,
			);
			return { path: ['apiVersion'], message };
		}
		if (found.status !== 'unknown-version' && found.status !== 'unknown-kind') return undefined;
		const [first] = found.served;
		if (first !== undefined) {
			const message = text(
				`${kind} is not served under ${quote(apiVersion)}, but under ${found.served.join(', ')}`,
				`${quote(apiVersion)} 不提供 ${kind}，请使用 ${found.served.join('、')}`,
			);
			const edits = [{ kind: 'set', path: ['apiVersion'], value: first }] as const;
			return {
				path: ['apiVersion'],
				message,
				...(found.served.length === 1 && { fix: { safety: 'evidence', edits } }),
			};
		}
		const meant = found.status === 'unknown-kind' ? found.suggestion : undefined;
		if (meant === undefined) return undefined;
		return {
			path: ['kind'],
			message: text(
				`${quote(kind)} is no kind of ${apiVersion}; did you mean ${meant}?`,
				`${apiVersion} 中没有 ${quote(kind)}；是否想写 ${meant}？`,
			),
			fix: { safety: 'evidence', edits: [{ kind: 'set', path: ['kind'], value: meant }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
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
        - name: web
          image: registry.example.com/web:2.3.1
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
        - name: web
          image: registry.example.com/web:2.3.1
`,
		},
	],
});
