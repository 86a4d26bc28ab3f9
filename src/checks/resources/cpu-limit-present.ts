import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A CPU limit is set', '设置了 CPU 上限'),
	why: text(
		'A CPU limit slows the program down even when the node is idle, and requests alone already share CPU fairly. Some operators forbid limits for that; others demand them (resources/cpu-limit).',
		'即使节点空闲，CPU 上限也会拖慢程序，而仅凭请求就能公平分配 CPU。因此有些团队禁止设置上限，另一些则要求设置（resources/cpu-limit）。',
	),
	mend: text('Remove `resources.limits.cpu`.', '删除 `resources.limits.cpu`。'),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'container',
	detect(container) {
		const limits = container.resources('limits');
		if (limits.cpu === undefined || limits.cpu === null) return undefined;
		const path = container.at('resources', 'limits', 'cpu');
		// Without a request of its own the limit is the request too.
		if (asFields(container.resources('requests')).cpu === undefined) return { path };
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'remove', path }] } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: gateway
spec:
  selector:
    matchLabels:
      app: gateway
  template:
    metadata:
      labels:
        app: gateway
    spec:
      containers:
        - name: gateway
          image: registry.example.com/gateway:3.1.0
          resources:
            limits:
              memory: 256Mi
              cpu: 500m
            requests:
              cpu: 250m
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: gateway
spec:
  selector:
    matchLabels:
      app: gateway
  template:
    metadata:
      labels:
        app: gateway
    spec:
      containers:
        - name: gateway
          image: registry.example.com/gateway:3.1.0
          resources:
            limits:
              memory: 256Mi
            requests:
              cpu: 250m
`,
		},
	],
});
