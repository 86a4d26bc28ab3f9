import { isGatewayApi } from '../../kube/network/backends.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Gateway speaks plain HTTP only', 'Gateway 只提供明文 HTTP'),
	why: text(
		'Whoever sits on the way reads and changes what passes, passwords and cookies included. None of the listeners is for HTTPS or TLS.',
		'链路上的任何人都能读取和篡改经过的内容，包括密码和 cookie。没有任何监听器使用 HTTPS 或 TLS。',
	),
	mend: text(
		'Add a listener for HTTPS with a certificate, and redirect from HTTP.',
		'添加带证书的 HTTPS 监听器，并将 HTTP 重定向过去。',
	),
	severity: 'low', // TLS may end before it
	standards: ['nsa:network-separation', 'mitre:T1040', 'mitre:T1557', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Gateway'],
	detect(gateway) {
		if (!isGatewayApi(gateway)) return undefined;
		const listeners = asList(asFields(gateway.value.spec).listeners).map(asFields);
		if (listeners.length === 0) return undefined;
		const isPlain = listeners.every(({ protocol }) => protocol === 'HTTP');
		return isPlain ? { path: ['spec', 'listeners'] } : undefined;
	},
	examples: [
		{
			bad: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
spec:
  gatewayClassName: envoy
  listeners:
    - name: http
      protocol: HTTP
      port: 80
`,
			good: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
spec:
  gatewayClassName: envoy
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      tls:
        certificateRefs:
          - name: public-tls
`,
		},
	],
});
