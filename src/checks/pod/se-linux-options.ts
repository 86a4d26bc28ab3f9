import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { removal } from './removal.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text(
		'The SELinux label is not one that was made for containers',
		'SELinux 标签不是为容器设计的',
	),
	why: text(
		'Types such as `spc_t`, and users or roles of the node, let a process past the SELinux rules that keep containers away from the node and from each other.',
		'`spc_t` 等类型以及节点的 user、role 会让进程绕过将容器与节点、容器与容器隔离开的 SELinux 规则。',
	),
	mend: text(
		'Leave the label to the runtime: remove `type`, `user` and `role`; keep `level` if needed.',
		'让运行时决定标签：删除 `type`、`user` 和 `role`，必要时保留 `level`。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['seLinuxOptions'],
	detect: (pod, context) =>
		forbidden('seLinuxOptions', pod, context, ({ at, path, value }) => {
			const field = path.at(-1);
			const written = quote(asString(value) ?? '');
			return {
				message: text(`The SELinux ${field} is ${written}`, `SELinux ${field} 为 ${written}`),
				...fixFor(ownerAt(pod, path), {
					safety: 'evidence',
					edits: [removal(pod.resource, at)],
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-collector
spec:
  selector:
    matchLabels:
      app: log-collector
  template:
    metadata:
      labels:
        app: log-collector
    spec:
      securityContext:
        runAsNonRoot: true
        seLinuxOptions:
          type: spc_t
      containers:
        - name: collector
          image: registry.example.com/collector:2.14.0
          securityContext:
            seLinuxOptions:
              role: sysadm_r
              level: s0:c12,c40
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-collector
spec:
  selector:
    matchLabels:
      app: log-collector
  template:
    metadata:
      labels:
        app: log-collector
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
        - name: collector
          image: registry.example.com/collector:2.14.0
          securityContext:
            seLinuxOptions:
              level: s0:c12,c40
`,
		},
	],
});
