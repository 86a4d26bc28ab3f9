import type { World } from '../../kube/world.ts';
import { asFields, asString } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { type Name, Named } from './named.ts';

/** What the answer below is read from: the `reads` of a check that asks for it. */
export const configKinds = [
	'Pod',
	'ConfigMap',
	'Secret',
	'SealedSecret',
	'ExternalSecret',
	'Certificate',
];

/** Whether the inputs have this ConfigMap or Secret with this key; unknown when they have none at all. */
export function lookUp(name: Name, key: string | undefined, world: World): Found {
	const { objects, namespaces } = facts(world);
	if (everywhere.has(name.name)) return 'unknown';
	const object = objects.find(name);
	if (!object) return namespaces.has(placeOf(name)) ? 'no-object' : 'unknown';
	if (key === undefined || !isPlain(object)) return 'present';
	const { data, stringData, binaryData } = object.value;
	const all = [data, stringData, binaryData].map(asFields);
	// An empty one is filled by somebody else, as with tokens and certificate bundles.
	if (all.every((part) => Object.keys(part).length === 0)) return 'present';
	return all.some((part) => Object.hasOwn(part, key)) ? 'present' : 'no-key';
}

export type Found = 'present' | 'no-key' | 'no-object' | 'unknown';

/** Made by the cluster in every namespace. */
const everywhere = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt']);

type Facts = {
	readonly objects: Named<Resource>;
	/** Kind and namespace of what there is. */
	readonly namespaces: ReadonlySet<string>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const objects = new Named<Resource>();
	const namespaces = new Set<string>();
	for (const kind of configKinds) {
		for (const resource of kind === 'Pod' ? [] : world.ofKind(kind)) {
			const made = madeBy(resource);
			if (!made) continue;
			objects.add(made, resource);
			namespaces.add(placeOf(made));
		}
	}
	const fresh = { objects, namespaces };
	known.set(world, fresh);
	return fresh;
}

function placeOf({ kind, namespace }: Name): string {
	return `${kind}/${namespace ?? ''}`;
}

function isPlain({ apiVersion }: Resource): boolean {
	return apiVersion === 'v1';
}

/** The ConfigMap or Secret that an object is, or has its controller make. */
function madeBy({ apiVersion, kind, namespace, name, value }: Resource): Name | undefined {
	if (apiVersion === 'v1') return { kind, namespace, name };
	const spec = asFields(value.spec);
	const secret = (other: unknown): Name => ({
		kind: 'Secret',
		namespace,
		name: asString(other) || name,
	});
	switch (`${apiGroup(apiVersion)}/${kind}`) {
		case 'bitnami.com/SealedSecret':
			return secret(undefined);
		case 'external-secrets.io/ExternalSecret':
			return secret(asFields(spec.target).name);
		case 'cert-manager.io/Certificate':
			return secret(spec.secretName);
		default:
			return undefined;
	}
}
