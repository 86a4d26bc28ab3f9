import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('What the container mounts appears on the node', '容器内的挂载会传播到节点'),
	why: text(
		'With Bidirectional propagation a mount that the container makes shows up on the node and in every Pod that uses the volume. It can cover files that others trust, and it stays when the container ends.',
		'使用 Bidirectional 传播时，容器内的挂载会出现在节点以及所有使用该卷的 Pod 中，可以覆盖他人信任的文件，并且在容器结束后依然存在。',
	),
	mend: text(
		'Use `HostToContainer`; only storage drivers need `Bidirectional`.',
		'改用 `HostToContainer`；只有存储驱动才需要 `Bidirectional`。',
	),
	severity: 'high',
	standards: ['mitre:T1611', 'owasp-k8s:K01'],
	on: 'container',
	mentions: ['mountPropagation'],
	detect: (container) =>
		container.volumeMounts
			.filter(({ fields }) => fields.mountPropagation === 'Bidirectional')
			.map(({ index }) => {
				const path = container.at('volumeMounts', index, 'mountPropagation');
				if (container.role === 'ephemeral') return { path }; // cannot be changed
				// A storage driver's mounts would no longer reach the Pods that use them.
				return {
					path,
					fix: {
						safety: 'evidence' as const,
						edits: [{ kind: 'set' as const, path, value: 'HostToContainer' }],
					},
				};
			}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: mount-watcher
spec:
  selector:
    matchLabels:
      app: mount-watcher
  template:
    metadata:
      labels:
        app: mount-watcher
    spec:
      containers:
        - name: watcher
          image: registry.example.com/mount-watcher:0.4.1
          securityContext:
            privileged: true
          volumeMounts:
            - name: mounts
              mountPath: /mnt/disks
              mountPropagation: Bidirectional
      volumes:
        - name: mounts
          hostPath:
            path: /mnt/disks
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: mount-watcher
spec:
  selector:
    matchLabels:
      app: mount-watcher
  template:
    metadata:
      labels:
        app: mount-watcher
    spec:
      containers:
        - name: watcher
          image: registry.example.com/mount-watcher:0.4.1
          securityContext:
            privileged: true
          volumeMounts:
            - name: mounts
              mountPath: /mnt/disks
              mountPropagation: HostToContainer
      volumes:
        - name: mounts
          hostPath:
            path: /mnt/disks
`,
		},
	],
});
