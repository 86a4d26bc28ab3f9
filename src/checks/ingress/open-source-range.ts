import { isEverything } from '../../kube/network/addresses.ts';
import { isIngress } from '../../kube/network/backends.ts';
import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The list of allowed sources contains every address', '来源白名单包含所有地址'),
	why: text(
		'The annotation looks as if access were limited, but one of its blocks is the whole internet.',
		'该注解看似限制了访问，但其中一个地址块就是整个互联网。',
	),
	mend: text(
		'Name the networks that may come, or remove the annotation.',
		'写明允许访问的网段，或删除该注解。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'mitre:T1133', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Ingress'],
	// No fix: whom to let in is for the team to say.
	detect(ingress) {
		if (!isIngress(ingress)) return undefined;
		const annotations = asFields(asFields(ingress.value.metadata).annotations);
		return Object.entries(annotations).flatMap(([key, value]) => {
			if (typeof value !== 'string' || !lists.some((list) => key.endsWith(list))) return [];
			const open = value.split(/[,\s]/).find(isEverything);
			if (open === undefined) return [];
			return {
				path: ['metadata', 'annotations', key],
				message: text(`${quote(open)} is every address`, `${quote(open)} 即所有地址`),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: admin
  annotations:
    nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8,0.0.0.0/0
spec:
  defaultBackend:
    service:
      name: admin
      port:
        number: 80
`,
			good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: admin
  annotations:
    nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8
spec:
  defaultBackend:
    service:
      name: admin
      port:
        number: 80
`,
		},
	],
});

const lists = [
	'/allow-list',
	'/allowlist-source-range',
	'/inbound-cidrs',
	'/whitelist',
	'/whitelist-source-range',
];
