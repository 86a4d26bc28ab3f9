import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container sees /proc without masks', '容器的 /proc 没有遮蔽'),
	why: text(
		'Runtimes hide or lock the parts of `/proc` that tell about the node or change it. Unmasked, a process can read kernel memory maps and write settings of the node such as `core_pattern`.',
		'运行时会遮蔽 `/proc` 中泄露或修改节点状态的部分。取消遮蔽后，进程可以读取内核内存信息，并写入 `core_pattern` 等节点设置。',
	),
	mend: text('Set `procMount: Default` or remove it.', '设置 `procMount: Default` 或删除该字段。'),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['procMount'],
	detect: (pod, context) =>
		forbidden('procMount', pod, context, ({ at, path, value }) => {
			const written = quote(asString(value) ?? '');
			return {
				message: text(`procMount is ${written}`, `procMount 为 ${written}`),
				...fixFor(ownerAt(pod, path), {
					safety: 'evidence',
					edits: [{ kind: 'set', path: at, value: 'Default' }],
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: image-build
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: build
          image: registry.example.com/builder:1.38.0
          securityContext:
            procMount: Unmasked
`,
			good: `apiVersion: batch/v1
kind: Job
metadata:
  name: image-build
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: build
          image: registry.example.com/builder:1.38.0
          securityContext:
            procMount: Default
`,
		},
	],
});
