import type { Assignment } from '../../lang/apparmor/tree.ts';

/** What variables stand for; undefined where an included file may say so. */
export type Variables = {
	readonly values: ReadonlyMap<string, readonly string[]>;
	/** Whether files are included that may set others. */
	readonly isOpen: boolean;
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

export function variablesOf(assignments: readonly Assignment[], isOpen: boolean): Variables {
	const values = new Map<string, readonly string[]>(isOpen ? usual : []);
	const own = new Set<string>();
	for (const { name, isBoolean, isAdded, values: words } of assignments) {
		if (isBoolean) continue;
		const before = isAdded || own.has(name) ? (values.get(name) ?? []) : [];
		values.set(name, [...before, ...words.map(({ text }) => text)]);
		own.add(name);
	}
	return { values, isOpen };
}

const most = 64;

/**
 * The texts that one becomes when its variables are filled in, `profile_name` with `name`; the name of the
 * variable that has no value, or undefined where there are too many.
 */
export function expand(
	text: string,
	{ values }: Variables,
	name: string,
): readonly string[] | { readonly missing: string } | undefined {
	let done: string[] = [''];
	let rest = [text];
	// A value may name others; so many rounds are enough for any that does not name itself.
	for (let round = 0; round < 8; round++) {
		const next: string[] = [];
		for (const each of rest) {
			const found = /^((?:[^@\\]|\\.|@(?!\{))*)@\{(\w{1,100})\}(.*)$/s.exec(each);
			if (!found) {
				next.push(each);
				continue;
			}
			const [, before = '', variable = '', after = ''] = found;
			const options = variable === 'profile_name' ? [name] : values.get(variable);
			if (options === undefined) return { missing: variable };
			for (const option of options) next.push(before + option + after);
			if (next.length > most) return undefined;
		}
		if (next.every((each, i) => each === rest[i]) && next.length === rest.length) return next;
		if (next.some((each) => each.length > 10_000)) return undefined;
		rest = next;
		done = next;
	}
	return done.some((each) => each.includes('@{')) ? undefined : done;
}
