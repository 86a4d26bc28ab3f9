import { asFields } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import type { World } from '../world.ts';
import { operatorGroup, profileKind } from './profile.ts';

/** What the answer below is read from. */
export const profileSources = [profileKind, 'ConfigMap', 'ProfileRecording'];

/**
 * Whether the inputs hold the profile that a Pod names by its path below the kubelet's folder; undefined
 * where they hold none of its sort, so that nothing can be said. Files are compared by their last
 * part: what copies them to the nodes may put them into any folder.
 */
export function holdsProfile(localhostProfile: string, world: World): boolean | undefined {
	const { files, keys, operated } = installed(world);
	const parts = localhostProfile.split('/');
	const last = parts.at(-1) ?? '';
	if (parts[0] !== 'operator')
		return files.size === 0 ? undefined : files.has(last) || keys().has(last);
	// A recording makes profiles in the cluster.
	if (operated.size === 0 || world.ofKind('ProfileRecording').length > 0) return undefined;
	const namespaces = operated.get(last);
	if (namespaces === undefined) return false;
	// Of an object without namespace it is decided on applying; since v1 they have none at all.
	return parts.length !== 3 || namespaces.has(undefined) || namespaces.has(parts[1]);
}

type Installed = {
	readonly files: ReadonlySet<string>;
	/** The keys of ConfigMaps, from which a DaemonSet may install files. */
	readonly keys: () => ReadonlySet<string>;
	/** The namespaces of the operator's profiles, by the names of their files. */
	readonly operated: ReadonlyMap<string, ReadonlySet<string | undefined>>;
};

const known = new WeakMap<World, Installed>();

function installed(world: World): Installed {
	const before = known.get(world);
	if (before) return before;
	const files = new Set<string>();
	const operated = new Map<string, Set<string | undefined>>();
	for (const { apiVersion, name, namespace } of world.ofKind(profileKind)) {
		if (apiVersion === '') files.add(name);
		if (apiGroup(apiVersion) !== operatorGroup) continue;
		const file = name.endsWith('.json') ? name : `${name}.json`;
		operated.set(file, (operated.get(file) ?? new Set()).add(namespace));
	}
	let all: ReadonlySet<string> | undefined;
	const keys = () => {
		all ??= new Set(
			world.ofKind('ConfigMap').flatMap(({ value }) => Object.keys(asFields(value.data))),
		);
		return all;
	};
	const fresh = { files, keys, operated };
	known.set(world, fresh);
	return fresh;
}
