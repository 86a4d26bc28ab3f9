import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missing } from './amounts.ts';

export default check({
	title: text('No memory limit', '未设置内存上限'),
	why: text(
		'One leak or one hostile request can take the memory of the node, and the kernel then kills processes of other workloads.',
		'一次内存泄漏或恶意请求就可能耗尽节点内存，内核随后会杀死其他工作负载的进程。',
	),
	mend: text('Set `resources.limits.memory`.', '设置 `resources.limits.memory`。'),
	severity: 'medium',
	standards: ['nsa:resource-policies', 'mitre:T1499', 'mitre:T1496', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container) => missing(container, { which: 'limits', name: 'memory', value: '256Mi' }),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: billing
spec:
  selector:
    matchLabels:
      app: billing
  template:
    metadata:
      labels:
        app: billing
    spec:
      containers:
        - name: billing
          image: registry.example.com/billing:3.1.0
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: billing
spec:
  selector:
    matchLabels:
      app: billing
  template:
    metadata:
      labels:
        app: billing
    spec:
      containers:
        - name: billing
          image: registry.example.com/billing:3.1.0
          resources:
            limits:
              memory: 256Mi
            requests:
              cpu: 100m
              memory: 128Mi
`,
		},
	],
});
