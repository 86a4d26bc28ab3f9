import { asFields, asList, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';
import type { Version } from '../../model/version.ts';
import { unknownField } from './explain.ts';
import { likeliest } from './likeness.ts';
import { lookup } from './lookup.ts';
import type { SchemaProblem } from './problem.ts';
import { isBase64, isInt32, isQuantity } from './scalars.ts';
import type { ArrayType, EnumType, MapType, ObjectType, ScalarKind, Type } from './types.ts';
import { noProblems, Walk } from './walk.ts';

/**
 * What the API server of a version would reject or drop in an object: unknown fields, wrong types,
 * missing fields, values outside of an enum. Null counts as unset. Nothing for kinds that the
 * version does not serve: ask `lookup` why.
 */
export function validate(
	value: unknown,
	apiVersion: string,
	kind: string,
	version: Version,
): readonly SchemaProblem[] {
	const found = lookup(apiVersion, kind, version);
	if (found.status !== 'known') return noProblems;
	const walk = new Walk(found.type, value);
	if (!isFields(value)) {
		walk.wrongType('object', value);
		return walk.problems;
	}
	checkIdentity(walk, value, kind);
	visitObject(walk, value, found.type);
	return walk.problems;
}

/** What every object of its own must have; objects inside of a list need none of it. */
function checkIdentity(walk: Walk, value: Fields, kind: string): void {
	for (const field of ['apiVersion', 'kind']) {
		if (walk.root.fields.has(field) && isUnset(value[field])) missing(walk, [field], field);
	}
	const meta = walk.root.fields.get('metadata');
	const isNamed = meta?.kind === 'object' && meta.fields.has('generateName');
	if (!isNamed || kind.endsWith('Review')) return;
	const { metadata } = value;
	if (!isUnset(metadata) && !isFields(metadata)) return;
	if (isUnset(metadata?.name) && isUnset(metadata?.generateName)) {
		missing(walk, ['metadata', 'name'], 'name');
	}
}

function missing(walk: Walk, path: Path, field: string): void {
	walk.report({ kind: 'missing-field', path, field });
}

function isUnset(value: unknown): value is null | undefined {
	return value === undefined || value === null;
}

function visitObject(walk: Walk, value: Fields, type: ObjectType): void {
	const { fields, required } = type;
	for (const key in value) {
		if (!walk.counts()) return;
		const known = fields.get(key);
		if (known === undefined) reportUnknown(walk, key, type);
		else visit(walk, value[key], known, key);
	}
	for (const field of required) {
		if (isUnset(value[field])) missing(walk, walk.at(field), field);
	}
}

function reportUnknown(walk: Walk, field: string, type: ObjectType): void {
	if (walk.isOver) return;
	const { root, value } = walk;
	walk.report(unknownField({ root, value, at: [...walk.path], field }, type));
}

/** `step` is the place of `value` in the mapping or sequence of `walk.path`. */
function visit(walk: Walk, value: unknown, type: Type, step: string | number): void {
	if (value === null || value === undefined) return;
	switch (type.kind) {
		case 'string':
			if (typeof value !== 'string') walk.wrongType('string', value, step);
			return;
		case 'any':
			return;
		case 'object':
		case 'array':
		case 'map':
			descend(walk, value, type, step);
			return;
		case 'enum':
			visitEnum(walk, value, type, step);
			return;
		default:
			if (!accepts[type.kind](value)) walk.wrongType(type.kind, value, step);
	}
}

function descend(
	walk: Walk,
	value: unknown,
	type: ObjectType | ArrayType | MapType,
	step: string | number,
): void {
	if (type.kind === 'array' ? !Array.isArray(value) : !isFields(value)) {
		walk.wrongType(type.kind, value, step);
		return;
	}
	if (!walk.enter(step)) return;
	if (type.kind === 'object') visitObject(walk, asFields(value), type);
	else if (type.kind === 'map') visitMap(walk, asFields(value), type.of);
	else visitArray(walk, asList(value), type.of);
	walk.leave();
}

function visitArray(walk: Walk, items: readonly unknown[], type: Type): void {
	for (let at = 0; at < items.length; at++) {
		if (!walk.counts()) return;
		visit(walk, items[at], type, at);
	}
}

function visitMap(walk: Walk, value: Fields, type: Type): void {
	for (const key in value) {
		if (!walk.counts()) return;
		visit(walk, value[key], type, key);
	}
}

function visitEnum(walk: Walk, value: unknown, type: EnumType, step: string | number): void {
	if (typeof value !== 'string') {
		walk.wrongType('string', value, step);
		return;
	}
	// Kubernetes' defaults replace an empty string, so it is as good as unset.
	if (value === '' || type.values.includes(value)) return;
	const allowed = type.values;
	const suggestion = likeliest(value, allowed);
	walk.report({ kind: 'not-in-enum', path: walk.at(step), value, allowed, suggestion });
}

const accepts = {
	boolean: (value: unknown) => typeof value === 'boolean',
	int32: isInt32,
	int64: (value: unknown) => Number.isInteger(value) || typeof value === 'bigint',
	number: (value: unknown) => typeof value === 'number',
	quantity: isQuantity,
	'int-or-string': (value: unknown) => typeof value === 'string' || isInt32(value),
	// The form is left alone: YAML timestamps are rewritten on their way to the API server.
	'date-time': (value: unknown) => typeof value === 'string',
	base64: isBase64,
	'any-object': isFields,
} as const satisfies Record<Exclude<ScalarKind, 'any' | 'string'>, (value: unknown) => boolean>;
