import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missing } from './amounts.ts';

export default check({
	title: text('No memory request', '未设置内存请求'),
	why: text(
		'The scheduler may place the container where no memory is left, and under pressure the kubelet evicts it first.',
		'调度器可能把容器放到内存不足的节点；内存紧张时 kubelet 会最先驱逐它。',
	),
	mend: text(
		'Set `resources.requests.memory` to what the program usually uses.',
		'将 `resources.requests.memory` 设为程序的常用量。',
	),
	severity: 'low',
	standards: ['nsa:resource-policies', 'mitre:T1499', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container) => missing(container, { which: 'requests', name: 'memory', value: '128Mi' }),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: sessions
spec:
  selector:
    matchLabels:
      app: sessions
  template:
    metadata:
      labels:
        app: sessions
    spec:
      containers:
        - name: sessions
          image: registry.example.com/sessions:3.1.0
          resources:
            requests:
              cpu: 100m
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: sessions
spec:
  selector:
    matchLabels:
      app: sessions
  template:
    metadata:
      labels:
        app: sessions
    spec:
      containers:
        - name: sessions
          image: registry.example.com/sessions:3.1.0
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
`,
		},
	],
});
