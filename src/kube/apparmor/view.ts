import { readModes } from '../../lang/apparmor/modes.ts';
import type {
	FileRule,
	OtherRule,
	Policy,
	Profile,
	Qualifiers,
	Statement,
} from '../../lang/apparmor/tree.ts';
import type { Path } from '../../model/path.ts';
import { compilePattern, type Pattern, type PatternProblem } from './pattern.ts';
import { expand, type Variables, variablesOf } from './variables.ts';

/** What an AppArmor profile means, wherever it is written. */
export type AppArmorView = {
	/** As it is loaded: `outer//inner` for a profile within another; undefined where variables hide it. */
	readonly name: string | undefined;
	/** Where it stands in its object. */
	readonly path: Path;
	readonly flags: readonly Named[];
	readonly files: readonly FileView[];
	readonly rules: readonly RuleView[];
	/** Whether files are included that may hold more rules. */
	readonly isOpen: boolean;
	/** What AppArmor refuses in a text that could be read, and of one that could not. */
	readonly refusals: readonly Refusal[];
};

/** A word with its place in the object. */
export type Named = { readonly name: string; readonly path: Path };

type Standing = {
	readonly path: Path;
	readonly qualifiers: Qualifiers;
	/** Holds in some cases alone: `if`, `owner`. */
	readonly isConditional: boolean;
};

/** A rule about files. */
export type FileView = Standing & {
	/** As written; `every file` is undefined. */
	readonly text: string | undefined;
	/** Undefined where its variables are not known. */
	readonly pattern: Pattern | undefined;
	/** `r`, `w`, `a`, `l`, `k`, `m`, and `x` for executions. */
	readonly letters: string;
	/** How it executes, such as `Pix`. */
	readonly execution: string | undefined;
	readonly target: string | undefined;
};

/** Any other rule. */
export type RuleView = Standing &
	Pick<OtherRule, 'kind' | 'permissions' | 'conditions' | 'target'> & {
		/** What stands free: capabilities, network families, paths. */
		readonly words: readonly Named[];
	};

type Refusal =
	| {
			readonly kind: 'pattern';
			readonly text: string;
			readonly problem: PatternProblem;
			readonly path: Path;
	  }
	| { readonly kind: 'variable'; readonly name: string; readonly path: Path }
	| { readonly kind: 'text'; readonly message: string; readonly path: Path };

/** The profiles of a policy and those within them; `path` is where its tree stands in the object. */
export function viewPolicy(policy: Policy, path: Path): readonly AppArmorView[] {
	const isOpen = policy.includes.length > 0;
	const length = policy.profiles.at(-1)?.span.end ?? 0;
	const variables = variablesOf(policy.variables, { isOpen, length });
	return policy.profiles.flatMap((profile, index) =>
		viewProfile(profile, { path: [...path, 'profiles', index], variables, outer: '' }),
	);
}

type Context = { readonly path: Path; readonly variables: Variables; readonly outer: string };

function viewProfile(profile: Profile, { path, variables, outer }: Context): AppArmorView[] {
	const written = `${outer}${profile.name.text}`;
	const names = expand(written, variables, written);
	const name = Array.isArray(names) && names.length === 1 ? (names[0] as string) : undefined;
	const found: Found = {
		files: [],
		rules: [],
		refusals: [],
		inner: [],
		isOpen: false,
		variables,
		name: name ?? written,
	};
	collect(profile.rules, {
		found,
		path: [...path, 'rules'],
		qualifiers: plain,
		isConditional: false,
	});
	const { files, rules, refusals, isOpen } = found;
	const flags = profile.flags.map(({ text }, at) => ({ name: text, path: [...path, 'flags', at] }));
	const { attachment } = profile;
	// What it is attached to matters to no container, but it must be a pattern.
	if (attachment) patternOf(attachment.text, [...path, 'attachment'], found);
	return [
		{ name, path, flags, files, rules, isOpen, refusals },
		...found.inner.flatMap(({ profile: each, path: at }) =>
			viewProfile(each, { path: at, variables, outer: `${written}//` }),
		),
	];
}

type Found = {
	readonly files: FileView[];
	readonly rules: RuleView[];
	readonly refusals: Refusal[];
	readonly inner: { readonly profile: Profile; readonly path: Path }[];
	readonly variables: Variables;
	readonly name: string;
	isOpen: boolean;
};

const plain: Qualifiers = {
	access: undefined,
	isAudited: false,
	isQuiet: false,
	owner: undefined,
	priority: 0,
};

type Collecting = {
	readonly found: Found;
	readonly path: Path;
	readonly qualifiers: Qualifiers;
	readonly isConditional: boolean;
};

function collect(statements: readonly Statement[], collecting: Collecting): void {
	const { found, isConditional } = collecting;
	for (const [index, statement] of statements.entries()) {
		const path = [...collecting.path, index];
		if (statement.kind === 'include') found.isOpen = true;
		else if (statement.kind === 'profile') found.inner.push({ profile: statement, path });
		else if (statement.kind === 'choice') {
			const within = { ...collecting, isConditional: true };
			collect(statement.rules, { ...within, path: [...path, 'rules'] });
			collect(statement.otherwise, { ...within, path: [...path, 'otherwise'] });
		} else {
			const qualifiers = joined(collecting.qualifiers, statement.qualifiers);
			if (statement.kind === 'block') {
				collect(statement.rules, { ...collecting, path: [...path, 'rules'], qualifiers });
				continue;
			}
			const standing: Standing = {
				path,
				qualifiers,
				isConditional: isConditional || qualifiers.owner !== undefined,
			};
			if (statement.kind === 'file') found.files.push(viewFile(statement, standing, found));
			else {
				const { kind, permissions, conditions, target } = statement;
				const words = statement.words.map(({ text }, at) => ({
					name: text,
					path: [...path, 'words', at],
				}));
				found.rules.push({ ...standing, kind, words, permissions, conditions, target });
			}
		}
	}
}

function joined(outer: Qualifiers, inner: Qualifiers): Qualifiers {
	if (outer === plain) return inner;
	return {
		access: inner.access ?? outer.access,
		isAudited: inner.isAudited || outer.isAudited,
		isQuiet: inner.isQuiet || outer.isQuiet,
		owner: inner.owner ?? outer.owner,
		priority: inner.priority === 0 ? outer.priority : inner.priority,
	};
}

function viewFile(rule: FileRule, standing: Standing, found: Found): FileView {
	const modes = rule.path === undefined ? everyMode : readModes(rule.modes);
	const { letters, execution } = typeof modes === 'object' ? modes : noModes;
	return {
		...standing,
		text: rule.path?.text,
		pattern: rule.path ? patternOf(rule.path.text, standing.path, found) : everyFile,
		letters: execution === undefined ? letters : `${letters}x`,
		execution,
		target: rule.target?.text,
	};
}

/** What `file,` stands for. */
const everyMode = { letters: 'rwlkm', execution: 'ix' };
const noModes = { letters: '', execution: undefined };
const everyFile: Pattern = { texts: ['/**'], matches: () => true };

function patternOf(text: string, path: Path, found: Found): Pattern | undefined {
	const texts = expand(text, found.variables, found.name);
	if (texts === undefined) return undefined;
	if ('missing' in texts) {
		// Included files may set it.
		if (!found.variables.isOpen)
			found.refusals.push({ kind: 'variable', name: texts.missing, path });
		return undefined;
	}
	const pattern = compilePattern(texts);
	if (typeof pattern !== 'string') return pattern;
	if (pattern !== 'too-large')
		found.refusals.push({ kind: 'pattern', text, problem: pattern, path });
	return undefined;
}
