import type { PodView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import type { Edit } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import {
	containerNamed,
	seccompContainerAnnotation as ofContainer,
	seccompPodAnnotation as ofPod,
	profileOf,
} from './profile-annotations.ts';
import { removal } from './removal.ts';
import { containerOf, contextPath, isSet, type Owner } from './security-contexts.ts';

export default check({
	title: text('Seccomp is set by an annotation that has no effect', 'seccomp 由已失效的注解设置'),
	why: text(
		'Kubernetes ignores the seccomp annotations since 1.27, while many guides still show them. The container runs unconfined and the manifest says that it does not.',
		'Kubernetes 自 1.27 起忽略 seccomp 注解，但许多教程仍在使用。容器实际不受限制，清单却显示相反。',
	),
	mend: text(
		'Set the field `securityContext.seccompProfile` and remove the annotation.',
		'改用 `securityContext.seccompProfile` 字段，并删除该注解。',
	),
	severity: 'medium',
	standards: ['cis:5.6.2', 'nsa:hardened-environments', 'owasp-k8s:K10'],
	on: 'pod',
	mentions: ['annotations'],
	detect(pod, { version }) {
		if (compareVersion(version, since) < 0) return undefined;
		let problems: Problem[] | undefined;
		for (const key in pod.annotations) {
			if (key !== ofPod && !key.startsWith(ofContainer)) continue;
			const problem = ignored(pod, key);
			if (problem) problems = [...(problems ?? []), problem];
		}
		return problems;
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: hello
spec:
  selector:
    matchLabels:
      app: hello
  template:
    metadata:
      labels:
        app: hello
      annotations:
        prometheus.io/scrape: "true"
        seccomp.security.alpha.kubernetes.io/pod: runtime/default
        container.seccomp.security.alpha.kubernetes.io/hello: localhost/profiles/hello.json
    spec:
      containers:
        - name: hello
          image: registry.example.com/hello:1.0.0
        - name: log
          image: registry.example.com/log-shipper:2.2.0
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: hello
spec:
  selector:
    matchLabels:
      app: hello
  template:
    metadata:
      labels:
        app: hello
      annotations:
        prometheus.io/scrape: "true"
    spec:
      securityContext:
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: hello
          image: registry.example.com/hello:1.0.0
          securityContext:
            seccompProfile:
              type: Localhost
              localhostProfile: profiles/hello.json
        - name: log
          image: registry.example.com/log-shipper:2.2.0
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: audit-pod
  annotations:
    seccomp.security.alpha.kubernetes.io/pod: docker/default
spec:
  containers:
    - name: audit
      image: registry.example.com/audit:1.0.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: audit-pod
spec:
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: audit
      image: registry.example.com/audit:1.0.0
`,
		},
	],
});

const since = { major: 1, minor: 27 };

/** Quiet where the field says it as well: the annotation is then a leftover for old clusters. */
function ignored(pod: PodView, key: string): Problem | undefined {
	const owner: Owner | undefined =
		key === ofPod ? pod : containerNamed(pod, key.slice(ofContainer.length));
	if (owner && isSet(owner.security.seccompProfile)) return undefined;
	const path = pod.at('metadata', 'annotations', key);
	const edits: Edit[] = [removal(pod.resource, path)];
	const profile = profileOf(pod.annotations[key]);
	// Unconfined is what the container is now; nothing is to be carried over.
	if (owner && profile && profile.type !== 'Unconfined') {
		edits.push({ kind: 'set', path: contextPath(owner, 'seccompProfile'), value: profile });
	}
	if (owner && 'role' in owner && owner.role === 'ephemeral') return { path };
	return { path, ...(owner && containerOf(owner)), fix: { safety: 'evidence', edits } };
}
