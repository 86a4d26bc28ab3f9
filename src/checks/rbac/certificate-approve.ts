import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { certificateApprove } from './rights.ts';

export default check({
	title: text('The role may approve client certificates', '角色可批准客户端证书'),
	why: text(
		'An approved request to a signer of client certificates makes its sender any user or group, save system:masters, for as long as the certificate lasts; it can not be revoked.',
		'客户端证书签名请求一经批准，请求者即可成为除 system:masters 之外的任意用户或组，在证书到期前无法撤销。',
	),
	mend: text(
		'Name the signers by `resourceNames`, such as `kubernetes.io/kubelet-serving`.',
		'用 `resourceNames` 限定签名者，例如 `kubernetes.io/kubelet-serving`。',
	),
	severity: 'high',
	standards: ['cis:5.1.11', 'nsa:rbac', 'mitre:T1649', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right: certificateApprove, severity: { cluster: 'high' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: kubelet-approver
rules:
  - apiGroups: [certificates.k8s.io]
    resources: [signers]
    verbs: [approve]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: kubelet-approver
rules:
  - apiGroups: [certificates.k8s.io]
    resources: [signers]
    resourceNames: [kubernetes.io/kubelet-serving]
    verbs: [approve]
`,
		},
	],
});
