import { gatewayServers } from '../../kube/istio/servers.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A Gateway accepts TLS below 1.2', 'Gateway 接受低于 1.2 的 TLS 版本'),
	why: text(
		'TLS 1.0 and 1.1 rest on SHA-1 and old block ciphers, are deprecated (RFC 8996), and no browser of today needs them.',
		'TLS 1.0 和 1.1 依赖 SHA-1 与过时的分组密码，已被弃用（RFC 8996），现代浏览器也不再需要。',
	),
	mend: text(
		'Set `minProtocolVersion` to TLSV1_2 or TLSV1_3.',
		'将 `minProtocolVersion` 设为 TLSV1_2 或 TLSV1_3。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Gateway'],
	detect: (gateway) =>
		gatewayServers(gateway).flatMap(({ path: server, fields }): Problem[] => {
			const version = asString(asFields(fields.tls).minProtocolVersion);
			if (version !== 'TLSV1_0' && version !== 'TLSV1_1') return [];
			const path = [...server, 'tls', 'minProtocolVersion'];
			// Clients that know no newer version are shut out.
			const edits = [{ kind: 'set', path, value: 'TLSV1_2' } as const];
			return [{ path, fix: { safety: 'evidence', edits } }];
		}),
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
        minProtocolVersion: TLSV1_0
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
        minProtocolVersion: TLSV1_2
`,
		},
	],
});
