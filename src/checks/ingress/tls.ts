import { isIngress } from '../../kube/network/backends.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hasOuterTls, plainHosts } from './hosts.ts';

export default check({
	title: text('The Ingress serves a host without TLS', 'Ingress 的主机没有启用 TLS'),
	why: text(
		'Whoever sits on the way reads and changes what passes, passwords and cookies included. Certificates that annotations give to the load balancer count as TLS.',
		'链路上的任何人都能读取和篡改经过的内容，包括密码和 cookie。通过注解为负载均衡器配置的证书视为已启用 TLS。',
	),
	mend: text(
		'Add the host to `spec.tls` with the Secret of its certificate.',
		'在 `spec.tls` 中加入该主机及其证书 Secret。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'mitre:T1557', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Ingress'],
	detect(ingress) {
		if (!isIngress(ingress) || hasOuterTls(ingress)) return undefined;
		const [first, ...others] = plainHosts(ingress);
		if (!first) return undefined;
		const hosts = [first, ...others].flatMap(({ host }) => (host ? [host] : []));
		const value = {
			...(hosts.length > 0 && { hosts: [...new Set(hosts)] }),
			secretName: `${ingress.name || 'ingress'}-tls`,
		};
		return {
			path: first.path,
			...(first.host && {
				message: text(
					`${quote(first.host)} is served without TLS`,
					`${quote(first.host)} 未启用 TLS`,
				),
			}),
			// The Secret must hold a certificate for the hosts.
			fix: { safety: 'value', edits: [{ kind: 'append', path: ['spec', 'tls'], value }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
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
  tls:
    - hosts:
        - shop.example.com
      secretName: shop-tls
`,
		},
	],
});
