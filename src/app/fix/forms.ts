import { jsonPatch, type Operation } from '../../engine/fix/json-patch.ts';
import { objectsOf } from '../../kube/objects.ts';
import { blockLines } from '../../lang/yaml/edit/render.ts';
import type { Style } from '../../lang/yaml/edit/style.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import { asFields } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { jsonText } from '../../report/json-text.ts';
import type { FixedFile } from './run.ts';

/** How fixes are told apart from patches of files: for what is rendered from templates. */
export const forms = ['jsonpatch', 'kustomize'] as const;
export type Form = (typeof forms)[number];

/** An object that fixes change. */
type Changed = { readonly resource: Resource; readonly operations: readonly Operation[] };

/** A JSON Patch (RFC 6902) for each object. */
export function* jsonPatches(files: readonly FixedFile[]): Generator<string> {
	yield '[';
	let start = '\n';
	for (const { resource, operations } of changedObjects(files)) {
		const { apiVersion, kind, namespace = null, name, origin } = resource;
		const { file, document } = origin;
		yield `${start}${jsonText({ apiVersion, kind, namespace, name, file, document, patch: operations })}`;
		start = ',\n';
	}
	yield '\n]\n';
}

/** A kustomization with a patch for each object that has a name. */
export function* kustomization(files: readonly FixedFile[]): Generator<string> {
	const changed = changedObjects(files).filter(({ resource }) => hasName(resource));
	const patches = changed.length === 0 ? 'patches: []' : 'patches:';
	yield `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${patches}\n`;
	for (const { resource, operations } of changed) {
		const target = blockLines([{ target: targetOf(resource) }], 2, style);
		const lines = operations.map((each) => jsonText(each)).join(',\n       ');
		yield `${target.join('\n')}\n    patch: |-\n      [${lines}]\n`;
	}
}

function targetOf({ apiVersion, kind, namespace, name }: Resource) {
	const group = apiGroup(apiVersion);
	// Without a namespace a target means every one; by this name kustomize knows objects without any.
	const where = namespace ?? (namespaced.has(kind) ? 'default' : undefined);
	return {
		...(group !== '' && { group }),
		version: apiVersion.slice(apiVersion.indexOf('/') + 1),
		kind,
		name: literal(name),
		...(where !== undefined && { namespace: literal(where) }),
	};
}

const namespaced = new Set([
	...['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'],
	...['Job', 'CronJob', 'Service', 'ServiceAccount', 'ConfigMap', 'Secret', 'Ingress'],
	...['NetworkPolicy', 'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'Role', 'RoleBinding'],
	...['PersistentVolumeClaim', 'PodTemplate', 'LimitRange', 'ResourceQuota'],
]);

/** An object with `generateName` alone gets its name from the cluster. */
function hasName({ value }: Resource): boolean {
	return typeof asFields(value.metadata).name === 'string';
}

/** How many changed objects have no name that a patch could be for. */
export function namelessOf(files: readonly FixedFile[]): number {
	return changedObjects(files).filter(({ resource }) => !hasName(resource)).length;
}

const style: Style = {
	indent: 2,
	dash: 2,
	lineEnd: '\n',
	quote: '"',
	isJson: false,
	hasShortLists: false,
};

/** Targets are regular expressions; names hold no letter of theirs but the dot. */
function literal(name: string): string {
	return name.replaceAll('.', '\\.');
}

/** Objects keep their places, as fixes neither move nor remove any. */
function changedObjects(files: readonly FixedFile[]): Changed[] {
	return files.flatMap(({ file, before, after }) => {
		const later = new Map(objectsIn(file, after).map((each) => [placeOf(each), each]));
		return objectsIn(file, before).flatMap((resource): Changed[] => {
			const operations = jsonPatch(resource.value, later.get(placeOf(resource))?.value);
			return operations.length > 0 ? [{ resource, operations }] : [];
		});
	});
}

/** How many findings of files are mended by what is no change of an object: new objects, Dockerfiles. */
export function leftOut(files: readonly FixedFile[]): number {
	return files.reduce((sum, { mended }) => {
		const others = mended.filter(({ splices, companions }) => splices || companions);
		return sum + others.length;
	}, 0);
}

function objectsIn(file: string, text: string): readonly Resource[] {
	return readYaml(text).documents.flatMap((document) =>
		document.kind === 'value' ? objectsOf(document.value, file, document.number).resources : [],
	);
}

function placeOf({ origin }: Resource): string {
	return JSON.stringify([origin.document, origin.path]);
}
