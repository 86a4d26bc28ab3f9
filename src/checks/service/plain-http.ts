import { exposureOf, isService, serviceOf } from '../../kube/network/services.ts';
import { asFields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The public load balancer speaks plain HTTP only', '公网负载均衡器只提供明文 HTTP'),
	why: text(
		'Whoever sits on the way reads and changes what passes, passwords and cookies included. No port for HTTPS and no certificate of the cloud is configured.',
		'链路上的任何人都能读取和篡改经过的内容，包括密码和 cookie。未配置 HTTPS 端口，也未配置云厂商证书。',
	),
	mend: text(
		"Serve HTTPS: by your cloud's certificate annotation, or by an Ingress or a Gateway with TLS.",
		'提供 HTTPS：使用云厂商的证书注解，或带 TLS 的 Ingress、Gateway。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:network-separation', 'mitre:T1040', 'mitre:T1557', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service) || exposureOf(service) !== 'LoadBalancer') return undefined;
		const { ports } = serviceOf(service);
		const isHttp = ports.every(({ port, name }) => port === 80 || port === 8080 || name === 'http');
		if (ports.length === 0 || !isHttp || hasCertificate(service)) return undefined;
		return { path: ['spec', 'ports'] };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  selector:
    app: web
  ports:
    - port: 443
      targetPort: 8443
`,
		},
	],
});

/** Annotations of the clouds for certificates: of AWS, Alibaba, DigitalOcean, Oracle, Huawei and others. */
function hasCertificate({ value }: Resource): boolean {
	const annotations = asFields(asFields(value.metadata).annotations);
	return Object.keys(annotations).some((key) => words.some((word) => key.includes(word)));
}

const words = ['ssl', 'tls', 'cert', 'https'];
