import { compileGlob } from '../lang/glob.ts';
import { rememberLast } from '../model/remember.ts';
import type { Resource } from '../model/resource.ts';
import {
	defaultFixValues,
	type FixValues,
	type Settings,
	type ValueRule,
} from '../model/settings.ts';

/**
 * The values that fixes write into an object where only its owner can know the right ones: the usual
 * ones, and what the rules that fit the object say; the later rule counts.
 */
export function fixValuesFor(resource: Resource, settings: Settings): FixValues {
	const { values, minimumUserId } = settings;
	const usual = { ...defaultFixValues, userId: minimumUserId };
	return Object.assign(usual, ...compiled(values).map((rule) => rule(resource)));
}

type Rule = (resource: Resource) => Partial<FixValues>;

const compiled = rememberLast((rules: readonly ValueRule[]): Rule[] =>
	rules.map(({ resource: pattern, ...values }) => {
		if (pattern === undefined) return () => values;
		const fits = compileGlob(pattern);
		return ({ kind, namespace, name }) =>
			fits(`${kind}/${name}`) || fits(`${kind}/${namespace ?? ''}/${name}`) ? values : {};
	}),
);
