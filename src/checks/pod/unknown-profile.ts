import { holdsProfile, profileSources } from '../../kube/seccomp/installed.ts';
import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { contextPath, inSecurityContexts } from './security-contexts.ts';

export default check({
	title: text('The seccomp profile is not among the inputs', '输入中没有该 seccomp 配置'),
	why: text(
		'A profile of type `Localhost` must lie on the node before the Pod starts; where it does not, the container is not created. The inputs hold other profiles, so this one is likely misspelt or forgotten.',
		'`Localhost` 类型的配置必须在 Pod 启动前就位于节点上，否则容器无法创建。输入中有其他配置，因此这一个很可能写错或漏掉了。',
	),
	mend: text(
		'Name a profile that is installed with the workload, or add its file.',
		'改用随工作负载安装的配置，或补上该文件。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments'],
	on: 'pod',
	mentions: ['localhostProfile'],
	reads: ['Pod', ...profileSources],
	detect: (pod, { world }) =>
		inSecurityContexts(pod, (owner) => {
			const { type, localhostProfile } = asFields(owner.security.seccompProfile);
			const profile = asString(localhostProfile);
			if (type !== 'Localhost' || !profile || holdsProfile(profile, world) !== false)
				return undefined;
			return {
				path: contextPath(owner, 'seccompProfile', 'localhostProfile'),
				message: text(
					`No seccomp profile ${quote(profile)} is among the inputs`,
					`输入中没有 seccomp 配置 ${quote(profile)}`,
				),
			};
		}),
	examples: [
		{
			bad: `apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata:
  name: nginx
  namespace: shop
spec:
  defaultAction: SCMP_ACT_ERRNO
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  securityContext:
    seccompProfile:
      type: Localhost
      localhostProfile: operator/shop/ngnix.json
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
			good: `apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata:
  name: nginx
  namespace: shop
spec:
  defaultAction: SCMP_ACT_ERRNO
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  securityContext:
    seccompProfile:
      type: Localhost
      localhostProfile: operator/shop/nginx.json
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
		},
	],
});
