import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('AppArmor is switched off', 'AppArmor 被关闭'),
	why: text(
		'The default profile keeps a container from mounting, from writing to parts of /proc and /sys and from tracing others. Unconfined gives all of that back.',
		'默认配置禁止容器挂载、写入 /proc 和 /sys 的敏感部分以及跟踪其他进程。Unconfined 则全部放开。',
	),
	mend: text(
		'Set `appArmorProfile.type` to RuntimeDefault, or to Localhost with a profile of the node.',
		'将 `appArmorProfile.type` 设为 RuntimeDefault，或设为 Localhost 并指定节点上的配置文件。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('appArmorProfile', pod, context, ({ at, path, value }) => {
			const isField = path.includes('appArmorProfile');
			const shown = quote(asString(value) ?? 'nothing');
			const edits = [
				{ kind: 'set', path: at, value: isField ? 'RuntimeDefault' : 'runtime/default' },
			] as const;
			return {
				message: text(`the AppArmor profile is ${shown}`, `AppArmor 配置为 ${shown}`),
				...fixFor(isField ? ownerAt(pod, path) : pod, { safety: 'evidence', edits }),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  containers:
    - name: builder
      image: registry.example.com/builder:0.9.1
      securityContext:
        appArmorProfile:
          type: Unconfined
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  containers:
    - name: builder
      image: registry.example.com/builder:0.9.1
      securityContext:
        appArmorProfile:
          type: RuntimeDefault
`,
		},
	],
});
