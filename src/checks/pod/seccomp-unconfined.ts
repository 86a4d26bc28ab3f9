import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('Seccomp is switched off', 'seccomp 被关闭'),
	why: text(
		'Unconfined takes away the filter that keeps a broken program from most of the attack surface of the kernel.',
		'Unconfined 去掉了过滤器，被攻破的程序因此可以触及内核的大部分攻击面。',
	),
	mend: text(
		'Set `seccompProfile.type` to RuntimeDefault.',
		'将 `seccompProfile.type` 设为 RuntimeDefault。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.6.2',
		'nsa:hardened-environments',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('seccompProfile_baseline', pod, context, ({ at, path, value }) => {
			const isField = path.includes('seccompProfile');
			const shown = quote(asString(value) ?? 'nothing');
			return {
				message: isField
					? text(`the seccomp profile type is ${shown}`, `seccomp 配置类型为 ${shown}`)
					: text(`the seccomp annotation says ${shown}`, `seccomp 注解的值为 ${shown}`),
				...(isField &&
					fixFor(ownerAt(pod, path), {
						safety: 'evidence',
						edits: [{ kind: 'set', path: at, value: 'RuntimeDefault' }],
					})),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: debug
spec:
  securityContext:
    seccompProfile:
      type: Unconfined
  containers:
    - name: debug
      image: registry.example.com/debug:1.2.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: debug
spec:
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: debug
      image: registry.example.com/debug:1.2.0
`,
		},
	],
});
