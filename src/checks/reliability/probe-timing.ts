import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { probesOf } from './probes.ts';

export default check({
	title: text('A probe leaves its timing to the defaults', '探针未写明时间参数'),
	why: text(
		'By default a probe may take one second, runs every ten and gives up after three failures. Programs that pause for garbage collection or a cold cache need other numbers, and the manifest does not tell whether anybody thought of it.',
		'默认情况下，探针超时 1 秒、每 10 秒执行一次、连续失败 3 次即判定失败。对有 GC 停顿或冷缓存的程序这往往不合适，而清单也看不出是否有人考虑过。',
	),
	mend: text(
		'Set `timeoutSeconds`, `periodSeconds` and `failureThreshold`.',
		'设置 `timeoutSeconds`、`periodSeconds` 和 `failureThreshold`。',
	),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'container',
	mentions: ['livenessProbe', 'readinessProbe', 'startupProbe'],
	detect(container) {
		const problems = probesOf(container).flatMap(({ name, fields }) => {
			const unset = timings.filter((timing) => (fields[timing.field] ?? null) === null);
			if (unset.length === 0) return [];
			const names = unset.map(({ field }) => field).join(', ');
			const path = container.at(name);
			const edits = unset.map(({ field, usual }) => ({
				kind: 'set' as const,
				path: [...path, field],
				value: usual,
			}));
			const message = text(`${name} does not set ${names}`, `${name} 未设置 ${names}`);
			return [{ path, message, fix: { safety: 'value' as const, edits } }];
		});
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
          readinessProbe:
            tcpSocket:
              port: http
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
          readinessProbe:
            tcpSocket:
              port: http
            timeoutSeconds: 3
            periodSeconds: 10
            failureThreshold: 3
`,
		},
	],
});

const timings = [
	{ field: 'timeoutSeconds', usual: 3 },
	{ field: 'periodSeconds', usual: 10 },
	{ field: 'failureThreshold', usual: 3 },
];
