import { profileOf } from '../../kube/seccomp/profile.ts';
import { asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text("The seccomp profile is in Docker's format", 'seccomp 配置使用 Docker 格式'),
	why: text(
		'containerd reads the format of the OCI runtime specification and passes over the rest: `archMap` adds no architecture, and rules with `includes` or `excludes` hold for every container.',
		'containerd 只读取 OCI 运行时规范的格式，忽略其余内容：`archMap` 不会添加架构，带 `includes`、`excludes` 的规则会对所有容器生效。',
	),
	mend: text(
		'Write `architectures` and `names`, and only the rules that hold for the workload.',
		'改用 `architectures` 和 `names`，只保留适用于该工作负载的规则。',
	),
	severity: 'low', // CRI-O reads it whole
	standards: ['nsa:hardened-environments'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile?.isFile) return undefined;
		const hasMap = asList(profile.fields.archMap).length > 0;
		const foreign = profile.rules.filter(
			({ fields, isConditional }) => isConditional || fields.name !== undefined,
		);
		if (!hasMap && foreign.length === 0) return undefined;
		return { path: hasMap ? ['archMap'] : (foreign[0]?.path ?? []) };
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "archMap": [{ "architecture": "SCMP_ARCH_X86_64", "subArchitectures": [] }],
  "syscalls": [
    { "names": ["execve", "exit_group"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["mount"], "action": "SCMP_ACT_ALLOW", "includes": { "caps": ["CAP_SYS_ADMIN"] } }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "architectures": ["SCMP_ARCH_X86_64"],
  "syscalls": [
    { "names": ["execve", "exit_group"], "action": "SCMP_ACT_ALLOW" }
  ]
}
`,
		},
	],
});
