import type { Problem } from '../../model/check.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { configurationKinds, podSecurityConfigurations } from './pod-security-configurations.ts';

export default check({
	title: text(
		'An exemption switches Pod Security off for more than it seems',
		'豁免项使 Pod Security 在更大范围内失效',
	),
	why: text(
		'Exempt users, namespaces and runtime classes are not judged at all: a controller makes the Pods of all workloads, and any Pod may name an exempt runtime class.',
		'被豁免的用户、命名空间和运行时类完全不受检查：控制器会为所有工作负载创建 Pod，任何 Pod 也都可以选用被豁免的运行时类。',
	),
	mend: text(
		"Exempt only kube-system and single namespaces of the cluster's own parts.",
		'只豁免 kube-system 及少数集群组件的命名空间。',
	),
	severity: 'medium',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: configurationKinds,
	detect(resource) {
		const problems = podSecurityConfigurations(resource).flatMap(({ fields, path }) => {
			const { usernames, namespaces, runtimeClasses } = asFields(fields.exemptions);
			const at = (list: string, ...rest: number[]) => [...path, 'exemptions', list, ...rest];
			const found: Problem[] = [];
			for (const [index, user] of asList(usernames).entries()) {
				if (!isMaker(user)) continue;
				found.push({ path: at('usernames', index), message: maker, severity: 'high' });
			}
			const open = asList(namespaces).indexOf('default');
			if (open >= 0) found.push({ path: at('namespaces', open), message: defaultNamespace });
			if (asList(namespaces).length > mostNamespaces) {
				found.push({ path: at('namespaces'), message: many });
			}
			for (const [index, name] of asList(runtimeClasses).entries()) {
				if (typeof name !== 'string' || isSandbox(name)) continue;
				found.push({ path: at('runtimeClasses', index), message: runtime });
			}
			return found;
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: baseline
        enforce-version: latest
      exemptions:
        usernames:
          - system:serviceaccount:kube-system:replicaset-controller
        namespaces: [kube-system]
`,
			good: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: baseline
        enforce-version: latest
      exemptions:
        namespaces: [kube-system]
`,
		},
	],
});

const mostNamespaces = 10;
const maker = text(
	'This user creates the Pods of other people, who are exempted with it',
	'该用户为他人创建 Pod，豁免它等于豁免所有人',
);
const defaultNamespace = text(
	'The namespace default is exempted, where everything lands that names none',
	'豁免了 default 命名空间，未指定命名空间的对象都会落在这里',
);
const many = text(
	`More than ${mostNamespaces} namespaces are exempted`,
	`豁免的命名空间超过 ${mostNamespaces} 个`,
);
const runtime = text(
	'Any Pod may name this runtime class, and is exempted then',
	'任何 Pod 都可以选用此运行时类而获得豁免',
);

const makers = ['system:kube-controller-manager', 'system:anonymous'];
const controllers = 'system:serviceaccount:kube-system:';

/** The controllers that make Pods on behalf of others, and whoever has no name. */
function isMaker(user: unknown): boolean {
	if (typeof user !== 'string') return false;
	return makers.includes(user) || (user.startsWith(controllers) && user.endsWith('-controller'));
}

const sandboxes = ['gvisor', 'runsc', 'kata', 'firecracker', 'confidential'];

/** Runtimes with a kernel of their own hold what the Pod may do inside. */
function isSandbox(name: string): boolean {
	return sandboxes.some((sandbox) => name.includes(sandbox));
}
