import { ingressRules, isIngress } from '../../kube/network/backends.ts';
import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Ingress takes requests for any host', 'Ingress 接收任意主机的请求'),
	why: text(
		'It answers for names that nobody gave it, among them those of other teams that have no Ingress yet, and those that an attacker points at the address.',
		'它会应答未分配给它的名称，包括其他团队尚未建立 Ingress 的名称，以及攻击者指向该地址的名称。',
	),
	mend: text('Name the host.', '写明主机名。'),
	severity: 'low',
	profile: 'strict', // a controller of its own, and wildcard tenants, do with it
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Ingress'],
	detect(ingress) {
		if (!isIngress(ingress)) return undefined;
		const { rules, defaultBackend } = asFields(ingress.value.spec);
		if (rules === undefined && defaultBackend !== undefined) {
			return { path: ['spec', 'defaultBackend'] };
		}
		return ingressRules(ingress).flatMap(({ path, host }) => {
			if (host !== '' && !host.startsWith('*')) return [];
			const at = [...path, 'host'];
			const domain = host.length > 2 ? host.slice(1) : '.example.com';
			const value = `${ingress.name || 'www'}${domain}`;
			return {
				path: host === '' ? path : at,
				fix: { safety: 'value' as const, edits: [{ kind: 'set' as const, path: at, value }] },
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: shop
                port:
                  number: 80
`,
			good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: shop
                port:
                  number: 80
`,
		},
	],
});
