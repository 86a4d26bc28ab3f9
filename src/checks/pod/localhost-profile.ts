import type { Edit } from '../../model/edit.ts';
import { asFields, asString, isFields } from '../../model/fields.ts';
import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, fixFor, inSecurityContexts, type Owner } from './security-contexts.ts';

export default check({
	title: text('type and localhostProfile do not fit together', 'type 与 localhostProfile 不匹配'),
	why: text(
		'A profile of type `Localhost` needs `localhostProfile`, and no other type may have one. The API server refuses anything else, so the Pod is never created.',
		'类型为 `Localhost` 时必须设置 `localhostProfile`，其他类型则不能设置。否则 API server 会拒绝，Pod 无法创建。',
	),
	mend: text(
		'Name the profile with type `Localhost`, or use `RuntimeDefault` without one.',
		'使用 `Localhost` 并写明配置文件，或使用不带配置文件的 `RuntimeDefault`。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments'],
	on: 'pod',
	mentions: ['seccompProfile', 'appArmorProfile'],
	detect(pod) {
		const seccomp = inSecurityContexts(pod, (owner) => misfit(owner, 'seccompProfile'));
		const appArmor = inSecurityContexts(pod, (owner) => misfit(owner, 'appArmorProfile'));
		return seccomp && appArmor ? [...seccomp, ...appArmor] : (seccomp ?? appArmor);
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: tracer
spec:
  securityContext:
    seccompProfile:
      type: Localhost
  containers:
    - name: tracer
      image: registry.example.com/tracer:0.4.0
      securityContext:
        appArmorProfile:
          type: RuntimeDefault
          localhostProfile: k8s-tracer
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: tracer
spec:
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: tracer
      image: registry.example.com/tracer:0.4.0
      securityContext:
        appArmorProfile:
          type: RuntimeDefault
`,
		},
	],
});

type Field = 'seccompProfile' | 'appArmorProfile';

function misfit(owner: Owner, field: Field) {
	if (!isFields(owner.security[field])) return undefined;
	const profile = asFields(owner.security[field]);
	const type = asString(profile.type);
	const name = asString(profile.localhostProfile);
	if (type === 'Localhost') return name ? outside(owner, field, name) : nameless(owner, field);
	if (name === undefined || (type !== 'RuntimeDefault' && type !== 'Unconfined')) return undefined;
	const path = contextPath(owner, field, 'localhostProfile');
	const edits: Edit[] = [{ kind: 'remove', path }];
	return { path, message: named(type), ...fixFor(owner, { safety: 'evidence', edits }) };
}

function nameless(owner: Owner, field: Field) {
	const path = contextPath(owner, field, 'type');
	const edits: Edit[] = [{ kind: 'set', path, value: 'RuntimeDefault' }];
	return { path, message: unnamed, ...fixFor(owner, { safety: 'evidence', edits }) };
}

/** A seccomp profile is a path below the kubelet's folder for them; an AppArmor profile is a name. */
function outside(owner: Owner, field: Field, name: string) {
	if (field !== 'seccompProfile') return undefined;
	if (!name.startsWith('/') && !name.split('/').includes('..')) return undefined;
	return { path: contextPath(owner, field, 'localhostProfile'), message: notBelow };
}

function named(type: string): Text {
	return text(
		`localhostProfile is set, but the type is ${type}`,
		`设置了 localhostProfile，但 type 为 ${type}`,
	);
}

const unnamed = text(
	'The type is Localhost, but localhostProfile is not set',
	'type 为 Localhost，但没有设置 localhostProfile',
);
const notBelow = text(
	"localhostProfile must be a relative path without '..', below the seccomp folder of the kubelet",
	"localhostProfile 必须是不含 '..' 的相对路径，位于 kubelet 的 seccomp 目录下",
);
