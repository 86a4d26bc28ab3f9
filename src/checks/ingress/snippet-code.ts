import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { snippetsOf } from './snippets.ts';

export default check({
	title: text(
		'A snippet of the Ingress reads files or runs code in the controller',
		'Ingress 的 snippet 在控制器中读取文件或执行代码',
	),
	why: text(
		"Lua, `alias`, `root` or `include` in a snippet reach the controller's files, its ServiceAccount token among them, which reads the Secrets of all namespaces (CVE-2021-25742).",
		'snippet 中的 Lua、`alias`、`root` 或 `include` 可触及控制器的文件，包括其 ServiceAccount 令牌；该令牌能读取所有命名空间的 Secret（CVE-2021-25742）。',
	),
	mend: text('Remove the annotation; look for who wrote it.', '删除该注解，并查明由谁写入。'),
	severity: 'high',
	standards: ['mitre:T1190', 'mitre:T1552', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Ingress'],
	detect: (ingress) =>
		snippetsOf(ingress).flatMap(({ key, path, directive }) => {
			if (!directive) return [];
			return {
				path,
				message: text(
					`${quote(key)} has ${quote(directive)}`,
					`${quote(key)} 中含有 ${quote(directive)}`,
				),
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
    nginx.ingress.kubernetes.io/server-snippet: |
      location /static { alias /var/run/; }
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
