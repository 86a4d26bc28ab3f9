import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The container has a CPU limit', '容器设置了 CPU 上限'),
	why: text(
		'The kernel throttles a container at its limit even while the node has idle cores, which shows as slow answers. Some teams share CPU by requests alone; this check is for them and contradicts `resources/cpu-limit`.',
		'即使节点仍有空闲核心，内核也会按上限限流，表现为响应变慢。有些团队只用 request 分配 CPU；此检查为其而设，与 `resources/cpu-limit` 相反。',
	),
	mend: text(
		'Remove `resources.limits.cpu` and keep the request.',
		'删除 `resources.limits.cpu`，保留 request。',
	),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'container',
	mentions: ['limits'],
	detect: (container) => {
		const limits = container.resources('limits');
		const limit = limits.cpu ?? undefined;
		if (limit === undefined || container.role === 'ephemeral') return undefined;
		const value = quote(asString(limit) ?? JSON.stringify(limit) ?? '');
		const isOnly = Object.keys(limits).length === 1;
		const path = container.at('resources', 'limits', ...(isOnly ? [] : ['cpu']));
		const request = container.at('resources', 'requests', 'cpu');
		// Without a request the limit was the request, and that has to stay.
		const isRequest = (container.resources('requests').cpu ?? undefined) === undefined;
		return {
			path: container.at('resources', 'limits', 'cpu'),
			message: text(`limits.cpu is ${value}`, `limits.cpu 为 ${value}`),
			// A Pod of class Guaranteed stops being one, and with it exclusive cores.
			fix: {
				safety: 'evidence',
				edits: [
					...(isRequest ? [{ kind: 'set', path: request, value: limit } as const] : []),
					{ kind: 'remove', path },
				],
			},
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: search
spec:
  selector:
    matchLabels:
      app: search
  template:
    metadata:
      labels:
        app: search
    spec:
      containers:
        - name: search
          image: registry.example.com/search:9.1.0
          resources:
            requests:
              cpu: 500m
              memory: 1Gi
            limits:
              cpu: "1"
              memory: 1Gi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: search
spec:
  selector:
    matchLabels:
      app: search
  template:
    metadata:
      labels:
        app: search
    spec:
      containers:
        - name: search
          image: registry.example.com/search:9.1.0
          resources:
            requests:
              cpu: 500m
              memory: 1Gi
            limits:
              memory: 1Gi
`,
		},
	],
});
