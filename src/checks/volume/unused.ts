import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { knowsItsVolumes, usedVolumes } from './mounts.ts';

export default check({
	title: text('No container mounts the volume', '没有容器挂载该卷'),
	why: text(
		'The kubelet sets the volume up all the same: a Secret is fetched to the node, a missing claim keeps the Pod from starting. Often the mount was forgotten.',
		'kubelet 仍会准备该卷：Secret 会被下载到节点，PVC 缺失会使 Pod 无法启动。多数情况是忘了写挂载项。',
	),
	mend: text('Mount the volume or remove it.', '挂载该卷，或将其删除。'),
	severity: 'low',
	standards: [],
	on: 'pod',
	mentions: ['volumes'],
	detect(pod) {
		if (pod.volumes.length === 0 || !knowsItsVolumes(pod)) return undefined;
		const used = usedVolumes(pod);
		return pod.volumes
			.filter(({ name }) => name !== '' && !used.has(name))
			.map((volume) => ({
				path: volume.at(),
				message: text(
					`No container mounts the volume ${quote(volume.name)}`,
					`没有容器挂载卷 ${quote(volume.name)}`,
				),
				// Right unless the mount was forgotten or something injects a container that has it.
				fix: { safety: 'evidence', edits: [{ kind: 'remove', path: volume.at() }] },
			}));
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
spec:
  selector:
    matchLabels:
      app: storefront
  template:
    metadata:
      labels:
        app: storefront
    spec:
      containers:
        - name: web
          image: registry.example.com/storefront:6.1.3
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
        - name: tls
          secret:
            secretName: storefront-tls
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
spec:
  selector:
    matchLabels:
      app: storefront
  template:
    metadata:
      labels:
        app: storefront
    spec:
      containers:
        - name: web
          image: registry.example.com/storefront:6.1.3
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
`,
		},
	],
});
