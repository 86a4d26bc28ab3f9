import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('The container is privileged', '容器以特权模式运行'),
	why: text(
		'A privileged container has every capability, every device of the node and no seccomp or AppArmor profile. Whoever breaks into it owns the node.',
		'特权容器拥有全部 capability 和节点上的所有设备，且不受 seccomp 与 AppArmor 约束。攻破它就等于控制了节点。',
	),
	mend: text(
		'Remove `privileged`; add back only the capabilities that the program needs.',
		'删除 `privileged`，只添加程序确实需要的 capability。',
	),
	severity: 'critical',
	standards: [
		'pss:baseline',
		'cis:5.2.2',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	mentions: ['privileged'],
	detect: (pod, context) =>
		forbidden('privileged', pod, context, ({ at }) => ({
			// What needed privilege until now may stop working.
			fix: { safety: 'evidence', edits: [{ kind: 'set', path: at, value: false }] },
		})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: node-tools
spec:
  containers:
    - name: tools
      image: registry.example.com/tools:1.4.2
      securityContext:
        privileged: true
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: node-tools
spec:
  containers:
    - name: tools
      image: registry.example.com/tools:1.4.2
      securityContext:
        privileged: false
`,
		},
	],
});
