import { isPortName } from '../../kube/port-name.ts';
import type { Problem } from '../../model/check.ts';
import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The name of a port is invalid or stands twice', '端口名称无效或重复'),
	why: text(
		'Names of container ports are at most 15 lower-case letters, digits and hyphens with a letter among them, each once in its container. The API server refuses the Pod.',
		'容器端口名最长 15 个字符，只含小写字母、数字和连字符，且至少一个字母；同一容器内不得重复。否则 API server 会拒绝该 Pod。',
	),
	mend: text('Shorten or change the name.', '缩短或更换名称。'),
	severity: 'medium',
	standards: [],
	on: 'container',
	mentions: ['ports'],
	detect(container) {
		const { ports } = container;
		if (ports.length === 0) return undefined;
		const seen = new Set<string>();
		let problems: Problem[] | undefined;
		for (const { index, fields } of ports) {
			const name = asString(fields.name);
			if (!name) continue;
			const isTwice = seen.has(name);
			seen.add(name);
			if (!isTwice && isPortName(name)) continue;
			const message = isTwice
				? text(`${quote(name)} names two ports`, `${quote(name)} 同时是两个端口的名称`)
				: text(`${quote(name)} is not the name of a port`, `${quote(name)} 不是有效的端口名`);
			problems = [...(problems ?? []), { path: container.at('ports', index, 'name'), message }];
		}
		return problems;
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
            - name: prometheus-metrics
              containerPort: 9090
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
            - name: metrics
              containerPort: 9090
`,
		},
	],
});
