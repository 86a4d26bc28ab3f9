import { asBoolean, asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { fixFor, type Owner, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container may gain more privileges', '容器可以提升权限'),
	why: text(
		'Unless `allowPrivilegeEscalation` is false, a process may gain rights that its parent does not have, for example through a setuid-root program such as `su` or `sudo` in the image.',
		'只要 `allowPrivilegeEscalation` 不是 false，进程就可能获得父进程没有的权限，例如通过镜像中的 `su`、`sudo` 等 setuid root 程序。',
	),
	mend: text(
		'Set `allowPrivilegeEscalation: false` on every container; a Pod cannot set it for them.',
		'为每个容器设置 `allowPrivilegeEscalation: false`；该字段不能在 Pod 级别设置。',
	),
	severity: 'medium',
	standards: [
		'pss:restricted',
		'cis:5.2.6',
		'nsa:pod-security-enforcement',
		'mitre:T1548',
		'owasp-k8s:K01',
	],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('allowPrivilegeEscalation', pod, context, ({ at, path, value }) => {
			const owner = ownerAt(pod, path);
			return {
				message: value === undefined ? unset : explicit,
				// Setuid programs in the image stop working.
				...(mayBeFalse(owner) &&
					fixFor(owner, { safety: 'evidence', edits: [{ kind: 'set', path: at, value: false }] })),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payment-api
spec:
  selector:
    matchLabels:
      app: payment-api
  template:
    metadata:
      labels:
        app: payment-api
    spec:
      initContainers:
        - name: migrate
          image: registry.example.com/payment-api:3.1.0
          args: [migrate]
          securityContext:
            allowPrivilegeEscalation: true
      containers:
        - name: api
          image: registry.example.com/payment-api:3.1.0
          securityContext:
            runAsNonRoot: true
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payment-api
spec:
  selector:
    matchLabels:
      app: payment-api
  template:
    metadata:
      labels:
        app: payment-api
    spec:
      initContainers:
        - name: migrate
          image: registry.example.com/payment-api:3.1.0
          args: [migrate]
          securityContext:
            allowPrivilegeEscalation: false
      containers:
        - name: api
          image: registry.example.com/payment-api:3.1.0
          securityContext:
            runAsNonRoot: true
            allowPrivilegeEscalation: false
`,
		},
	],
});

const unset = text(
	'allowPrivilegeEscalation is not set, which means true',
	'未设置 allowPrivilegeEscalation，等同于 true',
);
const explicit = text('allowPrivilegeEscalation is true', 'allowPrivilegeEscalation 为 true');

/** The API server refuses false beside `privileged` and beside the name CAP_SYS_ADMIN. */
function mayBeFalse(owner: Owner | undefined): boolean {
	if (asBoolean(owner?.security.privileged) === true) return false;
	return !asList(asFields(owner?.security.capabilities).add).includes('CAP_SYS_ADMIN');
}
