import { workloadFacts } from '../../kube/evidence.ts';
import type { PodView } from '../../kube/pod.ts';
import type { World } from '../../kube/world.ts';
import type { Safety } from '../../model/edit.ts';
import { asBoolean, asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import type { Settings } from '../../model/settings.ts';
import { type ProjectedToken, projectedTokens } from './projected-tokens.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const accountKinds = ['Pod', 'ServiceAccount', 'RoleBinding', 'ClusterRoleBinding'];

/** A binding that names a service account. */
export type Grant = {
	readonly binding: Resource;
	/** The subject that names it, from the binding's root. */
	readonly path: Path;
	readonly account: string;
	/** The account's namespace; undefined where the manifest leaves it open. */
	readonly namespace: string | undefined;
	/** Whether the rights hold in every namespace. */
	readonly isClusterWide: boolean;
	/** The name of the role; `isClusterRole` tells whose. */
	readonly role: string;
	readonly isClusterRole: boolean;
};

/** The service accounts that a binding names. */
export function grantsOf(binding: Resource): readonly Grant[] {
	if (apiGroup(binding.apiVersion) !== rbac) return [];
	const isClusterWide = binding.kind === 'ClusterRoleBinding';
	const role = asFields(binding.value.roleRef);
	return asList(binding.value.subjects).flatMap((value, index) => {
		const subject = accountOf(asFields(value), isClusterWide ? undefined : binding.namespace);
		// Only a RoleBinding has a namespace to lend to a subject that names none.
		if (!subject || (isClusterWide && subject.namespace === undefined)) return [];
		return {
			...subject,
			binding,
			path: ['subjects', index],
			isClusterWide,
			role: asString(role.name) ?? '',
			isClusterRole: role.kind === 'ClusterRole',
		};
	});
}

/** The bindings among the inputs that give rights to the Pod's service account. */
export function grantsTo(pod: PodView, world: World): readonly Grant[] {
	const { serviceAccountName: name, namespace } = pod;
	const grants = facts(world).grants.get(name) ?? [];
	return grants.filter((grant) => mayBeOne(name, grant.namespace, namespace));
}

/** The Pod's ServiceAccount, if it is among the inputs. */
export function accountObject(pod: PodView, world: World): Resource | undefined {
	const { serviceAccountName: name, namespace } = pod;
	const same = facts(world).accounts.get(name);
	return (
		same?.find((account) => account.namespace === namespace) ??
		same?.find((account) => mayBeOne(name, account.namespace, namespace))
	);
}

/** Whether the inputs hold ServiceAccounts of this namespace. */
export function hasAccounts(namespace: string | undefined, world: World): boolean {
	return facts(world).namespaces.has(namespace);
}

/** Every workload that runs as the Pod's service account in its namespace, itself included. */
export function workloadsWith(pod: PodView, world: World): readonly PodView[] {
	return facts(world).pods.get(podKey(pod)) ?? [];
}

function podKey(pod: PodView): string {
	return `${pod.namespace ?? ''}/${pod.serviceAccountName}`;
}

/** Whether the API token is mounted: the Pod's word goes before the account's; unset means yes. */
export function mountsToken(pod: PodView, world: World): boolean {
	const own = asBoolean(pod.spec.automountServiceAccountToken);
	if (own !== undefined) return own;
	const account = accountObject(pod, world);
	return asBoolean(account?.value.automountServiceAccountToken) !== false;
}

/** Whether a container can get at a token of the account, mounted as usual or as a projected volume. */
export function carriesToken(pod: PodView, world: World): boolean {
	// A token for another audience is no use here: the API server refuses it.
	const forApi = ({ fields }: ProjectedToken) => !asString(fields.audience);
	return mountsToken(pod, world) || pod.volumes.some((v) => projectedTokens(v).some(forApi));
}

/** Where the Pod names its account, or would. */
export function accountPath(pod: PodView): Path {
	const isOld = !asString(pod.spec.serviceAccountName) && asString(pod.spec.serviceAccount);
	return pod.at('spec', isOld ? 'serviceAccount' : 'serviceAccountName');
}

/**
 * Whether two manifests may mean one account. A namespace that is left open is set on applying, so
 * it may be the other's; but every namespace has its own `default`, where the guess says nothing.
 */
function mayBeOne(name: string, a: string | undefined, b: string | undefined): boolean {
	return a === b || (name !== 'default' && (a === undefined || b === undefined));
}

const rbac = 'rbac.authorization.k8s.io';
const userPrefix = 'system:serviceaccount:';

// The API server knows a service account also as the user system:serviceaccount:NAMESPACE:NAME.
function accountOf(subject: Readonly<Record<string, unknown>>, namespace: string | undefined) {
	const name = asString(subject.name) ?? '';
	if (subject.kind === 'ServiceAccount') {
		return { account: name, namespace: asString(subject.namespace) ?? namespace };
	}
	if (subject.kind !== 'User' || !name.startsWith(userPrefix)) return undefined;
	const [where, account] = name.slice(userPrefix.length).split(':');
	return where && account ? { account, namespace: where } : undefined;
}

type Facts = {
	readonly accounts: ReadonlyMap<string, readonly Resource[]>;
	readonly grants: ReadonlyMap<string, readonly Grant[]>;
	/** Namespaces that have accounts. */
	readonly namespaces: ReadonlySet<string | undefined>;
	/** Workloads by namespace and account. */
	readonly pods: ReadonlyMap<string, readonly PodView[]>;
};

/** Every check asks for every Pod, so a world is sorted by account names once. */
const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const bindings = [...world.ofKind('RoleBinding'), ...world.ofKind('ClusterRoleBinding')];
	const accounts = world.ofKind('ServiceAccount').filter(isAccount);
	const fresh: Facts = {
		accounts: Map.groupBy(accounts, ({ name }) => name),
		namespaces: new Set(accounts.map(({ namespace }) => namespace)),
		grants: Map.groupBy(bindings.flatMap(grantsOf), ({ account }) => account),
		pods: Map.groupBy(world.pods.filter(isWorkload), podKey),
	};
	known.set(world, fresh);
	return fresh;
}

/** Other API groups have kinds of this name too. */
export function isAccount(resource: Resource): boolean {
	return resource.apiVersion === 'v1';
}

/** What a controller has made is its owner's workload. */
export function isWorkload({ resource }: PodView): boolean {
	return asList(asFields(resource.value.metadata).ownerReferences).length === 0;
}

/** How sure it is that a Pod can do without its token. */
export function needsNoToken({ resource }: PodView, { evidence }: Settings): Safety {
	return workloadFacts(resource, evidence).usesApi === false ? 'safe' : 'evidence';
}
