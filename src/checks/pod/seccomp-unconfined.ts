import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('Seccomp is switched off', 'seccomp 被关闭'),
	why: text(
		'An unconfined process may make every system call, and rare system calls are where bugs of the kernel are found and used to break out.',
		'不受限的进程可以调用所有系统调用，而内核漏洞往往出现在少见的系统调用中，并被用于逃逸。',
	),
	mend: text(
		'Set the type to `RuntimeDefault`, or `Localhost` with a profile of your own.',
		'将 type 设为 `RuntimeDefault`，或设为 `Localhost` 并提供自己的配置文件。',
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
	mentions: ['seccompProfile', 'annotations'],
	detect: (pod, context) =>
		forbidden('seccompProfile_baseline', pod, context, ({ at, path, value }) => {
			const isAnnotation = path[0] === 'metadata'; // until Kubernetes 1.18
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
kind: Deployment
metadata:
  name: browser-pool
spec:
  selector:
    matchLabels:
      app: browser-pool
  template:
    metadata:
      labels:
        app: browser-pool
    spec:
      securityContext:
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: chromium
          image: registry.example.com/chromium:131.0.0
          securityContext:
            seccompProfile:
              type: Unconfined
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: browser-pool
spec:
  selector:
    matchLabels:
      app: browser-pool
  template:
    metadata:
      labels:
        app: browser-pool
    spec:
      securityContext:
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: chromium
          image: registry.example.com/chromium:131.0.0
          securityContext:
            seccompProfile:
              type: RuntimeDefault
`,
		},
		{
			version: '1.18',
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: legacy-worker
  annotations:
    seccomp.security.alpha.kubernetes.io/pod: unconfined
spec:
  containers:
    - name: worker
      image: registry.example.com/worker:0.8.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: legacy-worker
  annotations:
    seccomp.security.alpha.kubernetes.io/pod: runtime/default
spec:
  containers:
    - name: worker
      image: registry.example.com/worker:0.8.0
`,
		},
	],
});

function message(value: unknown): Text {
	if (typeof value !== 'string') {
		return text('seccompProfile has no type', 'seccompProfile 没有 type');
	}
	return text(
		`The seccomp profile is ${quote(value)}, which Pod Security refuses`,
		`seccomp 配置为 ${quote(value)}，Pod Security 会拒绝`,
	);
}
