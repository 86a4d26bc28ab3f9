import type { ContainerView, PodView, VolumeView } from '../../kube/pod.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';

/** A ConfigMap or Secret, or a key of one, without which the containers of a Pod do not start. */
export type Reference = {
	readonly kind: 'ConfigMap' | 'Secret';
	readonly name: string;
	readonly key: string | undefined;
	readonly path: Path;
	readonly container: string | undefined;
};

/** What the containers and volumes of a Pod need; what is optional is left out. */
export function referencesOf(pod: PodView): Reference[] {
	return [...pod.containers.flatMap(fromContainer), ...pod.volumes.flatMap(fromVolume)];
}

function fromContainer(view: ContainerView): Reference[] {
	const { name: container } = view;
	const found: Reference[] = [];
	for (const [index, each] of asList(view.fields.envFrom).entries()) {
		for (const [field, kind] of wholes) {
			const source = asFields(asFields(each)[field]);
			add({ kind, source, path: view.at('envFrom', index, field), container }, found);
		}
	}
	for (const { index, fields } of view.env) {
		for (const [field, kind] of parts) {
			const source = asFields(asFields(fields.valueFrom)[field]);
			const path = view.at('env', index, 'valueFrom', field);
			add({ kind, source, path, container }, found, [source.key]);
		}
	}
	return found;
}

function fromVolume(view: VolumeView): Reference[] {
	const found: Reference[] = [];
	const sources = [
		{ source: view.fields, at: [] },
		...asList(view.source('projected').sources).map((source, index) => ({
			source: asFields(source),
			at: ['projected', 'sources', index],
		})),
	];
	for (const { source, at } of sources) {
		for (const [field, kind] of mounts) {
			const fields = asFields(source[field]);
			const keys = asList(fields.items).map((item) => asFields(item).key);
			add({ kind, source: fields, path: view.at(...at, field), container: undefined }, found, keys);
		}
	}
	return found;
}

type Kind = Reference['kind'];
type Named = Pick<Reference, 'kind' | 'path' | 'container'> & { readonly source: Fields };

const wholes: readonly [string, Kind][] = [
	['configMapRef', 'ConfigMap'],
	['secretRef', 'Secret'],
];
const parts: readonly [string, Kind][] = [
	['configMapKeyRef', 'ConfigMap'],
	['secretKeyRef', 'Secret'],
];
const mounts: readonly [string, Kind][] = [
	['configMap', 'ConfigMap'],
	['secret', 'Secret'],
];

function add(named: Named, found: Reference[], keys: readonly unknown[] = []): void {
	const { source, ...rest } = named;
	// Volumes of type secret have a field name of their own.
	const name = asString(source.name) || asString(source.secretName);
	if (!name || source.optional === true) return;
	const wanted = keys.filter((key) => typeof key === 'string');
	if (wanted.length === 0) found.push({ ...rest, name, key: undefined });
	for (const key of wanted) found.push({ ...rest, name, key });
}
