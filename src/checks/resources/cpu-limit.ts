import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missing } from './amounts.ts';

export default check({
	title: text('No CPU limit', '未设置 CPU 上限'),
	why: text(
		'A container without a limit may use every idle CPU of the node, for example to mine coins. Many clusters accept that, because a limit also slows a program down when CPU is idle.',
		'没有上限的容器可以占用节点上所有空闲 CPU，例如用于挖矿。不少集群接受这一点，因为上限在 CPU 空闲时也会拖慢程序。',
	),
	mend: text(
		'Set `resources.limits.cpu` where the workload is not trusted.',
		'对不受信任的工作负载设置 `resources.limits.cpu`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1496', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container) => missing(container, { which: 'limits', name: 'cpu', value: '500m' }),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: thumbnails
spec:
  selector:
    matchLabels:
      app: thumbnails
  template:
    metadata:
      labels:
        app: thumbnails
    spec:
      containers:
        - name: thumbnails
          image: registry.example.com/thumbnails:3.1.0
          resources:
            limits:
              memory: 128Mi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: thumbnails
spec:
  selector:
    matchLabels:
      app: thumbnails
  template:
    metadata:
      labels:
        app: thumbnails
    spec:
      containers:
        - name: thumbnails
          image: registry.example.com/thumbnails:3.1.0
          resources:
            limits:
              memory: 128Mi
              cpu: 500m
`,
		},
	],
});
