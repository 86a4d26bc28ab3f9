import { fixValuesFor } from '../../kube/fix-values.ts';
import { type ContainerView, PodView } from '../../kube/pod.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, fixFor, isSet, type Owner } from './security-contexts.ts';

export default check({
	title: text(
		'runAsNonRoot forbids the root user that runAsUser asks for',
		'runAsNonRoot 禁止了 runAsUser 所要求的 root 用户',
	),
	why: text(
		'The kubelet compares the two before it starts a container. With `runAsNonRoot: true` and `runAsUser: 0` the container never starts; the Pod stays in CreateContainerConfigError.',
		'kubelet 在启动容器前会比较这两个字段。`runAsNonRoot: true` 与 `runAsUser: 0` 并存时容器永远无法启动，Pod 停在 CreateContainerConfigError 状态。',
	),
	mend: text(
		'Set `runAsUser` to a number other than 0 that the program can run as.',
		'将 `runAsUser` 设为程序能够使用的非 0 数字。',
	),
	severity: 'medium',
	standards: ['nsa:non-root-containers'],
	on: 'container',
	mentions: ['runAsUser'],
	detect(container, { settings }) {
		if (container.runAsUser !== 0 || container.runAsNonRoot !== true) return undefined;
		if (container.pod.isWindows) return undefined;
		const user = setBy(container, 'runAsUser');
		const promise = setBy(container, 'runAsNonRoot');
		const path = contextPath(user, 'runAsUser');
		return {
			path,
			message: text(
				`runAsUser 0 comes from ${en(user)}, runAsNonRoot true from ${en(promise)}: the kubelet refuses to start the container`,
				`runAsUser 0 来自${zh(user)}，runAsNonRoot true 来自${zh(promise)}：kubelet 拒绝启动该容器`,
			),
			...fixFor(container, {
				safety: 'value',
				edits: [{ kind: 'set', path, value: fixValuesFor(container.resource, settings).userId }],
			}),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: backup
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: backup
      image: registry.example.com/backup:1.7.0
      securityContext:
        runAsUser: 0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: backup
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: backup
      image: registry.example.com/backup:1.7.0
      securityContext:
        runAsUser: 10000
`,
		},
	],
});

function setBy(container: ContainerView, field: string): Owner {
	return isSet(container.security[field]) ? container : container.pod;
}

function en(owner: Owner): string {
	return owner instanceof PodView ? 'the Pod' : 'the container';
}

function zh(owner: Owner): string {
	return owner instanceof PodView ? ' Pod' : '容器';
}
