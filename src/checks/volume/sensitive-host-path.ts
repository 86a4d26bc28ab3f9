import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hostPlace } from './host-paths.ts';
import { mountsOf } from './mounts.ts';

export default check({
	title: text('A sensitive directory of the node is mounted', '挂载了节点的敏感目录'),
	why: text(
		'Directories such as /etc, /proc and /var/lib/kubelet hold the keys, settings and secrets that keep the node and its Pods apart. Reading them is often enough to take over the node; writing them always is.',
		'/etc、/proc、/var/lib/kubelet 等目录保存着隔离节点与各 Pod 的密钥、配置和机密。能读取往往就足以接管节点，能写入则必然可以。',
	),
	mend: text(
		'Mount only the one file that is needed, read-only, or nothing of the node at all.',
		'只以只读方式挂载所需的那个文件，最好完全不挂载节点目录。',
	),
	severity: 'high',
	standards: ['mitre:T1611', 'mitre:T1552', 'owasp-k8s:K01'],
	on: 'volume',
	mentions: ['hostPath'],
	detect(volume) {
		const path = asString(volume.source('hostPath').path);
		const place = path === undefined ? undefined : hostPlace(path);
		if (path === undefined || (place?.kind !== 'read' && place?.kind !== 'write')) return undefined;
		const isWritable = mountsOf(volume).some(({ isReadOnly }) => !isReadOnly);
		// Programs and kernel settings are no secrets: reading them harms nobody.
		if (place.kind === 'write' && !isWritable) return undefined;
		const [en, zh] = isWritable ? ['writes', '可写入'] : ['reads', '可读取'];
		return {
			path: volume.at('hostPath', 'path'),
			...(isWritable && { severity: 'critical' as const }),
			message: text(
				`A container ${en} ${quote(path)} of the node: ${place.what.en}`,
				`容器${zh}节点上的 ${quote(path)}：${place.what.zh}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: backup-agent
spec:
  selector:
    matchLabels:
      app: backup-agent
  template:
    metadata:
      labels:
        app: backup-agent
    spec:
      containers:
        - name: agent
          image: registry.example.com/backup-agent:7.0.2
          volumeMounts:
            - name: node-etc
              mountPath: /host/etc
              readOnly: true
      volumes:
        - name: node-etc
          hostPath:
            path: /etc
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: backup-agent
spec:
  selector:
    matchLabels:
      app: backup-agent
  template:
    metadata:
      labels:
        app: backup-agent
    spec:
      containers:
        - name: agent
          image: registry.example.com/backup-agent:7.0.2
          volumeMounts:
            - name: node-etc
              mountPath: /host/etc/localtime
              readOnly: true
      volumes:
        - name: node-etc
          hostPath:
            path: /etc/localtime
`,
		},
	],
});
