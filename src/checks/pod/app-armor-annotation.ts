import type { PodView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import type { Edit } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { appArmorAnnotation, containerNamed, profileOf } from './profile-annotations.ts';
import { removal } from './removal.ts';
import { contextPath, isSet } from './security-contexts.ts';

export default check({
	title: text('AppArmor is set by a deprecated annotation', 'AppArmor 由已弃用的注解设置'),
	why: text(
		'Since Kubernetes 1.30 `securityContext.appArmorProfile` says it, and the API server warns about the annotation. The field covers the whole Pod and is checked with the schema.',
		'Kubernetes 1.30 起由 `securityContext.appArmorProfile` 设置，使用注解会触发 API server 警告。该字段可覆盖整个 Pod，并受 schema 校验。',
	),
	mend: text(
		'Set the field `securityContext.appArmorProfile` and remove the annotation.',
		'改用 `securityContext.appArmorProfile` 字段，并删除该注解。',
	),
	severity: 'low',
	standards: ['nsa:hardened-environments', 'owasp-k8s:K10'],
	on: 'pod',
	mentions: ['annotations'],
	detect(pod, { version }) {
		if (compareVersion(version, since) < 0) return undefined;
		let problems: Problem[] | undefined;
		for (const key in pod.annotations) {
			if (!key.startsWith(appArmorAnnotation)) continue;
			const problem = deprecated(pod, key);
			if (problem) problems = [...(problems ?? []), problem];
		}
		return problems;
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ingress-proxy
spec:
  selector:
    matchLabels:
      app: ingress-proxy
  template:
    metadata:
      labels:
        app: ingress-proxy
      annotations:
        container.apparmor.security.beta.kubernetes.io/proxy: localhost/k8s-proxy
    spec:
      containers:
        - name: proxy
          image: registry.example.com/proxy:1.22.0
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ingress-proxy
spec:
  selector:
    matchLabels:
      app: ingress-proxy
  template:
    metadata:
      labels:
        app: ingress-proxy
    spec:
      containers:
        - name: proxy
          image: registry.example.com/proxy:1.22.0
          securityContext:
            appArmorProfile:
              type: Localhost
              localhostProfile: k8s-proxy
`,
		},
	],
});

const since = { major: 1, minor: 30 };
const nobody = text(
	'The AppArmor annotation names a container that is not there; the API server refuses it',
	'AppArmor 注解中的容器不存在，API server 会拒绝',
);

/** Quiet for what Pod Security refuses: that is another check's, and the greater mistake. */
function deprecated(pod: PodView, key: string): Problem | undefined {
	const value = pod.annotations[key];
	const profile = profileOf(value);
	if (!profile || profile.type === 'Unconfined' || value === 'docker/default') return undefined;
	const path = pod.at('metadata', 'annotations', key);
	const container = containerNamed(pod, key.slice(appArmorAnnotation.length));
	if (!container) return { path, message: nobody };
	if (container.role === 'ephemeral') return { path };
	const edits: Edit[] = [removal(pod.resource, path)];
	if (!isSet(container.security.appArmorProfile)) {
		edits.push({ kind: 'set', path: contextPath(container, 'appArmorProfile'), value: profile });
	}
	return { path, container: container.name, fix: { safety: 'safe', edits } };
}
