import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('/proc is mounted without its masks', '/proc 未加遮蔽'),
	why: text(
		'`procMount: Unmasked` shows the container parts of /proc that tell of the kernel and the node, and lets root write to some of them.',
		'`procMount: Unmasked` 会向容器暴露 /proc 中有关内核与节点的部分，root 还能写入其中一些。',
	),
	mend: text(
		'Leave `procMount` out; Default is what programs need.',
		'去掉 `procMount`；程序只需要 Default。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('procMount', pod, context, ({ at, path, value }) => ({
			message: text(`procMount is ${quote(String(value))}`, `procMount 为 ${quote(String(value))}`),
			...fixFor(ownerAt(pod, path), {
				safety: 'evidence',
				edits: [{ kind: 'set', path: at, value: 'Default' }],
			}),
		})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: nested
spec:
  containers:
    - name: nested
      image: registry.example.com/nested:0.4.0
      securityContext:
        procMount: Unmasked
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: nested
spec:
  containers:
    - name: nested
      image: registry.example.com/nested:0.4.0
      securityContext:
        procMount: Default
`,
		},
	],
});
