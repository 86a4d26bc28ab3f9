import type { World } from '../../kube/world.ts';
import { asFields, asString } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { type Named, namedObjects } from './named.ts';

export default check({
	title: text(
		'The Service of the StatefulSet is missing or not headless',
		'StatefulSet 的 Service 不存在或不是 headless',
	),
	why: text(
		'Only a headless Service of this name gives each Pod its own DNS name, by which the members of a database find each other.',
		'只有同名的 headless Service 才会为每个 Pod 提供独立的 DNS 名称，数据库的各成员靠它互相发现。',
	),
	mend: text(
		'Create the Service with `clusterIP: None`, or correct `serviceName`.',
		'创建 `clusterIP: None` 的 Service，或改正 `serviceName`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'resource',
	kinds: ['StatefulSet'],
	reads: ['StatefulSet', 'Service'],
	detect(workload, { world }) {
		const { namespace, value } = workload;
		const name = asString(asFields(value.spec).serviceName);
		if (!name || apiGroup(workload.apiVersion) !== 'apps') return undefined;
		const { services, namespaces } = facts(world);
		const service = services.find({ kind: 'Service', namespace, name });
		const path = ['spec', 'serviceName'];
		if (service) {
			if (asFields(service.value.spec).clusterIP === 'None') return undefined;
			const message = text(
				`The Service ${quote(name)} is not headless`,
				`Service ${quote(name)} 不是 headless`,
			);
			return { path, message };
		}
		// The Service may stand in an input that is not here.
		if (!namespaces.has(namespace)) return undefined;
		const message = text(
			`The inputs have Services of this namespace, but not ${quote(name)}`,
			`输入中有该命名空间的 Service，但没有 ${quote(name)}`,
		);
		return { path, message };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
  namespace: shop
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
  namespace: shop
spec:
  type: ClusterIP
  selector:
    app: ledger
  ports:
    - name: sql
      port: 5432
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
  namespace: shop
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
  namespace: shop
spec:
  clusterIP: None
  selector:
    app: ledger
  ports:
    - name: sql
      port: 5432
`,
		},
	],
});

type Facts = {
	readonly services: Named<Resource>;
	readonly namespaces: ReadonlySet<string | undefined>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const services = world.ofKind('Service').filter(({ apiVersion }) => apiVersion === 'v1');
	const namespaces = new Set(services.map(({ namespace }) => namespace));
	const fresh = { services: namedObjects(services), namespaces };
	known.set(world, fresh);
	return fresh;
}
