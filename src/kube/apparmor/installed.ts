import { asFields, asList } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import type { World } from '../world.ts';
import { appArmorOf, profileKind } from './objects.ts';

/** What the answer below is read from. */
export const appArmorSources = [profileKind, 'ConfigMap', 'ProfileRecording'];

/**
 * Whether the inputs hold the AppArmor profile of this name; undefined where they hold none at all, or
 * one whose name is not known, so that nothing can be said.
 */
export function holdsAppArmor(name: string, world: World): boolean | undefined {
	const { names, isComplete } = installed(world);
	if (!isComplete || names.size === 0) return undefined;
	return names.has(name);
}

type Installed = { readonly names: ReadonlySet<string>; readonly isComplete: boolean };

const known = new WeakMap<World, Installed>();

function installed(world: World): Installed {
	const before = known.get(world);
	if (before) return before;
	const names = new Set<string>();
	// A recording makes profiles in the cluster.
	let isComplete = world.ofKind('ProfileRecording').length === 0;
	for (const resource of [...world.ofKind(profileKind), ...world.ofKind('ConfigMap')]) {
		for (const name of asList(resource.value[namesField])) {
			if (typeof name === 'string') names.add(name);
			else isComplete = false;
		}
		if (resource.kind === profileKind && resource.apiVersion !== '') names.add(resource.name);
	}
	const fresh = { names, isComplete };
	known.set(world, fresh);
	return fresh;
}

/** Under this name the world keeps which profiles an object provides. */
const namesField = 'appArmorProfiles';

/** What the world keeps of an object: the names of its profiles, null where one is not known. */
export function appArmorFacts(resource: Resource): { readonly [field: string]: unknown } {
	if (resource.kind === profileKind && resource.apiVersion === '') {
		return { [namesField]: asFields(resource.value)[namesField] };
	}
	const { views } = appArmorOf(resource);
	return views.length === 0 ? {} : { [namesField]: views.map(({ name }) => name ?? null) };
}

/** As `appArmorFacts`, for the object that a file is. */
export function fileFacts(names: readonly (string | undefined)[]): {
	readonly [field: string]: unknown;
} {
	return { [namesField]: names.map((name) => name ?? null) };
}
