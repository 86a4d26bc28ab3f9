import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The SecurityContextConstraints allow privileged containers or the host',
		'SecurityContextConstraints 允许特权容器或访问主机',
	),
	why: text(
		'Every account that may use these constraints can take over its node.',
		'所有可使用该约束的账号都能接管节点。',
	),
	mend: text('Switch off what the Pods do not need.', '关闭 Pod 不需要的权限。'),
	severity: 'high',
	standards: ['cis:5.2.2', 'nsa:pod-security-enforcement', 'mitre:T1611', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['SecurityContextConstraints'],
	detect({ apiVersion, name, value }) {
		if (apiGroup(apiVersion) !== 'security.openshift.io' || shipped.has(name)) return undefined;
		const problems = switches.flatMap((field) => {
			if (value[field] !== true) return [];
			const edits = [{ kind: 'set' as const, path: [field], value: false }];
			const message = text(`${field} is true`, `${field} 为 true`);
			return [{ path: [field], message, fix: { safety: 'evidence' as const, edits } }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata:
  name: shop
allowPrivilegedContainer: true
runAsUser:
  type: MustRunAsRange
seLinuxContext:
  type: MustRunAs
`,
			good: `apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata:
  name: shop
allowPrivilegedContainer: false
runAsUser:
  type: MustRunAsRange
seLinuxContext:
  type: MustRunAs
`,
		},
	],
});

const switches = [
	'allowPrivilegedContainer',
	'allowHostDirVolumePlugin',
	'allowHostIPC',
	'allowHostNetwork',
	'allowHostPID',
];

/** Those that OpenShift brings along; who may use them is the question. */
const shipped = new Set([
	'privileged',
	'hostaccess',
	'hostmount-anyuid',
	'hostnetwork',
	'node-exporter',
]);
