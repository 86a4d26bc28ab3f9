import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { isSet } from './security-contexts.ts';

export default check({
	title: text('The seccomp annotation does nothing', 'seccomp 注解不起作用'),
	why: text(
		'Kubernetes has ignored the seccomp annotations since 1.27, though many tutorials still show them. Whoever relies on one runs without a filter.',
		'自 1.27 起 Kubernetes 忽略 seccomp 注解，但许多教程仍在使用。依赖它的容器实际上没有任何过滤。',
	),
	mend: text(
		'Use the field `securityContext.seccompProfile` and remove the annotation.',
		'改用字段 `securityContext.seccompProfile`，并删除注解。',
	),
	severity: 'high',
	standards: ['cis:5.6.2', 'nsa:hardened-environments', 'owasp-k8s:K01'],
	on: 'pod',
	detect(pod, { version }) {
		if (compareVersion(version, ignoredSince) < 0) return undefined;
		const keys = Object.keys(pod.annotations).filter(
			(key) => key === podKey || key.startsWith(containerPrefix),
		);
		if (keys.length === 0) return undefined;
		const isProfiled = isSet(pod.security.seccompProfile);
		return keys.map((key) => {
			const path = pod.at('metadata', 'annotations', key);
			const isDefault = asString(pod.annotations[key]) === 'runtime/default' && key === podKey;
			const field = pod.at('spec', 'securityContext', 'seccompProfile', 'type');
			return {
				path,
				// With the field in place the annotation only misleads its readers.
				...(isProfiled && { severity: 'low' as const }),
				...((isProfiled || isDefault) && {
					fix: {
						safety: isProfiled ? ('safe' as const) : ('evidence' as const),
						edits: [
							...(isProfiled
								? []
								: [{ kind: 'set', path: field, value: 'RuntimeDefault' } as const]),
							{ kind: 'remove', path } as const,
						],
					},
				}),
			};
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
    seccomp.security.alpha.kubernetes.io/pod: runtime/default
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

const ignoredSince = { major: 1, minor: 27 };
const podKey = 'seccomp.security.alpha.kubernetes.io/pod';
const containerPrefix = 'container.seccomp.security.alpha.kubernetes.io/';
