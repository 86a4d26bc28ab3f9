import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The AppArmor profile enforces nothing', 'AppArmor 配置不起限制作用'),
	why: text(
		'In complain mode what the profile does not allow is only logged, and as unconfined nothing is held back at all. A Pod that names the profile looks confined and is not.',
		'在 complain 模式下，配置未允许的操作只会被记录；标为 unconfined 时则完全不受限制。使用该配置的 Pod 看似受限，实则不然。',
	),
	mend: text(
		'Take the flag out (or set `mode: Enforce`) when the profile is ready.',
		'配置完成后删除该标志（或设置 `mode: Enforce`）。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect: ({ flags }) =>
		flags.flatMap(({ name, path }) => {
			if (!toothless.has(name)) return [];
			return {
				path,
				message: text(
					`The profile has the flag ${quote(name)}, which enforces nothing`,
					`配置带有标志 ${quote(name)}，不起限制作用`,
				),
			};
		}),
	examples: [
		{
			bad: `#include <tunables/global>

profile shop-web flags=(attach_disconnected, complain) {
  #include <abstractions/base>
  /srv/web/** r,
}
`,
			good: `#include <tunables/global>

profile shop-web flags=(attach_disconnected) {
  #include <abstractions/base>
  /srv/web/** r,
}
`,
		},
		{
			bad: `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: AppArmorProfile
metadata:
  name: shop-web
spec:
  mode: Complain
  abstract:
    filesystem:
      readOnlyPaths:
        - /srv/web/**
`,
			good: `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: AppArmorProfile
metadata:
  name: shop-web
spec:
  mode: Enforce
  abstract:
    filesystem:
      readOnlyPaths:
        - /srv/web/**
`,
		},
	],
});

/** `prompt` asks somebody, whom a container does not have. */
const toothless: ReadonlySet<string> = new Set([
	'complain',
	'unconfined',
	'default_allow',
	'prompt',
]);
