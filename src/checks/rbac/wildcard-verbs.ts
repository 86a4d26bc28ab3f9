import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isOverAll } from './held.ts';
import { rbacKinds, roleKinds, rulesToJudge } from './holders.ts';

export default check({
	title: text('The rule allows every verb', '规则允许全部动词'),
	why: text(
		'`*` includes verbs that nobody means by it: `deletecollection`, `impersonate`, `bind`, `escalate`, `approve`, and those of later versions.',
		'`*` 包含一般并不想授予的动词：`deletecollection`、`impersonate`、`bind`、`escalate`、`approve`，以及以后版本新增的动词。',
	),
	mend: text('Write out the verbs that are used.', '逐一写出实际使用的动词。'),
	severity: 'low',
	// Operators own the resources of their group.
	profile: 'strict',
	standards: ['cis:5.1.3', 'nsa:rbac', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		rulesToJudge(role, world).flatMap((rule) => {
			// Of rules over all resources rbac/all-rights and rbac/all-resources speak.
			if (!rule.verbs.includes('*') || rule.resources.length === 0 || isOverAll(rule)) return [];
			const path = [...rule.path, 'verbs'];
			return {
				path: [...path, rule.verbs.indexOf('*')],
				// Right if nothing needs a verb that is not for every resource.
				fix: { safety: 'evidence' as const, edits: [{ kind: 'set' as const, path, value: usual }] },
			};
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: backup-operator
  namespace: backup
rules:
  - apiGroups: [backup.example.com]
    resources: [schedules]
    verbs: ["*"]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: backup-operator
  namespace: backup
rules:
  - apiGroups: [backup.example.com]
    resources: [schedules]
    verbs: [create, delete, deletecollection, get, list, patch, update, watch]
`,
		},
	],
});

/** The verbs that every resource has. */
const usual = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
