import { isNodeLocal } from '../../kube/network/addresses.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('Endpoints lead to an address of the node itself', 'Endpoints 指向节点自身的地址'),
	why: text(
		'Traffic of the Service, and calls through the proxy of the API server, would end on the loopback or link-local network of a node: services that listen there trust it (CVE-2021-25737). Newer API servers refuse the object.',
		'Service 的流量以及经由 API server 代理的请求会落到节点的回环或链路本地网络，监听在那里的服务信任这些来源（CVE-2021-25737）。较新的 API server 会拒绝该对象。',
	),
	mend: text('Name the address of a Pod or of an outside host.', '改为 Pod 或外部主机的地址。'),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['EndpointSlice', 'Endpoints'],
	detect: (resource) =>
		addressesOf(resource).flatMap(({ address, path }) => {
			if (!isNodeLocal(address)) return [];
			const message = text(
				`${quote(address)} is of the node itself`,
				`${quote(address)} 是节点自身的地址`,
			);
			return { path, message };
		}),
	examples: [
		{
			bad: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: legacy-db-1
  labels:
    kubernetes.io/service-name: legacy-db
addressType: IPv4
endpoints:
  - addresses: [127.0.0.1]
ports:
  - port: 5432
`,
			good: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: legacy-db-1
  labels:
    kubernetes.io/service-name: legacy-db
addressType: IPv4
endpoints:
  - addresses: [10.40.0.17]
ports:
  - port: 5432
`,
		},
	],
});

function addressesOf({ kind, apiVersion, value }: Resource): { address: string; path: Path }[] {
	const of = (list: unknown, path: Path, read: (each: unknown) => unknown) =>
		asList(list).flatMap((each, index) => {
			const address = asString(read(each));
			return address === undefined ? [] : [{ address, path: [...path, index] }];
		});
	if (kind === 'EndpointSlice') {
		if (apiGroup(apiVersion) !== 'discovery.k8s.io') return [];
		return asList(value.endpoints).flatMap((endpoint, index) =>
			of(asFields(endpoint).addresses, ['endpoints', index, 'addresses'], (each) => each),
		);
	}
	if (apiVersion !== 'v1') return [];
	return asList(value.subsets).flatMap((subset, index) =>
		of(asFields(subset).addresses, ['subsets', index, 'addresses'], (each) => asFields(each).ip),
	);
}
