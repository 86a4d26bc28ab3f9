import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quantityOf, type ResourceName } from './amounts.ts';

export default check({
	title: text('A request above its limit', '请求大于上限'),
	why: text(
		'The API server refuses a container that asks for more than it may use.',
		'API server 会拒绝请求量大于上限的容器。',
	),
	mend: text('Lower the request or raise the limit.', '降低请求或提高上限。'),
	severity: 'high',
	standards: [],
	on: 'container',
	detect(container) {
		if (container.fields.resources === undefined) return undefined;
		return names.flatMap((name) => {
			const request = quantityOf(container, 'requests', name);
			const limit = quantityOf(container, 'limits', name);
			if (request === undefined || limit === undefined || request <= limit) return [];
			const path = container.at('resources', 'requests', name);
			const value = container.resources('limits')[name];
			return {
				path,
				message: text(`the ${name} request is above the limit`, `${name} 的请求大于上限`),
				fix: { safety: 'evidence', edits: [{ kind: 'set', path, value }] },
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: indexer
spec:
  selector:
    matchLabels:
      app: indexer
  template:
    metadata:
      labels:
        app: indexer
    spec:
      containers:
        - name: indexer
          image: registry.example.com/indexer:3.1.0
          resources:
            limits:
              memory: 256Mi
            requests:
              memory: 1Gi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: indexer
spec:
  selector:
    matchLabels:
      app: indexer
  template:
    metadata:
      labels:
        app: indexer
    spec:
      containers:
        - name: indexer
          image: registry.example.com/indexer:3.1.0
          resources:
            limits:
              memory: 256Mi
            requests:
              memory: 256Mi
`,
		},
	],
});

const names: readonly ResourceName[] = ['cpu', 'memory', 'ephemeral-storage'];
