import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { removal } from './removal.ts';
import { contextPath, fixFor, inSecurityContexts, isSet } from './security-contexts.ts';

export default check({
	title: text('The seccomp profile contradicts itself', 'seccomp 配置自相矛盾'),
	why: text(
		'`localhostProfile` goes with type Localhost and no other; the API server refuses the Pod.',
		'`localhostProfile` 只能与类型 Localhost 一起使用；否则 API server 会拒绝该 Pod。',
	),
	mend: text(
		'Name a profile with type Localhost, or leave `localhostProfile` out.',
		'类型为 Localhost 时写明配置文件，否则去掉 `localhostProfile`。',
	),
	severity: 'high',
	standards: [],
	on: 'pod',
	detect: (pod) =>
		inSecurityContexts(pod, (owner) => {
			const profile = asFields(owner.security.seccompProfile);
			const type = asString(profile.type);
			if (type === undefined) return undefined;
			const isNamed = isSet(profile.localhostProfile);
			if (isNamed === (type === 'Localhost')) return undefined;
			const path = contextPath(owner, 'seccompProfile', 'localhostProfile');
			if (!isNamed) {
				const message = text(
					'type Localhost needs a `localhostProfile`',
					'类型 Localhost 需要 `localhostProfile`',
				);
				return { path, message };
			}
			const message = text(
				'`localhostProfile` is refused unless the type is Localhost',
				'类型不是 Localhost 时不能设置 `localhostProfile`',
			);
			return {
				path,
				message,
				...fixFor(owner, { safety: 'safe', edits: [removal(pod.resource, path)] }),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  securityContext:
    seccompProfile:
      type: RuntimeDefault
      localhostProfile: profiles/web.json
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
		},
	],
});
