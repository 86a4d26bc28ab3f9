import { violations } from '../../kube/pod-security/violations.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text(
		'The container sees /proc without masks in a user namespace',
		'容器在用户命名空间中使用未遮蔽的 /proc',
	),
	why: text(
		'The user namespace holds back most of what an unmasked `/proc` allows, so Pod Security baseline accepts it since 1.35 and restricted does not. Builds of images inside containers need it.',
		'用户命名空间能挡住未遮蔽 `/proc` 的大部分风险，因此 Pod Security 自 1.35 起 baseline 允许、restricted 仍禁止。在容器内构建镜像需要这一设置。',
	),
	mend: text(
		'Set `procMount: Default` unless the container starts containers itself.',
		'除非容器内还要启动容器，否则设置 `procMount: Default`。',
	),
	severity: 'medium',
	profile: 'strict', // with a user namespace it is the right way to nest containers
	standards: ['pss:restricted', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['procMount'],
	detect(pod, context) {
		if (violations('procMount', pod, context.version).length > 0) return undefined;
		return forbidden('procMount_restricted', pod, context, ({ at, path }) =>
			fixFor(ownerAt(pod, path), {
				safety: 'evidence',
				edits: [{ kind: 'set', path: at, value: 'Default' }],
			}),
		);
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: rootless-builder
spec:
  hostUsers: false
  containers:
    - name: builder
      image: registry.example.com/builder:1.38.0
      securityContext:
        procMount: Unmasked
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: rootless-builder
spec:
  hostUsers: false
  containers:
    - name: builder
      image: registry.example.com/builder:1.38.0
      securityContext:
        procMount: Default
`,
		},
	],
});
