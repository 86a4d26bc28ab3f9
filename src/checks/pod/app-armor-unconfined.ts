import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('AppArmor is switched off', 'AppArmor 被关闭'),
	why: text(
		'On nodes with AppArmor the runtime confines every container by itself. Unconfined takes that away: writes below `/proc` and `/sys` and mounts are held back by capabilities alone.',
		'在启用 AppArmor 的节点上，运行时默认会限制每个容器。设为不受限后，对 `/proc`、`/sys` 的写入以及挂载操作只剩 capability 约束。',
	),
	mend: text(
		'Set the type to `RuntimeDefault`, or `Localhost` with a profile of your own.',
		'将 type 设为 `RuntimeDefault`，或设为 `Localhost` 并提供自己的配置文件。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['appArmorProfile', 'annotations'],
	detect: (pod, context) =>
		forbidden('appArmorProfile', pod, context, ({ at, path, value }) => {
			const isAnnotation = path[0] === 'metadata';
			const best = isAnnotation ? 'runtime/default' : 'RuntimeDefault';
			return {
				message: message(value),
				...fixFor(isAnnotation ? pod : ownerAt(pod, path), {
					safety: 'evidence',
					edits: [{ kind: 'set', path: at, value: best }],
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: storage-driver
spec:
  selector:
    matchLabels:
      app: storage-driver
  template:
    metadata:
      labels:
        app: storage-driver
    spec:
      containers:
        - name: driver
          image: registry.example.com/storage-driver:1.15.0
          securityContext:
            appArmorProfile:
              type: Unconfined
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: storage-driver
spec:
  selector:
    matchLabels:
      app: storage-driver
  template:
    metadata:
      labels:
        app: storage-driver
    spec:
      containers:
        - name: driver
          image: registry.example.com/storage-driver:1.15.0
          securityContext:
            appArmorProfile:
              type: RuntimeDefault
`,
		},
		{
			version: '1.29',
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: mounter
  annotations:
    container.apparmor.security.beta.kubernetes.io/mounter: unconfined
spec:
  containers:
    - name: mounter
      image: registry.example.com/mounter:0.9.4
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: mounter
  annotations:
    container.apparmor.security.beta.kubernetes.io/mounter: runtime/default
spec:
  containers:
    - name: mounter
      image: registry.example.com/mounter:0.9.4
`,
		},
	],
});

function message(value: unknown): Text {
	if (typeof value !== 'string') {
		return text('appArmorProfile has no type', 'appArmorProfile 没有 type');
	}
	return text(
		`The AppArmor profile is ${quote(value)}, which Pod Security refuses`,
		`AppArmor 配置为 ${quote(value)}，Pod Security 会拒绝`,
	);
}
