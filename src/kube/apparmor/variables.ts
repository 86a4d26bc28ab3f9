import type { Assignment } from '../../lang/apparmor/tree.ts';

/** What variables stand for; undefined where an included file may say so. */
export type Variables = {
	readonly values: ReadonlyMap<string, readonly string[]>;
	/** Whether files are included that may set others. */
	readonly isOpen: boolean;
	/** So many characters may still come of them: a few short values can make endless texts. */
	readonly budget: { left: number };
};

/** Those of AppArmor's own `tunables/global`, as far as paths of a container's kernel need them. */
const usual: ReadonlyMap<string, readonly string[]> = new Map([
	['PROC', ['/proc/']],
	['sys', ['/sys/']],
	['run', ['/run/', '/var/run/']],
	['HOME', ['/home/*/', '/root/']],
	['HOMEDIRS', ['/home/']],
	['securityfs', ['/sys/kernel/security/']],
	['apparmorfs', ['/sys/kernel/security/apparmor/']],
	['pid', ['[1-9]*']],
	['pids', ['[1-9]*']],
	['tid', ['[1-9]*']],
	['tids', ['[1-9]*']],
	['multiarch', ['*-linux-gnu*']],
]);

/** `length` is that of the text in which they are used. */
export function variablesOf(
	assignments: readonly Assignment[],
	{ isOpen, length }: { readonly isOpen: boolean; readonly length: number },
): Variables {
	const values = new Map<string, readonly string[]>(isOpen ? usual : []);
	const own = new Set<string>();
	for (const { name, isBoolean, isAdded, values: words } of assignments) {
		if (isBoolean) continue;
		const before = isAdded || own.has(name) ? (values.get(name) ?? []) : [];
		values.set(name, [...before, ...words.map(({ text }) => text)]);
		own.add(name);
	}
	return { values, isOpen, budget: { left: 2000 + 20 * length } };
}

const most = 64;
const longest = 10_000;

/**
 * The texts that one becomes when its variables are filled in, `profile_name` with `name`; the name of a
 * variable that has no value, or undefined where there are too many.
 */
export function expand(
	text: string,
	variables: Variables,
	name: string,
): readonly string[] | { readonly missing: string } | undefined {
	const { budget } = variables;
	let texts: readonly string[] = [text];
	// A value may name others; so many rounds are enough for any that does not name itself.
	for (let round = 0; round < 16; round++) {
		const next: string[] = [];
		for (const each of texts) {
			budget.left -= each.length;
			if (budget.left < 0 || next.length > most || each.length > longest) return undefined;
			const filled = fillFirst(each, variables, name);
			if ('missing' in filled) return filled;
			next.push(...filled);
		}
		if (next.length === texts.length && next.every((each, i) => each === texts[i])) return next;
		texts = next;
	}
	return undefined;
}

/** The first variable of a text, filled in with each of its values. */
function fillFirst(
	text: string,
	{ values }: Variables,
	name: string,
): readonly string[] | { readonly missing: string } {
	const found = variable.exec(text);
	const [mark = '', word = ''] = found ?? [];
	if (!found) return [text];
	const options = word === 'profile_name' ? [name] : values.get(word);
	if (options === undefined) return { missing: word };
	const [before, after] = [text.slice(0, found.index), text.slice(found.index + mark.length)];
	return options.slice(0, most + 1).map((option) => before + option + after);
}

const variable = /@\{([a-zA-Z]\w{0,99})\}/;
