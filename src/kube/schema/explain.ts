import { likeliest } from './likeness.ts';
import { likePlacementOf, type Misplaced, placementOf } from './placement.ts';
import type { UnknownField } from './problem.ts';
import type { ObjectType } from './types.ts';
import { versionOf } from './versions.ts';

const longestName = 64;

/**
 * The problem of a field that `type` does not know, with the likeliest mend: the place of the kind
 * that knows this very name, else a similar name here, else the name in other writing elsewhere.
 */
export function unknownField(misplaced: Misplaced, type: ObjectType): UnknownField {
	const { at, field } = misplaced;
	const range = type.elsewhen(field);
	const knownIn = range && {
		...(range.first === undefined ? {} : { since: versionOf(range.first) }),
		...(range.last === undefined ? {} : { until: versionOf(range.last) }),
	};
	const problem = { kind: 'unknown-field', path: [...at, field], field, knownIn } as const;
	const silent = { suggestion: undefined, belongsIn: undefined, target: undefined };
	if (field.length > longestName) return { ...problem, ...silent };
	const there = placementOf(misplaced);
	if (there) return { ...problem, ...silent, belongsIn: there.belongsIn, target: there.target };
	const suggestion = likeliest(field, type.fields.keys());
	if (suggestion !== undefined) return { ...problem, ...silent, suggestion };
	const like = likePlacementOf(misplaced);
	if (like === undefined) return { ...problem, ...silent };
	return { ...problem, suggestion: like.field, belongsIn: like.belongsIn, target: like.target };
}
