import { aggregatesTo } from '../../kube/rbac/roles.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findHeld, type Held, placeOf } from './held.ts';
import { rbacKinds, rulesToJudge } from './holders.ts';
import { beyondAdmin, dangerous } from './rights.ts';

export default check({
	title: text('The rule widens a built-in role', '规则扩大了内置角色的权限'),
	why: text(
		'The label adds this rule to view, edit or admin, and at once to everybody who is bound to them. Such a role is taken for harmless: view shows no Secrets, and none of them leads out of its namespace.',
		'该标签会把这条规则加入 view、edit 或 admin，并立即授予所有绑定它们的人。人们以为这些角色是安全的：view 不显示 Secret，且都不能越出命名空间。',
	),
	mend: text(
		'Take the label off, or the rule out of the role.',
		'去掉该标签，或从角色中删除该规则。',
	),
	severity: 'high',
	standards: ['nsa:rbac', 'mitre:T1098', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: ['ClusterRole'],
	reads: rbacKinds,
	detect(role, { world }) {
		const targets = aggregatesTo(role, world);
		const to = ['view', 'edit', 'admin'].find((name) => targets.has(name));
		if (to === undefined) return undefined;
		const rights = to === 'view' ? dangerous : beyondAdmin;
		return rulesToJudge(role, world).flatMap((rule) => {
			const held = rights.values().map((right) => findHeld(rule, right));
			const first = held.find((each) => each !== undefined);
			if (!first) return [];
			return { path: placeOf(first), message: messageOf(first, to) };
		});
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: vault-viewer
  labels:
    rbac.authorization.k8s.io/aggregate-to-view: "true"
rules:
  - apiGroups: [""]
    resources: [secrets]
    verbs: [get, list]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: vault-viewer
  labels:
    rbac.authorization.k8s.io/aggregate-to-view: "true"
rules:
  - apiGroups: [vault.example.com]
    resources: [vaults]
    verbs: [get, list]
`,
		},
	],
});

function messageOf({ rule, verbs, resources }: Held, role: string) {
	const verb = quote(rule.verbs[verbs[0] ?? 0] ?? '');
	const resource = quote(rule.resources[resources[0] ?? 0] ?? '');
	return text(
		`Everybody with the role ${role} gets ${verb} on ${resource}`,
		`所有拥有角色 ${role} 的人都会获得对 ${resource} 的 ${verb} 权限`,
	);
}
