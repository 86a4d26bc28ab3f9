import type { Edit } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { fixFor } from './security-contexts.ts';

export default check({
	title: text('The container has no security context', '容器没有安全上下文'),
	why: text(
		'With no security context on the container or the Pod, every protection is left to the defaults of image and runtime, which favour running over safety.',
		'容器和 Pod 都没有安全上下文时，所有防护都取决于镜像和运行时的默认值，而默认值优先考虑能运行，而非安全。',
	),
	mend: text(
		'Give the container a `securityContext`: start with `allowPrivilegeEscalation: false`.',
		'为容器设置 `securityContext`，先从 `allowPrivilegeEscalation: false` 开始。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.6.3', 'owasp-k8s:K01'],
	on: 'container',
	detect(container) {
		for (const _ in container.security) return undefined;
		for (const _ in container.pod.security) return undefined;
		const [field, value]: [string, boolean] = container.pod.isWindows
			? ['runAsNonRoot', true]
			: ['allowPrivilegeEscalation', false];
		const edits: Edit[] = [{ kind: 'set', path: container.at('securityContext', field), value }];
		return {
			path: container.at('securityContext'),
			...fixFor(container, { safety: 'evidence', edits }),
		};
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: import-catalogue
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: registry.example.com/catalogue:1.12.0
          args: [import]
`,
			good: `apiVersion: batch/v1
kind: Job
metadata:
  name: import-catalogue
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: registry.example.com/catalogue:1.12.0
          args: [import]
          securityContext:
            allowPrivilegeEscalation: false
`,
		},
	],
});
