import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missing } from './amounts.ts';

export default check({
	title: text('No CPU request', '未设置 CPU 请求'),
	why: text(
		'Without a request the scheduler counts the container as nothing, and on a busy node it gets almost no CPU time.',
		'没有请求时调度器把该容器的 CPU 需求计为零，节点繁忙时它几乎得不到 CPU 时间。',
	),
	mend: text(
		'Set `resources.requests.cpu` to what the program usually uses.',
		'将 `resources.requests.cpu` 设为程序的常用量。',
	),
	severity: 'low',
	standards: ['nsa:resource-policies', 'mitre:T1499', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container) => missing(container, { which: 'requests', name: 'cpu', value: '100m' }),
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
          image: registry.example.com/catalog:3.1.0
          resources:
            limits:
              memory: 128Mi
            requests:
              memory: 128Mi
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
          image: registry.example.com/catalog:3.1.0
          resources:
            limits:
              memory: 128Mi
            requests:
              memory: 128Mi
              cpu: 100m
`,
		},
	],
});
