import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import type { RoleRef } from './roles.ts';

/** Whom a binding names, as the API server knows him. */
export type Subject = {
	/** A ServiceAccount is a user with a name of its own. */
	readonly kind: 'User' | 'Group';
	readonly name: string;
	/** Which ServiceAccount it is. */
	readonly account: ServiceAccountRef | undefined;
	/** The place from the binding's root. */
	readonly path: Path;
};

export type ServiceAccountRef = {
	/** Undefined where the manifest leaves it open. */
	readonly namespace: string | undefined;
	readonly name: string;
};

/** The subjects of a RoleBinding or ClusterRoleBinding; those that can be nobody are left out. */
export function subjectsOf(binding: Resource): readonly Subject[] {
	return asList(binding.value.subjects).flatMap((value, index) => {
		const { kind, name: written, namespace } = asFields(value);
		const [name, path] = [asString(written), ['subjects', index]];
		if (name === undefined) return [];
		if (kind === 'Group') return { kind, name, account: undefined, path };
		if (kind === 'User') return { kind, name, account: accountOf(name), path };
		if (kind !== 'ServiceAccount') return [];
		// Only a RoleBinding has a namespace to lend.
		const lent = binding.kind === 'RoleBinding' ? binding.namespace : undefined;
		const where = asString(namespace) || lent;
		if (where === undefined && binding.kind !== 'RoleBinding') return [];
		const account = { namespace: where, name };
		return { kind: 'User' as const, name: userOf(account), account, path };
	});
}

/** The user that a ServiceAccount is. */
export function userOf({ namespace, name }: ServiceAccountRef): string {
	return `${userPrefix}${namespace ?? ''}:${name}`;
}

export function roleRefOf(binding: Resource): RoleRef {
	const { kind, name } = asFields(binding.value.roleRef);
	return {
		kind: asString(kind) ?? '',
		name: asString(name) ?? '',
		namespace: binding.kind === 'RoleBinding' ? binding.namespace : undefined,
	};
}

/** The groups that the API server puts a user in without being asked. */
export function implicitGroups(user: string): readonly string[] {
	if (user === 'system:anonymous') return ['system:unauthenticated'];
	const account = accountOf(user);
	if (!account) return ['system:authenticated'];
	const { namespace } = account;
	const all = ['system:serviceaccounts', 'system:authenticated'];
	return namespace === undefined ? all : [...all, `system:serviceaccounts:${namespace}`];
}

const userPrefix = 'system:serviceaccount:';

function accountOf(user: string): ServiceAccountRef | undefined {
	if (!user.startsWith(userPrefix)) return undefined;
	const [namespace, name, ...more] = user.slice(userPrefix.length).split(':', 3);
	if (namespace === undefined || !name || more.length > 0) return undefined;
	return { namespace: namespace === '' ? undefined : namespace, name };
}
