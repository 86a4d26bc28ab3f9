import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missingLimit } from './missing.ts';

export default check({
	title: text('The container has no limit on ephemeral storage', '容器没有临时存储上限'),
	why: text(
		'What the container writes to its own layer, to logs and to emptyDir can fill the disk of the node. The kubelet then evicts Pods and collects images, whoever wrote the data.',
		'容器写入自身可写层、日志和 emptyDir 的数据可能占满节点磁盘，kubelet 会因此驱逐 Pod 并清理镜像，而不论数据由谁写入。',
	),
	mend: text(
		'Set `resources.limits.ephemeral-storage`.',
		'设置 `resources.limits.ephemeral-storage`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'container',
	detect: (container, context) => missingLimit(container, 'ephemeral-storage', context),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-shipper
spec:
  selector:
    matchLabels:
      app: log-shipper
  template:
    metadata:
      labels:
        app: log-shipper
    spec:
      containers:
        - name: log-shipper
          image: registry.example.com/log-shipper:0.9.4
          resources:
            requests:
              cpu: 50m
              memory: 64Mi
            limits:
              memory: 128Mi
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-shipper
spec:
  selector:
    matchLabels:
      app: log-shipper
  template:
    metadata:
      labels:
        app: log-shipper
    spec:
      containers:
        - name: log-shipper
          image: registry.example.com/log-shipper:0.9.4
          resources:
            requests:
              cpu: 50m
              memory: 64Mi
            limits:
              memory: 128Mi
              ephemeral-storage: 1Gi
`,
		},
	],
});
