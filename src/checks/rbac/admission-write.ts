import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { webhookWrite } from './rights.ts';

export default check({
	title: text('The role may change admission', '角色可修改准入配置'),
	why: text(
		'A mutating webhook or policy sees every object that is written and may change it, Secrets and Pods included; taking one away switches off what it enforces.',
		'变更型 webhook 或策略能看到并修改所有写入的对象，包括 Secret 和 Pod；删改已有配置则可关闭其强制的限制。',
	),
	mend: text(
		'Name the configurations by `resourceNames`; `create` can not be limited, so leave it to the installer.',
		'用 `resourceNames` 限定配置名称；`create` 无法按名称限制，应只交给安装程序。',
	),
	severity: 'high',
	standards: ['cis:5.1.12', 'nsa:rbac', 'mitre:T1546', 'mitre:T1562', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right: webhookWrite, severity: { cluster: 'high' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: policy-agent
rules:
  - apiGroups: [admissionregistration.k8s.io]
    resources: [mutatingwebhookconfigurations]
    verbs: [get, update]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: policy-agent
rules:
  - apiGroups: [admissionregistration.k8s.io]
    resources: [mutatingwebhookconfigurations]
    resourceNames: [policy-agent]
    verbs: [get, update]
`,
		},
	],
});
