import { asFields, asString, isFields } from '../model/fields.ts';
import type { Fields, Origin, Resource } from '../model/resource.ts';
import { type Text, text } from '../model/text.ts';
import { isProfile, profileKind } from './seccomp/profile.ts';

/** The objects of one document, and why there are none or not all. */
export type Objects = {
	readonly resources: readonly Resource[];
	readonly reason: Text | undefined;
};

/** Turns a document's value into objects; `List` and typed lists give their items. */
export function objectsOf(value: unknown, file: string, document: number): Objects {
	const resources: Resource[] = [];
	const reason = collect(value, { file, document, path: [] }, resources);
	return { resources, reason };
}

function collect(
	value: unknown,
	origin: Origin,
	into: Resource[],
	inherited?: { apiVersion: string; kind: string },
): Text | undefined {
	if (!isFields(value)) return notAnObject;
	const apiVersion = asString(value.apiVersion) ?? inherited?.apiVersion;
	const kind = asString(value.kind) ?? inherited?.kind;
	if (!apiVersion && !kind && origin.path.length === 0 && isProfile(value)) {
		into.push(profileFile(value, origin));
		return undefined;
	}
	if (!apiVersion) return kind ? noApiVersion : neither;
	if (!kind) return noKind;
	if (kind.endsWith('List') && Array.isArray(value.items) && origin.path.length < 8) {
		if (value.items.length === 0) return emptyList;
		return collectItems(value.items, { apiVersion, kind }, origin, into);
	}
	into.push(resourceOf(value, apiVersion, kind, origin));
	return undefined;
}

// The items of a typed list (PodList) may leave out what the list says; those of a List may not.
function collectItems(
	items: readonly unknown[],
	list: { apiVersion: string; kind: string },
	origin: Origin,
	into: Resource[],
): Text | undefined {
	const inherited =
		list.kind === 'List' ? undefined : { ...list, kind: list.kind.slice(0, -'List'.length) };
	let reason: Text | undefined;
	for (const [index, item] of items.entries()) {
		const place = { ...origin, path: [...origin.path, 'items', index] };
		const problem = collect(item, place, into, inherited);
		if (problem) {
			reason ??= text(
				`item ${index} of the ${list.kind}: ${problem.en}`,
				`${list.kind} 的第 ${index} 项：${problem.zh}`,
			);
		}
	}
	return reason;
}

function resourceOf(value: Fields, apiVersion: string, kind: string, origin: Origin): Resource {
	const metadata = asFields(value.metadata);
	return {
		apiVersion,
		kind,
		name: asString(metadata.name) ?? asString(metadata.generateName) ?? '',
		namespace: asString(metadata.namespace),
		value,
		origin,
	};
}

/** A seccomp profile in a file of its own counts as an object named for its file. */
function profileFile(value: Fields, origin: Origin): Resource {
	const name = origin.file.slice(origin.file.lastIndexOf('/') + 1);
	return { apiVersion: '', kind: profileKind, name, namespace: undefined, value, origin };
}

const emptyList = text('a list without items', '没有任何项的列表');
const notAnObject = text(
	'not a Kubernetes object: the document is not a mapping',
	'不是 Kubernetes 对象：文档不是映射',
);
const neither = text(
	'not a Kubernetes object: it has no apiVersion and no kind',
	'不是 Kubernetes 对象：缺少 apiVersion 和 kind',
);
const noApiVersion = text(
	'not a Kubernetes object: it has no apiVersion',
	'不是 Kubernetes 对象：缺少 apiVersion',
);
const noKind = text('not a Kubernetes object: it has no kind', '不是 Kubernetes 对象：缺少 kind');
