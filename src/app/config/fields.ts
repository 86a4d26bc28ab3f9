import { nearest } from '../../lang/nearest.ts';
import { type Text, text } from '../../model/text.ts';

/** A value as it was meant, or what is wrong with it. */
type Reading<T> = { readonly value: T } | { readonly problem: Text };

/** One thing that a user can set: its default, its check and its documentation in one place. */
export type Field<T> = {
	readonly help: Text;
	readonly default: T;
	/** What holds when nothing is set and there is no default. */
	readonly unset?: Text;
	/** All values there are, where they can be counted. */
	readonly choices?: readonly string[];
	/** Reads what stands in holdfast.yaml or on the command line. */
	readonly read: (value: unknown) => Reading<T>;
};

export function choice<const T extends string>(all: readonly T[], preset: T, help: Text): Field<T> {
	return {
		help,
		choices: all,
		default: preset,
		read(value) {
			const found = all.find((each) => each === value);
			if (found !== undefined) return { value: found };
			const meant = typeof value === 'string' ? nearest(value, all) : undefined;
			const hint = meant ?? all.join(', ');
			return {
				problem: text(
					`${show(value)} is not one of ${all.join(', ')}${meant ? `; did you mean '${hint}'?` : ''}`,
					`${show(value)} 不在可选值 ${all.join('、')} 之中${meant ? `，是否想写 '${hint}'？` : ''}`,
				),
			};
		},
	};
}

export function list(help: Text): Field<readonly string[]> {
	return {
		help,
		default: [],
		read(value) {
			if (typeof value === 'string') return { value: [value] };
			if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return { value };
			return {
				problem: text(`${show(value)} is not a list of words`, `${show(value)} 不是字符串列表`),
			};
		},
	};
}

export function integer(
	{ min, max, preset }: { min: number; max: number; preset: number },
	help: Text,
): Field<number> {
	return {
		help,
		default: preset,
		read(value) {
			const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
			if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max)
				return { value: number };
			return {
				problem: text(
					`${show(value)} is not a whole number from ${min} to ${max}`,
					`${show(value)} 不是 ${min} 到 ${max} 之间的整数`,
				),
			};
		},
	};
}

/** A field that may be left unset. `parse` gives undefined for what it does not understand. */
export function optional<T>(
	what: Text,
	parse: (value: unknown) => T | undefined,
	about: Pick<Field<T>, 'help' | 'unset' | 'choices'>,
): Field<T | undefined> {
	return {
		...about,
		default: undefined,
		read(value) {
			const parsed = parse(value);
			if (parsed !== undefined) return { value: parsed };
			return { problem: text(`${show(value)} is not ${what.en}`, `${show(value)} 不是${what.zh}`) };
		},
	};
}

function show(value: unknown): string {
	const shown = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? 'nothing');
	return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}
