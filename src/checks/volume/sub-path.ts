import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion, renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A subPath mount may reach outside its volume on this Kubernetes version',
		'在此 Kubernetes 版本上，subPath 挂载可能越出卷的范围',
	),
	why: text(
		'With CVE-2021-25741 a container that can write the volume swaps a symbolic link while the kubelet mounts, and gets any directory of the node. Fixed in 1.19.15, 1.20.11, 1.21.5 and 1.22.2.',
		'利用 CVE-2021-25741，能写入该卷的容器可在 kubelet 挂载时替换符号链接，从而访问节点上的任意目录。1.19.15、1.20.11、1.21.5、1.22.2 已修复。',
	),
	mend: text(
		'Upgrade the nodes; until then mount whole volumes, without `subPath`.',
		'升级节点；在此之前挂载整个卷，不使用 `subPath`。',
	),
	severity: 'high',
	standards: ['nsa:upgrading', 'mitre:T1611', 'mitre:T1068', 'owasp-k8s:K10'],
	on: 'container',
	mentions: ['subPath', 'subPathExpr'],
	detect(container, { version }) {
		if (compareVersion(version, repaired) >= 0) return undefined;
		return container.volumeMounts.flatMap(({ index, fields }) => {
			const field = asString(fields.subPath) ? 'subPath' : 'subPathExpr';
			if (!asString(fields[field])) return [];
			const volume = container.pod.volumes.find(({ name }) => name === fields.name);
			// Nobody in the container can put a link where the kubelet alone writes.
			if (writtenByKubelet.has(volume?.type ?? '')) return [];
			const at = renderVersion(version);
			return {
				path: container.at('volumeMounts', index, field),
				message: text(
					`${field} is unsafe on Kubernetes ${at} without its last patches`,
					`在未打最新补丁的 Kubernetes ${at} 上，${field} 不安全`,
				),
			};
		});
	},
	examples: [
		{
			version: '1.20',
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: mysql
spec:
  serviceName: mysql
  selector:
    matchLabels:
      app: mysql
  template:
    metadata:
      labels:
        app: mysql
    spec:
      containers:
        - name: mysql
          image: registry.example.com/mysql:8.0.40
          volumeMounts:
            - name: data
              mountPath: /var/lib/mysql
              subPath: mysql
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: mysql
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: mysql
spec:
  serviceName: mysql
  selector:
    matchLabels:
      app: mysql
  template:
    metadata:
      labels:
        app: mysql
    spec:
      containers:
        - name: mysql
          image: registry.example.com/mysql:8.0.40
          volumeMounts:
            - name: data
              mountPath: /var/lib/mysql
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: mysql
`,
		},
	],
});

/** The first minor version of which every release is repaired. */
const repaired = { major: 1, minor: 23 };

const writtenByKubelet: ReadonlySet<string> = new Set([
	'configMap',
	'secret',
	'downwardAPI',
	'projected',
]);
