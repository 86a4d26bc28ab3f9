import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { bestPlace, fixFor } from './security-contexts.ts';

export default check({
	title: text('No AppArmor profile is set', '未设置 AppArmor 配置'),
	why: text(
		'Nodes with AppArmor apply the default profile of the runtime anyway. Writing it down makes a node without AppArmor refuse the Pod instead of running it unprotected.',
		'启用 AppArmor 的节点本来就会使用运行时的默认配置。写明之后，没有 AppArmor 的节点会拒绝该 Pod，而不是在无保护下运行。',
	),
	mend: text(
		'Set `appArmorProfile: {type: RuntimeDefault}`.',
		'设置 `appArmorProfile: {type: RuntimeDefault}`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:hardened-environments'],
	on: 'container',
	detect(container, { version }) {
		if (compareVersion(version, fieldSince) < 0 || container.pod.isWindows) return undefined;
		if (container.appArmorType !== undefined) return undefined;
		if (`${prefix}${container.name}` in container.pod.annotations) return undefined;
		const path = container.at('securityContext', 'appArmorProfile');
		const at = [...bestPlace(container, 'appArmorProfile'), 'type'];
		const edits = [{ kind: 'set', path: at, value: 'RuntimeDefault' }] as const;
		return { path, ...fixFor(container, { safety: 'evidence', edits }) };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  securityContext:
    appArmorProfile:
      type: RuntimeDefault
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
		},
	],
});

const fieldSince = { major: 1, minor: 30 };
const prefix = 'container.apparmor.security.beta.kubernetes.io/';
