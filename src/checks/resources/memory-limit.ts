import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missingLimit } from './missing.ts';

export default check({
	title: text('The container has no memory limit', '容器没有内存上限'),
	why: text(
		'A leak or an attack can take all memory of the node. The kernel then kills processes of other Pods, and the kubelet evicts them.',
		'内存泄漏或攻击可能耗尽节点内存，导致内核杀死其他 Pod 的进程，kubelet 驱逐其他 Pod。',
	),
	mend: text(
		'Set `resources.limits.memory` a little above the highest observed use.',
		'将 `resources.limits.memory` 设为略高于观测峰值。',
	),
	severity: 'medium',
	standards: ['nsa:resource-policies', 'mitre:T1499', 'mitre:T1496', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container, context) => missingLimit(container, 'memory', context),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: thumbnailer
spec:
  selector:
    matchLabels:
      app: thumbnailer
  template:
    metadata:
      labels:
        app: thumbnailer
    spec:
      containers:
        - name: thumbnailer
          image: registry.example.com/thumbnailer:2.6.0
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: thumbnailer
spec:
  selector:
    matchLabels:
      app: thumbnailer
  template:
    metadata:
      labels:
        app: thumbnailer
    spec:
      containers:
        - name: thumbnailer
          image: registry.example.com/thumbnailer:2.6.0
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
`,
		},
	],
});
