import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { type Held, isOverAll } from './held.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { secretRead } from './rights.ts';

export default check({
	title: text('The role may read every Secret of a namespace', '角色可读取命名空间内的全部 Secret'),
	why: text(
		'Every program with this role can read the passwords and keys of all others in the namespace. `list` and `watch` return contents too.',
		'拥有该角色的程序可读取同一命名空间中其他程序的密码和密钥；`list` 和 `watch` 同样会返回内容。',
	),
	mend: text(
		'Allow `get` on the Secrets that are needed, by `resourceNames`.',
		'用 `resourceNames` 只允许对所需的 Secret 执行 `get`。',
	),
	severity: 'medium',
	// Many operators keep Secrets of their own namespace and cannot know the names.
	profile: 'strict',
	standards: ['cis:5.1.2', 'nsa:rbac', 'nsa:secrets', 'mitre:T1552', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right: secretRead,
			severity: { namespace: 'medium' },
			isRemovable: true,
			isBroadToo: true,
			where: isOnlyReading,
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: report-exporter
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [configmaps, secrets]
    verbs: [get]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: report-exporter
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
`,
		},
	],
});

// Of a rule that may change all resources rbac/all-resources speaks.
function isOnlyReading({ rule }: Held): boolean {
	return !isOverAll(rule) || rule.verbs.every((verb) => reading.has(verb));
}

const reading = new Set(['get', 'list', 'watch']);
