import { profileOf, type SeccompProfile, type SeccompRule } from '../../kube/seccomp/profile.ts';
import { actions, architectures, operators } from '../../kube/seccomp/verdict.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The runtime refuses the seccomp profile', '运行时会拒绝该 seccomp 配置'),
	why: text(
		'An action, architecture or comparison that the runtime does not know makes it refuse the profile, so no container with it is created.',
		'运行时不认识的动作、架构或比较方式会使其拒绝整个配置，使用它的容器都无法创建。',
	),
	mend: text(
		'Use the words of the OCI runtime specification, such as SCMP_ACT_ERRNO and SCMP_ARCH_AARCH64.',
		'使用 OCI 运行时规范中的写法，例如 SCMP_ACT_ERRNO、SCMP_ARCH_AARCH64。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile) return undefined;
		const ofArchitectures = profile.architectures
			.filter(({ name }) => !architectures.has(name))
			.map(({ name, path }) => unknown(path, name, 'architecture'));
		return [...ofDefault(profile), ...ofArchitectures, ...profile.rules.flatMap(ofRule)];
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ALLOW",
  "architectures": ["SCMP_ARCH_AMD64", "SCMP_ARCH_ARM64"],
  "syscalls": [
    { "names": ["ptrace"], "action": "SCMP_ACT_DENY" }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ALLOW",
  "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"],
  "syscalls": [
    { "names": ["ptrace"], "action": "SCMP_ACT_ERRNO" }
  ]
}
`,
		},
	],
});

const sorts = {
	action: text('action', '动作'),
	architecture: text('architecture', '架构'),
	operator: text('comparison', '比较方式'),
};

function unknown(path: Problem['path'], word: string, sort: keyof typeof sorts): Problem {
	const { en, zh } = sorts[sort];
	return { path, message: text(`${quote(word)} is no ${en}`, `${quote(word)} 不是有效的${zh}`) };
}

function ofDefault({ path: at, defaultAction }: SeccompProfile): Problem[] {
	const path = [...at, 'defaultAction'];
	if (defaultAction === undefined) {
		return [{ path, message: text('defaultAction is not set', '未设置 defaultAction') }];
	}
	if (!actions.has(defaultAction)) return [unknown(path, defaultAction, 'action')];
	if (defaultAction !== 'SCMP_ACT_NOTIFY') return [];
	return [
		{
			path,
			message: text('SCMP_ACT_NOTIFY cannot be the default', 'SCMP_ACT_NOTIFY 不能作为默认动作'),
		},
	];
}

function ofRule({ path, action, args, names }: SeccompRule): Problem[] {
	const problems: Problem[] = [];
	if (action === undefined) {
		problems.push({ path, message: text('The rule has no action', '该规则没有 action') });
	} else if (!actions.has(action)) problems.push(unknown([...path, 'action'], action, 'action'));
	if (action === 'SCMP_ACT_NOTIFY' && names.some(({ name }) => name === 'write')) {
		const message = text(
			'SCMP_ACT_NOTIFY cannot be used for write',
			'SCMP_ACT_NOTIFY 不能用于 write',
		);
		problems.push({ path: [...path, 'action'], message });
	}
	for (const [index, { op }] of args.entries()) {
		if (typeof op === 'string' && !operators.has(op)) {
			problems.push(unknown([...path, 'args', index, 'op'], op, 'operator'));
		}
	}
	return problems;
}
