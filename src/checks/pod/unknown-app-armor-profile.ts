import { appArmorSources, holdsAppArmor } from '../../kube/apparmor/installed.ts';
import type { World } from '../../kube/world.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { appArmorAnnotation, profileOf } from './profile-annotations.ts';
import { contextPath, inSecurityContexts } from './security-contexts.ts';

export default check({
	title: text('The AppArmor profile is not among the inputs', '输入中没有该 AppArmor 配置'),
	why: text(
		'A profile of type `Localhost` must be loaded on the node before the Pod starts; where it is not, the container is not created. The inputs hold other profiles, so this one is likely misspelt or forgotten.',
		'`Localhost` 类型的配置必须在 Pod 启动前加载到节点上，否则容器无法创建。输入中有其他配置，因此这一个很可能写错或漏掉了。',
	),
	mend: text(
		'Name a profile as it is loaded (what follows `profile` in its file), or add its file.',
		'改用实际加载的配置名（文件中 `profile` 之后的名称），或补上该文件。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments'],
	on: 'pod',
	mentions: ['localhostProfile', 'annotations'],
	reads: ['Pod', ...appArmorSources],
	detect: (pod, { world }) => [
		...(inSecurityContexts(pod, (owner) => {
			const { type, localhostProfile } = asFields(owner.security.appArmorProfile);
			const path = contextPath(owner, 'appArmorProfile', 'localhostProfile');
			return type === 'Localhost' ? missing(asString(localhostProfile), path, world) : undefined;
		}) ?? []),
		...Object.entries(pod.annotations).flatMap(([key, value]) => {
			const profile = key.startsWith(appArmorAnnotation) ? profileOf(value) : undefined;
			if (profile?.type !== 'Localhost') return [];
			const path = pod.at('metadata', 'annotations', key);
			return missing(profile.localhostProfile, path, world) ?? [];
		}),
	],
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: apparmor-profiles
data:
  shop-web: |
    profile shop-web flags=(attach_disconnected) {
      /srv/web/** r,
    }
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      securityContext:
        appArmorProfile:
          type: Localhost
          localhostProfile: shop-wbe
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: apparmor-profiles
data:
  shop-web: |
    profile shop-web flags=(attach_disconnected) {
      /srv/web/** r,
    }
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      securityContext:
        appArmorProfile:
          type: Localhost
          localhostProfile: shop-web
`,
		},
	],
});

function missing(name: string | undefined, path: Path, world: World): Problem | undefined {
	if (!name || holdsAppArmor(name, world) !== false) return undefined;
	const message = text(
		`No AppArmor profile ${quote(name)} is among the inputs`,
		`输入中没有 AppArmor 配置 ${quote(name)}`,
	);
	return { path, message };
}
