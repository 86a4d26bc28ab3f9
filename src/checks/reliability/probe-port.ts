import type { ContainerView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { probesOf } from './probes.ts';

export default check({
	title: text(
		'A probe or hook names a port that the container does not declare',
		'探针或钩子引用了容器未声明的端口名',
	),
	why: text(
		'Named ports are looked up among the ports of the same container. An unknown name makes every probe fail: the container is restarted again and again, or never gets requests.',
		'端口名只在同一容器的 ports 中查找。名称不存在时探针每次都会失败：容器不断重启，或永远收不到请求。',
	),
	mend: text(
		'Declare the port under this name, or correct the name.',
		'以该名称声明端口，或改正名称。',
	),
	severity: 'medium',
	standards: [],
	on: 'container',
	mentions: ['httpGet', 'tcpSocket'],
	detect(container) {
		const problems: Problem[] = [];
		for (const { path, port } of namedPorts(container)) {
			const names = container.ports.map(({ fields }) => fields.name);
			if (names.includes(port)) continue;
			const known = names.filter((name) => typeof name === 'string');
			const [only] = known;
			const message = text(
				`No port of the container is called ${quote(port)}`,
				`容器没有名为 ${quote(port)} 的端口`,
			);
			const isClear = known.length === 1 && container.role !== 'ephemeral';
			const edits = [{ kind: 'set' as const, path, value: only }];
			problems.push({ path, message, ...(isClear && { fix: { safety: 'evidence', edits } }) });
		}
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /alive
              port: web
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /alive
              port: http
`,
		},
	],
});

const handlers = ['httpGet', 'tcpSocket'] as const;

/** The ports that probes and hooks give by name. A text of digits is refused as a name elsewhere. */
function namedPorts(container: ContainerView): { path: Path; port: string }[] {
	const { postStart, preStop } = asFields(container.fields.lifecycle);
	const actions = [
		...probesOf(container).map(({ name, fields }) => ({ at: [name], fields })),
		{ at: ['lifecycle', 'postStart'], fields: asFields(postStart) },
		{ at: ['lifecycle', 'preStop'], fields: asFields(preStop) },
	];
	return actions.flatMap(({ at, fields }) =>
		handlers.flatMap((handler) => {
			const port = asString(asFields(fields[handler]).port);
			if (!port || /^\d+$/.test(port)) return [];
			return [{ path: container.at(...at, handler, 'port'), port }];
		}),
	);
}
