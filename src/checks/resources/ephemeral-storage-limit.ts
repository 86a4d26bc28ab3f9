import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missing } from './amounts.ts';

export default check({
	title: text('No limit on ephemeral storage', '未设置临时存储上限'),
	why: text(
		'Logs, emptyDirs and the writable layer share the disk of the node. A container that fills it gets other Pods evicted.',
		'日志、emptyDir 和可写层共用节点磁盘。一个写满磁盘的容器会导致其他 Pod 被驱逐。',
	),
	mend: text(
		'Set `resources.limits.ephemeral-storage`.',
		'设置 `resources.limits.ephemeral-storage`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'container',
	detect: (container) =>
		missing(container, { which: 'limits', name: 'ephemeral-storage', value: '1Gi' }),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: importer
spec:
  selector:
    matchLabels:
      app: importer
  template:
    metadata:
      labels:
        app: importer
    spec:
      containers:
        - name: importer
          image: registry.example.com/importer:3.1.0
          resources:
            limits:
              memory: 128Mi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: importer
spec:
  selector:
    matchLabels:
      app: importer
  template:
    metadata:
      labels:
        app: importer
    spec:
      containers:
        - name: importer
          image: registry.example.com/importer:3.1.0
          resources:
            limits:
              memory: 128Mi
              ephemeral-storage: 1Gi
`,
		},
	],
});
