/** A stretch of the text, in UTF-16 code units; the end is exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** What a policy file says. */
export type Policy = {
	readonly variables: readonly Assignment[];
	readonly aliases: readonly { readonly from: Word; readonly to: Word }[];
	/** Outside of profiles. */
	readonly includes: readonly Include[];
	readonly profiles: readonly Profile[];
	readonly comments: readonly Comment[];
};

export type Comment = { readonly text: string; readonly span: Span };

export type Word = {
	/** Without its quotes; escapes stand as written, because patterns read them. */
	readonly text: string;
	readonly isQuoted: boolean;
	readonly span: Span;
};

/** `@{name} = values`, `@{name} += values` and, for booleans, `$name = true`. */
export type Assignment = {
	/** Without `@`, `$` and braces. */
	readonly name: string;
	readonly isBoolean: boolean;
	readonly isAdded: boolean;
	readonly values: readonly Word[];
	readonly span: Span;
};

export type Include = {
	readonly kind: 'include';
	readonly path: string;
	/** `if exists`. */
	readonly isOptional: boolean;
	readonly span: Span;
};

export type Profile = {
	readonly kind: 'profile';
	readonly sort: 'profile' | 'hat';
	readonly name: Word;
	/** The programs that it is for; undefined where the name says it, or nothing. */
	readonly attachment: Word | undefined;
	readonly flags: readonly Word[];
	readonly rules: readonly Statement[];
	/** From the name to the opening brace. */
	readonly headSpan: Span;
	readonly span: Span;
};

export type Statement = Include | Profile | Block | Choice | Rule;

/** Rules under common qualifiers. */
type Block = {
	readonly kind: 'block';
	readonly qualifiers: Qualifiers;
	readonly rules: readonly Statement[];
	readonly span: Span;
};

/** `if condition { ... } else { ... }`. */
type Choice = {
	readonly kind: 'choice';
	readonly rules: readonly Statement[];
	readonly otherwise: readonly Statement[];
	readonly span: Span;
};

export type Qualifiers = {
	readonly access: 'allow' | 'deny' | 'prompt' | undefined;
	readonly isAudited: boolean;
	readonly isQuiet: boolean;
	/** The task must own the object, or must not. */
	readonly owner: 'owner' | 'other' | undefined;
	/** Rules of a higher priority win over others; 0 where none is given. */
	readonly priority: number;
};

export type Rule = FileRule | OtherRule;

export type FileRule = {
	readonly kind: 'file';
	readonly qualifiers: Qualifiers;
	/** Undefined for `file,`, which is about every file. */
	readonly path: Word | undefined;
	/** As written: `rw`, `mrix`; `l` for a link rule, and empty for `file,`. */
	readonly modes: string;
	/** The profile after an execution, or the file that a link leads to. */
	readonly target: Word | undefined;
	readonly span: Span;
};

export const ruleKeywords = [
	'all',
	'capability',
	'change_profile',
	'dbus',
	'io_uring',
	'mount',
	'mqueue',
	'network',
	'pivot_root',
	'ptrace',
	'remount',
	'rlimit',
	'signal',
	'umount',
	'unix',
	'userns',
] as const;

type RuleKeyword = (typeof ruleKeywords)[number];

export type OtherRule = {
	readonly kind: RuleKeyword;
	readonly qualifiers: Qualifiers;
	/** What stands free: capabilities, network families, paths. */
	readonly words: readonly Word[];
	/** What stands in brackets of its own: `ptrace (read, trace)`. */
	readonly permissions: readonly Word[];
	readonly conditions: readonly Condition[];
	/** What follows the arrow. */
	readonly target: Word | undefined;
	readonly span: Span;
};

/** `name=value`, `name=(a, b)`, `name in (a, b)`; those within another, as of `peer=(label=x)`, are its `parts`. */
export type Condition = {
	readonly name: string;
	readonly values: readonly Word[];
	readonly parts: readonly Condition[];
	readonly span: Span;
};
