import { isNetworking, specOf } from '../../kube/istio/kinds.ts';
import { asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'A ServiceEntry opens the way to most of the internet',
		'ServiceEntry 放开了通往大部分互联网的出口',
	),
	why: text(
		'REGISTRY_ONLY lets workloads reach what the mesh knows. An entry for every host, a whole top-level domain or nearly every address makes all of it known, so nothing holds data back.',
		'REGISTRY_ONLY 只允许工作负载访问网格已知的目标。覆盖所有主机、整个顶级域或几乎所有地址的条目使一切都成为已知，数据外泄便无从阻拦。',
	),
	mend: text('Name the hosts that are called.', '写明实际调用的主机。'),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1048', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['ServiceEntry'],
	// No fix: only the team knows the hosts.
	detect(entry) {
		if (!isNetworking(entry)) return undefined;
		const spec = specOf(entry);
		if (spec.location === 'MESH_INTERNAL') return undefined;
		const found = (field: string, isBroad: (value: string) => boolean) =>
			asList(spec[field]).flatMap((value, index) => {
				if (typeof value !== 'string' || !isBroad(value)) return [];
				const message = text(
					`${quote(value)} stands for far more than one partner`,
					`${quote(value)} 涵盖的范围远超单个目标`,
				);
				return { path: ['spec', field, index], message };
			});
		return [...found('hosts', isBroadHost), ...found('addresses', isBroadBlock)];
	},
	examples: [
		{
			bad: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: partners
  namespace: shop
spec:
  hosts:
    - '*.com'
  ports:
    - number: 443
      name: tls
      protocol: TLS
  resolution: NONE
`,
			good: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: partners
  namespace: shop
spec:
  hosts:
    - '*.partner.example.com'
  ports:
    - number: 443
      name: tls
      protocol: TLS
  resolution: NONE
`,
		},
	],
});

/** `*`, or a wildcard right below the root of the domain names. `*.local` is the cluster's own. */
function isBroadHost(host: string): boolean {
	const [star, domain, ...rest] = host.split('.');
	return star === '*' && rest.length === 0 && domain !== 'local' && domain !== 'internal';
}

/** More than a 256th of all addresses: no network of one's own is larger than 10.0.0.0/8. */
function isBroadBlock(block: string): boolean {
	const length = block.split('/')[1];
	return length !== undefined && length !== '' && Number(length) < 8;
}
