import type { Path } from '../../model/path.ts';
import { likeliest } from '../schema/likeness.ts';
import type { AppArmorView, Named, RuleView } from './view.ts';
import { capabilities, enforcement, families, flags, protocols, socketTypes } from './words.ts';

/** What apparmor_parser refuses of a profile that can be read, with its place. */
export type Refused =
	| {
			readonly kind:
				| 'capability'
				| 'flag'
				| 'network'
				| 'conflict'
				| 'variable'
				| 'braces'
				| 'brackets';
			readonly name: string;
			/** What was likely meant. */
			readonly meant?: string | undefined;
			readonly path: Path;
	  }
	| { readonly kind: 'text'; readonly message: string; readonly path: Path };

export function refusalsOf(view: AppArmorView): readonly Refused[] {
	const written = view.refusals.map((refusal): Refused => {
		const { kind, path } = refusal;
		if (kind === 'text') return refusal;
		if (kind === 'variable') return { kind, name: `@{${refusal.name}}`, path };
		const problem = refusal.problem === 'braces' ? 'braces' : 'brackets';
		return { kind: problem, name: refusal.text, path };
	});
	return [...written, ...ofFlags(view), ...view.rules.flatMap(ofRule)];
}

function ofFlags(view: AppArmorView): Refused[] {
	const unknown = view.flags.flatMap(({ name, path }): Refused[] =>
		flags.has(name) || name === ''
			? []
			: [{ kind: 'flag', name, meant: likeliest(name, flags), path }],
	);
	const modes = view.flags.filter(({ name }) => enforcement.has(name));
	const [first, second] = modes;
	if (!first || !second || first.name === second.name) return unknown;
	const name = `${first.name}, ${second.name}`;
	return [...unknown, { kind: 'conflict', name, path: second.path }];
}

function ofRule({ kind, words, permissions }: RuleView): Refused[] {
	if (kind === 'capability') {
		return words.flatMap(({ name, path }) =>
			capabilities.has(name) ? [] : [{ kind, name, meant: likeliest(name, capabilities), path }],
		);
	}
	if (kind !== 'network' || permissions.length > 0) return [];
	const [first, second] = words;
	if (first === undefined) return [];
	if (!families.has(first.name) && !isType(first)) return [network(first, families)];
	return second === undefined || isType(second) ? [] : [network(second, types)];
}

const types: ReadonlySet<string> = new Set([...socketTypes, ...protocols]);

function isType({ name }: Named): boolean {
	return types.has(name);
}

function network({ name, path }: Named, known: ReadonlySet<string>): Refused {
	return { kind: 'network', name, meant: likeliest(name, known), path };
}
