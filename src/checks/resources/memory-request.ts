import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missingRequest } from './missing.ts';

export default check({
	title: text('The container requests no memory', '容器未声明内存请求'),
	why: text(
		'The scheduler counts the container as needing nothing, so it fills nodes beyond their memory, and this Pod is among the first to be evicted.',
		'调度器视该容器不占内存，可能使节点内存超额分配，而该 Pod 会最先被驱逐。',
	),
	mend: text(
		'Set `resources.requests.memory` to the usual use.',
		'将 `resources.requests.memory` 设为日常用量。',
	),
	severity: 'low',
	standards: ['nsa:resource-policies', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container, context) => missingRequest(container, 'memory', context),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
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
          image: registry.example.com/ledger:7.0.3
          resources:
            requests:
              cpu: 250m
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
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
          image: registry.example.com/ledger:7.0.3
          resources:
            requests:
              cpu: 250m
              memory: 128Mi
`,
		},
	],
});
