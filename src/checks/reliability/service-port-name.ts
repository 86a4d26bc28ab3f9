import { isDnsLabel } from '../../kube/port-name.ts';
import { asFields, asList, asString, isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A port of the Service needs a name of its own', 'Service 的端口需要各自的名称'),
	why: text(
		'With more than one port every port needs a name, a DNS label that stands once. The API server refuses the Service.',
		'Service 有多个端口时，每个端口都要有唯一的名称，且符合 DNS 标签格式。否则 API server 会拒绝该 Service。',
	),
	mend: text(
		'Give each port a name such as `http` or `metrics`.',
		'为每个端口命名，例如 `http`、`metrics`。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: ['Service'],
	detect({ apiVersion, value }) {
		if (apiVersion !== 'v1') return undefined;
		const ports = asList(asFields(value.spec).ports);
		const seen = new Set<string>();
		const problems = ports.flatMap((port, index) => {
			if (!isFields(port)) return [];
			const name = asString(port.name) ?? '';
			const path = ['spec', 'ports', index, ...(name ? ['name'] : [])];
			if (!name) return ports.length > 1 ? [{ path, message: unnamed }] : [];
			const isTwice = seen.has(name);
			seen.add(name);
			if (!isTwice && isDnsLabel(name)) return [];
			const message = isTwice
				? text(`${quote(name)} names two ports`, `${quote(name)} 同时是两个端口的名称`)
				: text(`${quote(name)} is not the name of a port`, `${quote(name)} 不是有效的端口名`);
			return [{ path, message }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: catalog
spec:
  selector:
    app: catalog
  ports:
    - port: 80
      targetPort: http
    - port: 9090
      targetPort: metrics
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: catalog
spec:
  selector:
    app: catalog
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: metrics
      port: 9090
      targetPort: metrics
`,
		},
	],
});

const unnamed = text(
	'The port has no name, but the Service has several',
	'Service 有多个端口，但此端口没有名称',
);
