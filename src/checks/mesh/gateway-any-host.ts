import { gatewayServers, isHttp } from '../../kube/istio/servers.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A Gateway serves every host name', 'Gateway 为所有主机名提供服务'),
	why: text(
		'A VirtualService of any namespace can take a host name of this Gateway for itself, and requests with a made-up host reach the routes behind it.',
		'任何命名空间的 VirtualService 都可以占用该 Gateway 的主机名，带有伪造主机名的请求也会到达其后的路由。',
	),
	mend: text(
		'Name the hosts, with their namespace in front: `shop/shop.example.com`.',
		'写明主机名并加上命名空间前缀：`shop/shop.example.com`。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'mitre:T1190', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Gateway'],
	// No fix: only the team knows the hosts.
	detect: (gateway) =>
		gatewayServers(gateway)
			// Without a host name in the protocol there is nothing to tell apart; a redirect serves nobody.
			.filter((server) => (isHttp(server) || server.isTls) && !server.isRedirect)
			.flatMap(({ hosts }) =>
				hosts.flatMap(({ path, host }) => {
					const name = host.slice(host.indexOf('/') + 1);
					if (name !== '*') return [];
					const message = text(
						`The host ${quote(host)} stands for every host name`,
						`主机 ${quote(host)} 代表所有主机名`,
					);
					return { path, message };
				}),
			),
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
        - '*'
      tls:
        mode: SIMPLE
        credentialName: shop-tls
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
        - shop/shop.example.com
      tls:
        mode: SIMPLE
        credentialName: shop-tls
`,
		},
	],
});
