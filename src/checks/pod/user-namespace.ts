import type { PodView } from '../../kube/pod.ts';
import { asBoolean, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Pod shares the user namespace of the node', 'Pod 与节点共用用户命名空间'),
	why: text(
		'With `hostUsers: false` root in the container is an ordinary user on the node, so that most ways out of a container lead nowhere. Kubernetes offers it by default since 1.33.',
		'设置 `hostUsers: false` 后，容器内的 root 在节点上只是普通用户，多数逃逸手段因此失效。Kubernetes 自 1.33 起默认支持该功能。',
	),
	mend: text(
		'Set `hostUsers: false` where kernel, runtime and volumes support user namespaces.',
		'在内核、运行时和卷均支持用户命名空间时设置 `hostUsers: false`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:non-root-containers', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	detect(pod, { version }) {
		if (compareVersion(version, since) < 0 || pod.hasUserNamespace) return undefined;
		if (pod.isWindows || !canHaveOne(pod)) return undefined;
		const path = pod.at('spec', 'hostUsers');
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: false }] } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: build-runner
spec:
  containers:
    - name: runner
      image: registry.example.com/build-runner:7.0.1
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: build-runner
spec:
  hostUsers: false
  containers:
    - name: runner
      image: registry.example.com/build-runner:7.0.1
`,
		},
	],
});

const since = { major: 1, minor: 33 };

/** The API server refuses it with other namespaces of the node and raw devices; NFS cannot map ids. */
function canHaveOne(pod: PodView): boolean {
	const { hostNetwork, hostPID, hostIPC } = pod.spec;
	if (asBoolean(hostNetwork) || asBoolean(hostPID) || asBoolean(hostIPC)) return false;
	if (pod.containers.some(({ fields }) => asList(fields.volumeDevices).length > 0)) return false;
	return pod.volumes.every(({ type }) => type !== 'nfs');
}
