import type { Edit } from '../../model/edit.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { removal } from './removal.ts';
import { contextPath, fixFor } from './security-contexts.ts';

export default check({
	title: text('The container can send raw packets', '容器可以发送原始数据包'),
	why: text(
		'NET_RAW is in the default set of containerd and Docker. With it a process can forge ARP and DNS answers and so read the traffic of other Pods on the node.',
		'NET_RAW 属于 containerd 和 Docker 的默认集合。进程可借此伪造 ARP 和 DNS 应答，窃听同节点其他 Pod 的流量。',
	),
	mend: text(
		'Drop `ALL` or `NET_RAW`; for ping, allow `net.ipv4.ping_group_range` instead.',
		'丢弃 `ALL` 或 `NET_RAW`；若需要 ping，可改用 `net.ipv4.ping_group_range`。',
	),
	severity: 'medium',
	profile: 'strict', // where ALL is not dropped, that is the finding
	standards: ['cis:5.2.8', 'nsa:pod-security-enforcement', 'mitre:T1040', 'owasp-k8s:K01'],
	on: 'container',
	detect(container) {
		const { effective, dropsAll } = container.capabilities;
		if (!effective.has('NET_RAW') || container.pod.isWindows) return undefined;
		if (container.isPrivileged) return { path: container.at('securityContext', 'privileged') };
		const index = asList(asFields(container.security.capabilities).add).indexOf('NET_RAW');
		const added = contextPath(container, 'capabilities', 'add', index);
		const drop = contextPath(container, 'capabilities', 'drop');
		const edits: Edit[] = dropsAll ? [] : [{ kind: 'append', path: drop, value: 'NET_RAW' }];
		if (index >= 0) edits.push(removal(container.resource, added));
		return {
			path: index >= 0 ? added : drop,
			...fixFor(container, { safety: 'evidence', edits }),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: session-store
spec:
  containers:
    - name: store
      image: registry.example.com/session-store:3.3.0
      securityContext:
        capabilities:
          drop: [MKNOD]
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: session-store
spec:
  containers:
    - name: store
      image: registry.example.com/session-store:3.3.0
      securityContext:
        capabilities:
          drop: [MKNOD, NET_RAW]
`,
		},
	],
});
