import type { Fix } from '../../model/edit.ts';
import { asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { holdsLogs, isSocketFile } from './host-paths.ts';
import { mountsOf } from './mounts.ts';

export default check({
	title: text('A directory of the node is mounted writable', '节点目录以可写方式挂载'),
	why: text(
		'What the container writes stays on the node after the Pod is gone and is read by whatever uses the directory there. Under /var/log a symbolic link is enough to read any file of the node through the log endpoint of the kubelet.',
		'容器写入的内容在 Pod 删除后仍留在节点上，并会被节点上使用该目录的程序读取。若可写 /var/log，只需一个符号链接即可通过 kubelet 的日志接口读取节点上的任意文件。',
	),
	mend: text('Set `readOnly: true` on the mount.', '在挂载项上设置 `readOnly: true`。'),
	severity: 'medium',
	standards: ['mitre:T1611', 'owasp-k8s:K01'],
	on: 'volume',
	mentions: ['hostPath'],
	detect(volume) {
		const { path, type } = volume.source('hostPath');
		// readOnly does not keep anybody from talking to a socket or a device.
		if (path === undefined || isSocketFile(path) || notFiles.has(asString(type) ?? ''))
			return undefined;
		const shown = quote(asString(path) ?? '');
		return mountsOf(volume)
			.filter(({ isReadOnly }) => !isReadOnly)
			.map(({ container, path: at }) => ({
				path: at,
				container: container.name,
				message: text(`The node's ${shown} is writable here`, `此处可写节点上的 ${shown}`),
				...(holdsLogs(path) && { severity: 'high' as const }),
				// Right if the program only reads; an ephemeral container cannot be changed.
				...(container.list !== 'ephemeralContainers' && { fix: readOnly(at) }),
			}));
	},
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
        - name: shipper
          image: registry.example.com/log-shipper:2.11.0
          volumeMounts:
            - name: logs
              mountPath: /var/log
      volumes:
        - name: logs
          hostPath:
            path: /var/log
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
        - name: shipper
          image: registry.example.com/log-shipper:2.11.0
          volumeMounts:
            - name: logs
              mountPath: /var/log
              readOnly: true
      volumes:
        - name: logs
          hostPath:
            path: /var/log
`,
		},
	],
});

const notFiles: ReadonlySet<string> = new Set(['Socket', 'CharDevice', 'BlockDevice']);

function readOnly(mount: Path): Fix {
	return {
		safety: 'evidence',
		edits: [{ kind: 'set', path: [...mount, 'readOnly'], value: true }],
	};
}
