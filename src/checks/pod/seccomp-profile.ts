import { PodView } from '../../kube/pod.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { bestPlace, fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('No seccomp profile is set', '未设置 seccomp 配置'),
	why: text(
		'Without a profile the container may make every system call of the kernel, including those that past escapes needed. RuntimeDefault blocks the dangerous ones and nothing that ordinary programs use.',
		'没有 seccomp 配置时，容器可以发起内核的全部系统调用，包括以往逃逸所需的调用。RuntimeDefault 只拦截危险的调用，不影响普通程序。',
	),
	mend: text(
		'Set `seccompProfile: {type: RuntimeDefault}` in the security context of the Pod.',
		'在 Pod 的 securityContext 中设置 `seccompProfile: {type: RuntimeDefault}`。',
	),
	severity: 'medium',
	standards: [
		'pss:restricted',
		'cis:5.6.2',
		'nsa:hardened-environments',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('seccompProfile_restricted', pod, context, ({ path, value }) => {
			if (value !== undefined) return undefined; // a profile that is set, but refused
			const owner = ownerAt(pod, path);
			if (!owner || owner instanceof PodView) return {};
			const at = [...bestPlace(owner, 'seccompProfile'), 'type'];
			return fixFor(owner, {
				safety: 'evidence',
				edits: [{ kind: 'set', path: at, value: 'RuntimeDefault' }],
			});
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.0.2
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      securityContext:
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.0.2
`,
		},
	],
});
