import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { contextPath, isSet } from './security-contexts.ts';

export default check({
	title: text('AppArmor is set by the old annotation', 'AppArmor 使用了旧式注解'),
	why: text(
		'Since Kubernetes 1.30 AppArmor has a field. The annotation is deprecated, and one that names a container which does not exist protects nothing.',
		'自 Kubernetes 1.30 起 AppArmor 有专门的字段。注解已弃用；若注解中的容器名不存在，则不起任何作用。',
	),
	mend: text('Use `securityContext.appArmorProfile`.', '改用 `securityContext.appArmorProfile`。'),
	severity: 'low',
	standards: ['nsa:hardened-environments'],
	on: 'pod',
	detect(pod, { version }) {
		if (compareVersion(version, fieldSince) < 0) return undefined;
		const keys = Object.keys(pod.annotations).filter((key) => key.startsWith(prefix));
		if (keys.length === 0) return undefined;
		return keys.map((key) => {
			const path = pod.at('metadata', 'annotations', key);
			const name = key.slice(prefix.length);
			const container = pod.containers.find((each) => each.name === name);
			if (!container) {
				const message = text(
					'the AppArmor annotation names a container that is not there',
					'AppArmor 注解中的容器不存在',
				);
				return { path, message, severity: 'high' as const };
			}
			const isDefault = asString(pod.annotations[key]) === 'runtime/default';
			if (!isDefault || isSet(container.security.appArmorProfile)) return { path };
			const field = contextPath(container, 'appArmorProfile', 'type');
			const edits = [
				{ kind: 'set', path: field, value: 'RuntimeDefault' },
				{ kind: 'remove', path },
			] as const;
			return { path, container: name, fix: { safety: 'safe' as const, edits } };
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    prometheus.io/scrape: "true"
    container.apparmor.security.beta.kubernetes.io/web: runtime/default
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    prometheus.io/scrape: "true"
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      securityContext:
        appArmorProfile:
          type: RuntimeDefault
`,
		},
	],
});

const fieldSince = { major: 1, minor: 30 };
const prefix = 'container.apparmor.security.beta.kubernetes.io/';
