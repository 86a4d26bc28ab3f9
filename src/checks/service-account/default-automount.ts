import { asBoolean } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isAccount } from './accounts.ts';

export default check({
	title: text(
		'The default ServiceAccount hands its token to every Pod',
		'default ServiceAccount 会向所有 Pod 挂载令牌',
	),
	why: text(
		'Pods that name no account run as this one. Switched off here, a forgotten setting in a Pod no longer mounts a token.',
		'未指定账号的 Pod 都以它运行。在此处关闭后，即使 Pod 中漏了设置也不会挂载令牌。',
	),
	mend: text(
		'Set `automountServiceAccountToken: false` on the ServiceAccount.',
		'在该 ServiceAccount 上设置 `automountServiceAccountToken: false`。',
	),
	severity: 'low',
	// Pods that really carry the token are reported by service-account/default-token.
	profile: 'strict',
	standards: ['cis:5.1.5', 'nsa:service-account-tokens', 'mitre:T1528'],
	on: 'resource',
	kinds: ['ServiceAccount'],
	detect(account) {
		if (account.name !== 'default' || !isAccount(account)) return undefined;
		if (asBoolean(account.value.automountServiceAccountToken) === false) return undefined;
		const path = ['automountServiceAccountToken'];
		// Pods that call the API as the default account lose their token when they are made anew.
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: false }] } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: default
  namespace: shop
`,
			good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: default
  namespace: shop
automountServiceAccountToken: false
`,
		},
	],
});
