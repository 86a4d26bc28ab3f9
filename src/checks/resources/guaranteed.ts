import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quantityOf, type ResourceName } from './amounts.ts';

export default check({
	title: text('Request and limit differ', '请求与上限不一致'),
	why: text(
		'Only a Pod whose requests equal its limits gets the class Guaranteed: it is evicted last, and the kernel kills it last.',
		'只有请求与上限相等的 Pod 才属于 Guaranteed 级别：最后被驱逐，也最后被内核杀死。',
	),
	mend: text(
		'Set the request to the limit where the workload must not yield.',
		'对不可让步的工作负载，将请求设为与上限相同。',
	),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'container',
	detect(container) {
		if (container.role === 'ephemeral' || container.fields.resources === undefined)
			return undefined;
		return names.flatMap((name) => {
			const request = quantityOf(container, 'requests', name);
			const limit = quantityOf(container, 'limits', name);
			// An unset request is filled from the limit.
			if (limit === undefined || request === undefined || request === limit) return [];
			const path = container.at('resources', 'requests', name);
			const value = container.resources('limits')[name];
			return {
				path,
				message: text(`the ${name} request is not the limit`, `${name} 的请求与上限不同`),
				...(value !== undefined && {
					fix: { safety: 'evidence', edits: [{ kind: 'set', path, value }] },
				}),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: broker
spec:
  selector:
    matchLabels:
      app: broker
  template:
    metadata:
      labels:
        app: broker
    spec:
      containers:
        - name: broker
          image: registry.example.com/broker:3.1.0
          resources:
            limits:
              memory: 1Gi
            requests:
              memory: 512Mi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: broker
spec:
  selector:
    matchLabels:
      app: broker
  template:
    metadata:
      labels:
        app: broker
    spec:
      containers:
        - name: broker
          image: registry.example.com/broker:3.1.0
          resources:
            limits:
              memory: 1Gi
            requests:
              memory: 1Gi
`,
		},
	],
});

const names: readonly ResourceName[] = ['cpu', 'memory', 'ephemeral-storage'];
