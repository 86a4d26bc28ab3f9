import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { overcommitted } from './overcommitted.ts';

export default check({
	title: text(
		'The container may use more memory or storage than it requests',
		'容器可用的内存或存储超过其 request',
	),
	why: text(
		'Neither memory nor disk can be taken back from a running program. When several containers use what none of them reserved, the node runs out and Pods are killed or evicted.',
		'内存和磁盘无法从运行中的程序收回。当多个容器用到未预留的部分时，节点资源耗尽，Pod 会被杀死或驱逐。',
	),
	mend: text(
		'Set the requests of memory and ephemeral-storage equal to their limits.',
		'将 memory 与 ephemeral-storage 的 request 设为与 limit 相等。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'container',
	mentions: ['limits'],
	detect: (container) => {
		const memory = overcommitted(container, 'memory');
		const storage = overcommitted(container, 'ephemeral-storage');
		return memory && storage ? [memory, storage] : (memory ?? storage);
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  serviceName: cache
  selector:
    matchLabels:
      app: cache
  template:
    metadata:
      labels:
        app: cache
    spec:
      containers:
        - name: redis
          image: registry.example.com/redis:8.2.1
          resources:
            requests:
              cpu: 250m
              memory: 512Mi
            limits:
              memory: 1Gi
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  serviceName: cache
  selector:
    matchLabels:
      app: cache
  template:
    metadata:
      labels:
        app: cache
    spec:
      containers:
        - name: redis
          image: registry.example.com/redis:8.2.1
          resources:
            requests:
              cpu: 250m
              memory: 1Gi
            limits:
              memory: 1Gi
`,
		},
	],
});
