import type { Argument, Call } from '../../image/calls.ts';

/** How a program was called, by the usual rules of options. */
export type Options = {
	/** Names as written: `-y`, `--yes`; letters that stand together are taken apart. */
	readonly names: readonly string[];
	readonly values: ReadonlyMap<string, string>;
	/** What is no option. */
	readonly operands: readonly Argument[];
};

/** Takes the arguments of a call apart; `withValue` are the options that take the next word. */
export function optionsOf({ args }: Call, withValue: ReadonlySet<string> = none): Options {
	const names: string[] = [];
	const values = new Map<string, string>();
	const operands: Argument[] = [];
	for (let at = 0; at < args.length; at++) {
		const argument = args[at] as Argument; // within the list
		const { text } = argument;
		if (text === '--') {
			operands.push(...args.slice(at + 1));
			break;
		}
		if (!text.startsWith('-') || text === '-') {
			operands.push(argument);
			continue;
		}
		const given = text.startsWith('--') ? readLong(text) : readShort(text, withValue);
		names.push(...given.names);
		const last = given.names.at(-1) ?? '';
		if (given.value !== undefined) values.set(last, given.value);
		else if (withValue.has(last)) values.set(last, args[++at]?.text ?? '');
	}
	return { names, values, operands };
}

const none: ReadonlySet<string> = new Set();

type Given = { readonly names: readonly string[]; readonly value: string | undefined };

function readLong(text: string): Given {
	const equals = text.indexOf('=');
	if (equals < 0) return { names: [text], value: undefined };
	return { names: [text.slice(0, equals)], value: text.slice(equals + 1) };
}

/** `-qqy`, and `-ofile` where `-o` takes a value. */
function readShort(text: string, withValue: ReadonlySet<string>): Given {
	const names: string[] = [];
	for (let at = 1; at < text.length && at <= longest; at++) {
		const name = `-${text[at]}`;
		names.push(name);
		if (!withValue.has(name)) continue;
		const value = text.slice(at + 1).replace(/^=/, '');
		return { names, value: value === '' ? undefined : value };
	}
	return { names, value: undefined };
}

/** Nobody puts more letters together. */
const longest = 20;

export function hasOption({ names }: Options, ...wanted: readonly string[]): boolean {
	return wanted.some((name) => names.includes(name));
}
