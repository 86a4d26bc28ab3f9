import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'A volume is of a type that Pod Security restricted forbids',
		'卷类型不在 Pod Security restricted 允许的范围内',
	),
	why: text(
		'These volumes name servers, disks or drivers in the Pod itself, so whoever writes a Pod reaches any storage that the node reaches. A claim leaves that choice to the administrator.',
		'这类卷直接在 Pod 中指定服务器、磁盘或驱动，任何能创建 Pod 的人都能访问节点可达的存储；改用 PVC 则由管理员决定可用的存储。',
	),
	mend: text(
		'Put the storage into a PersistentVolume and mount it through a persistentVolumeClaim.',
		'将存储定义为 PersistentVolume，再通过 persistentVolumeClaim 挂载。',
	),
	severity: 'medium',
	standards: ['pss:restricted', 'nsa:pod-security-enforcement', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['volumes'],
	// hostPath, which this control forbids as well, is the matter of volume/host-path.
	detect: (pod, context) =>
		forbidden('restrictedVolumes', pod, context, ({ at }) => {
			const type = String(at.at(-1));
			if (type === 'hostPath') return undefined;
			return {
				message: text(
					`The volume type ${quote(type)} is forbidden`,
					`不允许使用卷类型 ${quote(type)}`,
				),
				// The kubelet runs git as root on a repository of the author's choice (CVE-2024-10220).
				...(type === 'gitRepo' && { severity: 'high' as const }),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: media-library
spec:
  serviceName: media-library
  selector:
    matchLabels:
      app: media-library
  template:
    metadata:
      labels:
        app: media-library
    spec:
      containers:
        - name: library
          image: registry.example.com/media-library:2.2.0
          volumeMounts:
            - name: media
              mountPath: /media
      volumes:
        - name: media
          nfs:
            server: nas.example.com
            path: /export/media
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: media-library
spec:
  serviceName: media-library
  selector:
    matchLabels:
      app: media-library
  template:
    metadata:
      labels:
        app: media-library
    spec:
      containers:
        - name: library
          image: registry.example.com/media-library:2.2.0
          volumeMounts:
            - name: media
              mountPath: /media
      volumes:
        - name: media
          persistentVolumeClaim:
            claimName: media
`,
		},
	],
});
