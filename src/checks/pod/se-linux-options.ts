import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { removal } from './removal.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('An SELinux label outside of the container types', 'SELinux 标签超出容器类型'),
	why: text(
		'A type such as `spc_t`, or a user or role of its own, takes the container out of the policy that keeps it from the files and processes of the node.',
		'`spc_t` 之类的类型，或自定的 user、role，会使容器脱离阻止其访问节点文件和进程的策略。',
	),
	mend: text(
		'Leave user and role out, and use a container type such as `container_t`.',
		'去掉 user 和 role，并使用 `container_t` 等容器类型。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('seLinuxOptions', pod, context, ({ at, path, value }) => ({
			message: text(
				`the SELinux ${String(path.at(-1))} is ${quote(String(value))}`,
				`SELinux 的 ${String(path.at(-1))} 为 ${quote(String(value))}`,
			),
			...fixFor(ownerAt(pod, path), { safety: 'evidence', edits: [removal(pod.resource, at)] }),
		})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: backup
spec:
  securityContext:
    seLinuxOptions:
      level: s0:c123,c456
      type: spc_t
  containers:
    - name: backup
      image: registry.example.com/backup:1.8.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: backup
spec:
  securityContext:
    seLinuxOptions:
      level: s0:c123,c456
  containers:
    - name: backup
      image: registry.example.com/backup:1.8.0
`,
		},
	],
});
