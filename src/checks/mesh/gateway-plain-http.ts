import { gatewayServers, isEgress, isHttp } from '../../kube/istio/servers.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A Gateway serves plain HTTP', 'Gateway 以明文 HTTP 提供服务'),
	why: text(
		'Passwords, cookies and tokens of the clients cross the network unencrypted, and anybody on the way can change the answers.',
		'客户端的密码、Cookie 和令牌以未加密方式经过网络，途中的任何人都能篡改响应。',
	),
	mend: text(
		'Serve HTTPS, and answer HTTP with a redirect: `tls.httpsRedirect: true`.',
		'使用 HTTPS 提供服务，并将 HTTP 重定向：`tls.httpsRedirect: true`。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Gateway'],
	detect(gateway) {
		// Behind an egress gateway the proxies of the mesh encrypt.
		if (isEgress(gateway)) return undefined;
		const servers = gatewayServers(gateway);
		const hasHttps = servers.some(({ isTls }) => isTls);
		return servers.flatMap((server): Problem[] => {
			if (!isHttp(server) || server.isTls || server.isRedirect) return [];
			const path = [...server.path, 'tls', 'httpsRedirect'];
			const edits = [{ kind: 'set', path, value: true } as const];
			// A redirect leads somewhere only beside a server with a certificate.
			const canRedirect = hasHttps && server.protocol === 'HTTP';
			const place = [...server.path, 'port', 'protocol'];
			return [{ path: place, ...(canRedirect && { fix: { safety: 'evidence', edits } }) }];
		});
	},
	examples: [
		{
			bad: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - shop.example.com
      tls:
        mode: SIMPLE
        credentialName: shop-tls
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - shop.example.com
`,
			good: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - shop.example.com
      tls:
        mode: SIMPLE
        credentialName: shop-tls
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - shop.example.com
      tls:
        httpsRedirect: true
`,
		},
	],
});
