import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { appArmorAnnotation } from './profile-annotations.ts';
import { bestPlace, contextPath, fixFor } from './security-contexts.ts';

export default check({
	title: text('The container names no AppArmor profile', '容器没有指定 AppArmor 配置'),
	why: text(
		'On nodes with AppArmor the runtime uses its default profile anyway. Naming it makes the Pod fail on a node that cannot confine it, instead of running there unconfined.',
		'在启用 AppArmor 的节点上，运行时会自动使用默认配置。明确指定后，若节点无法施加限制，Pod 会启动失败，而不是在不受限的状态下运行。',
	),
	mend: text(
		'Set `appArmorProfile.type: RuntimeDefault` on the Pod, if your nodes use AppArmor.',
		'若节点使用 AppArmor，在 Pod 上设置 `appArmorProfile.type: RuntimeDefault`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:hardened-environments', 'owasp-k8s:K01'],
	on: 'container',
	detect(container, { version }) {
		const { pod } = container;
		if (compareVersion(version, since) < 0 || pod.isWindows) return undefined;
		if (isFields(container.security.appArmorProfile) || isFields(pod.security.appArmorProfile))
			return undefined;
		// A node has AppArmor or SELinux, not both.
		if (isFields(container.security.seLinuxOptions) || isFields(pod.security.seLinuxOptions))
			return undefined;
		for (const key in pod.annotations) if (key.startsWith(appArmorAnnotation)) return undefined;
		const place = [...bestPlace(container, 'appArmorProfile'), 'type'];
		return {
			path: contextPath(container, 'appArmorProfile'),
			...fixFor(container, {
				safety: 'evidence',
				edits: [{ kind: 'set', path: place, value: 'RuntimeDefault' }],
			}),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: auth
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: auth
      image: registry.example.com/auth:3.9.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: auth
spec:
  securityContext:
    runAsNonRoot: true
    appArmorProfile:
      type: RuntimeDefault
  containers:
    - name: auth
      image: registry.example.com/auth:3.9.0
`,
		},
	],
});

const since = { major: 1, minor: 30 };
