import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { connectTo, ephemeralContainers } from './rights.ts';

export default check({
	title: text('The role may enter the containers of a namespace', '角色可进入命名空间内的容器'),
	why: text(
		'Whoever may exec into a Pod, attach to it or add a container has its data and the rights of its ServiceAccount, for every Pod of the namespace.',
		'能在 Pod 中执行命令、附加到 Pod 或添加容器，就能取得该命名空间所有 Pod 的数据及其 ServiceAccount 的权限。',
	),
	mend: text(
		'Give it to people who debug, for the time that they need it.',
		'只授予需要调试的人员，并限定时间。',
	),
	severity: 'low',
	// Developers work so in their own namespaces.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1609'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect(role, { world, version }) {
		const rights = ['pods/exec', 'pods/attach'].flatMap((each) => connectTo(each, version));
		const right = [...rights, ...ephemeralContainers];
		return holders(role, world, { right, severity: { namespace: 'low' } });
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: developer
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [pods, pods/log]
    verbs: [get, list]
  - apiGroups: [""]
    resources: [pods/exec]
    verbs: [create]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: developer
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [pods, pods/log]
    verbs: [get, list]
`,
		},
	],
});
