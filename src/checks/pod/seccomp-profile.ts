import { PodView } from '../../kube/pod.ts';
import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { hasSeccompAnnotation } from './profile-annotations.ts';
import { bestPlace, fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container has no seccomp profile', '容器没有 seccomp 配置'),
	why: text(
		'Without a profile Kubernetes starts the container unconfined: every system call of the kernel is open, unless the kubelet of the node is set to `seccompDefault`.',
		'没有配置时 Kubernetes 以不受限方式启动容器，内核的所有系统调用都可用，除非节点 kubelet 启用了 `seccompDefault`。',
	),
	mend: text(
		'Set `seccompProfile.type: RuntimeDefault` on the Pod.',
		'在 Pod 上设置 `seccompProfile.type: RuntimeDefault`。',
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
		forbidden('seccompProfile_restricted', pod, context, ({ path }) => {
			const owner = ownerAt(pod, path);
			// A profile that baseline denies has a check of its own.
			if (owner && isFields(owner.security.seccompProfile)) return undefined;
			if (!owner || owner instanceof PodView) return {};
			const place = [...bestPlace(owner, 'seccompProfile'), 'type'];
			return {
				message: text(
					'seccompProfile is set neither on the container nor on the Pod',
					'容器和 Pod 都没有设置 seccompProfile',
				),
				...(!hasSeccompAnnotation(pod) && // that is to be mended first
					fixFor(owner, {
						safety: 'evidence',
						edits: [{ kind: 'set', path: place, value: 'RuntimeDefault' }],
					})),
			};
		}),
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoice-export
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: export
              image: registry.example.com/invoices:4.4.0
            - name: upload
              image: registry.example.com/uploader:1.0.7
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoice-export
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          securityContext:
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: export
              image: registry.example.com/invoices:4.4.0
            - name: upload
              image: registry.example.com/uploader:1.0.7
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: gateway
spec:
  containers:
    - name: gateway
      image: registry.example.com/gateway:2.0.0
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: profiles/gateway.json
    - name: metrics
      image: registry.example.com/exporter:1.3.1
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: gateway
spec:
  containers:
    - name: gateway
      image: registry.example.com/gateway:2.0.0
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: profiles/gateway.json
    - name: metrics
      image: registry.example.com/exporter:1.3.1
      securityContext:
        seccompProfile:
          type: RuntimeDefault
`,
		},
	],
});
