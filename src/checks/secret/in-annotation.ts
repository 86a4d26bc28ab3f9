import { podPaths } from '../../kube/templates.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findSecret } from './find.ts';

export default check({
	title: text('A secret stands in an annotation', '注解中写有密钥'),
	why: text(
		'Annotations are neither encrypted nor restricted: whoever may see the object sees them, and controllers, dashboards and logs copy them.',
		'注解既不加密也不受单独的权限控制：能看到对象的人就能看到注解，控制器、面板和日志还会复制它们。',
	),
	mend: text(
		'Revoke the secret, and refer to a Secret by its name.',
		'吊销该密钥，改为按名称引用 Secret。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'resource',
	detect(resource) {
		const own = secretsIn(resource, ['metadata', 'annotations']);
		const [path] = podPaths(resource);
		if (path === undefined || path.length === 0) return own;
		const ofPod = secretsIn(resource, [...path, 'metadata', 'annotations']);
		return own && ofPod ? [...own, ...ofPod] : (own ?? ofPod);
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: grafana
  annotations:
    nginx.ingress.kubernetes.io/configuration-snippet: |
      proxy_set_header Authorization "Basic Z3JhZmFuYTprUjctdm0yUXo=";
spec:
  defaultBackend:
    service:
      name: grafana
      port:
        name: http
`,
			good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: grafana
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: grafana-users
spec:
  defaultBackend:
    service:
      name: grafana
      port:
        name: http
`,
		},
	],
});

/** kubectl's copy of the whole object says nothing new. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function secretsIn(resource: Resource, path: Path): readonly Problem[] | undefined {
	let found: Problem[] | undefined;
	const annotations = asFields(valueAt(resource.value, path));
	for (const name in annotations) {
		const value = annotations[name];
		const secret =
			typeof value === 'string' && name !== lastApplied ? findSecret(value) : undefined;
		if (!secret) continue;
		const { kind, severity } = secret;
		found ??= [];
		found.push({
			path: [...path, name],
			isSecret: true,
			...(severity && { severity }),
			message: text(
				`The annotation ${quote(name)} holds ${kind.en}`,
				`注解 ${quote(name)} 中有${kind.zh}`,
			),
		});
	}
	return found;
}
