import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { snippetsOf } from './snippets.ts';

export default check({
	title: text(
		'The Ingress writes into the configuration of its controller',
		'Ingress 向控制器写入原始配置',
	),
	why: text(
		'A snippet is configuration as it stands. While the controller takes them, whoever may write an Ingress can have it give out the Secrets of all namespaces (CVE-2021-25742).',
		'snippet 会原样成为控制器配置。只要控制器接受它，任何能写 Ingress 的人都可以让它泄露所有命名空间的 Secret（CVE-2021-25742）。',
	),
	mend: text(
		'Use an annotation made for the purpose, and leave `allow-snippet-annotations` off.',
		'改用专门的注解，并保持 `allow-snippet-annotations` 关闭。',
	),
	severity: 'medium',
	standards: ['mitre:T1190', 'mitre:T1552', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Ingress'],
	detect: (ingress) =>
		snippetsOf(ingress).flatMap(({ key, path, directive }) => {
			// What is dangerous by itself is the matter of ingress/snippet-code.
			if (directive) return [];
			return {
				path,
				message: text(
					`${quote(key)} is configuration as it stands`,
					`${quote(key)} 会原样成为控制器配置`,
				),
				// What the snippet did is no longer done.
				fix: { safety: 'evidence' as const, edits: [{ kind: 'remove' as const, path }] },
			};
		}),
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
    nginx.ingress.kubernetes.io/configuration-snippet: |
      more_set_headers "X-Frame-Options: DENY";
spec:
  defaultBackend:
    service:
      name: shop
      port:
        number: 80
`,
			good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
spec:
  defaultBackend:
    service:
      name: shop
      port:
        number: 80
`,
		},
	],
});
