import type { Version } from '../../model/version.ts';
import { compareVersion } from '../../model/version.ts';

/** Something that a rule may allow: any of its parts is enough. */
export type Right = readonly Part[];

export type Part = {
	readonly verbs: readonly string[];
	/** Resources by their API group. */
	readonly on: { readonly [group: string]: readonly string[] };
	/** Objects without a namespace: only a binding for the whole cluster gives rights on them. */
	readonly isClusterScoped?: true;
	/** Which `resourceNames` are as bad as none; without it a rule for some names is no problem. */
	readonly names?: (name: string) => boolean;
};

const rbac = 'rbac.authorization.k8s.io';
const write = ['create', 'update', 'patch'];

export const secretRead: Right = [{ verbs: ['get', 'list', 'watch'], on: { '': ['secrets'] } }];

/** Controllers' templates can be changed, the ServiceAccount included; of a Pod hardly anything. */
export const workloadWrite: Right = [
	{
		verbs: write,
		on: {
			'': ['replicationcontrollers'],
			apps: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
			batch: ['jobs', 'cronjobs'],
		},
	},
	{ verbs: ['create'], on: { '': ['pods'] } },
];

/** Until 1.35 a WebSocket was opened with `get`, which was all that the API server asked for. */
export function connectTo(subresource: string, version: Version): Right {
	const isOld = compareVersion(version, { major: 1, minor: 35 }) < 0;
	return [{ verbs: isOld ? ['create', 'get'] : ['create'], on: { '': [subresource] } }];
}

const exec: Right = [{ verbs: ['create'], on: { '': ['pods/exec'] } }];

export const ephemeralContainers: Right = [
	{ verbs: ['update', 'patch'], on: { '': ['pods/ephemeralcontainers'] } },
];

export const impersonateUsers: Right = [
	{
		verbs: ['impersonate'],
		on: { '': ['users', 'groups'] },
		isClusterScoped: true,
		names: (name) => name === 'system:masters' || name === 'kubeadm:cluster-admins',
	},
];

export const impersonateAccounts: Right = [
	{ verbs: ['impersonate'], on: { '': ['serviceaccounts'] } },
];

export const bind: Right = [
	{
		verbs: ['bind'],
		on: { [rbac]: ['roles', 'clusterroles'] },
		names: (name) => name === 'cluster-admin' || name === 'admin' || name === 'edit',
	},
];

/** Whoever may escalate one role and holds it can write anything into it, so a name is no limit. */
export const escalate: Right = [
	{ verbs: ['escalate'], on: { [rbac]: ['roles', 'clusterroles'] }, names: () => true },
];

export const tokenCreate: Right = [{ verbs: ['create'], on: { '': ['serviceaccounts/token'] } }];

export const nodeProxy: Right = [
	{ verbs: ['get', 'create'], on: { '': ['nodes/proxy'] }, isClusterScoped: true },
];

export const webhookWrite: Right = [
	{
		verbs: write,
		on: {
			'admissionregistration.k8s.io': [
				...['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
				...['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'],
				...['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
			],
		},
		isClusterScoped: true,
	},
];

/** Names of signers are literal, also the form for all of a domain. */
export const certificateApprove: Right = [
	{
		verbs: ['approve', 'sign'],
		on: { 'certificates.k8s.io': ['signers'] },
		isClusterScoped: true,
		names: (name) => name === 'kubernetes.io/*' || name.startsWith('kubernetes.io/kube-apiserver'),
	},
];

/** What makes its holder somebody else in the same namespace. */
export const takeOver: readonly Right[] = [
	...[workloadWrite, tokenCreate, impersonateAccounts, exec, ephemeralContainers],
];

/** What neither admin nor edit has: a way out of the namespace, or to more rights in it. */
export const beyondAdmin: readonly Right[] = [
	...[impersonateUsers, bind, escalate, nodeProxy, webhookWrite, certificateApprove],
];

export const dangerous: readonly Right[] = [secretRead, ...takeOver, ...beyondAdmin];
