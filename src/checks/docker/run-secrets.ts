import type { Call } from '../../image/calls.ts';
import { type Text, text } from '../../model/text.ts';
import { quote } from '../quote.ts';
import { givenAway } from '../secret/command-line.ts';
import { isPlaceholder } from '../secret/placeholder.ts';
import { optionsOf } from './options.ts';

/** What a call gives away, in words that do not repeat it. */
export function secretOf(call: Call): Text | undefined {
	const { program, args, input, variables } = call;
	if (program === 'chpasswd' && input && setsPassword(input)) return ofUser;
	if (program === 'passwd' && hasWord(call, '--stdin') && input && isPrinted(input)) return ofUser;
	if (givesPassword(call)) return password(program);
	let before: string | undefined;
	for (const { text: word } of [...variables, ...args]) {
		const given = givenAway(word, before);
		before = word;
		if (!given) continue;
		if ('option' in given) return ofOption(given.option);
		const { kind } = given.secret;
		return text(`The command line holds ${kind.en}`, `命令行中有${kind.zh}`);
	}
	return args.some(({ text: word }) => isAuthToken(word)) ? token : undefined;
}

const ofUser = text('The password of a user is written out', '用户密码被直接写出');
const token = text('A token of a package registry is written out', '软件仓库的令牌被直接写出');

function password(program: string): Text {
	const name = quote(program);
	return text(`${name} is given a password that is written out`, `${name} 的密码被直接写出`);
}

function ofOption(option: string): Text {
	const name = quote(option);
	return text(`The value of ${name} is written out`, `${name} 的值被直接写出`);
}

function hasWord({ args }: Call, word: string): boolean {
	return args.some(({ text: each }) => each === word);
}

function isPrinted({ program, args }: Call): boolean {
	const said = args.at(-1)?.text ?? '';
	return (program === 'echo' || program === 'printf') && !isPlaceholder(said);
}

/** `echo user:password`, unless the password is a variable. */
function setsPassword({ program, args }: Call): boolean {
	if (program !== 'echo' && program !== 'printf') return false;
	return args.some(({ text: word }) => {
		const colon = word.indexOf(':');
		const value = word.slice(colon + 1).replace(/(?:\\n)+$/, '');
		return colon > 0 && value.length > 0 && !/[$`%]/.test(value);
	});
}

/** Programs that take a password as the value of an option. */
const passwordOptions: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	['useradd', new Set(['-p', '--password'])],
	['usermod', new Set(['-p', '--password'])],
	['sshpass', new Set(['-p'])],
	['curl', new Set(['-u', '--user'])],
]);

function givesPassword(call: Call): boolean {
	const { program } = call;
	const wanted = passwordOptions.get(program);
	if (!wanted) return false;
	const { values } = optionsOf(call, wanted);
	return [...wanted].some((name) => {
		const given = values.get(name);
		if (given === undefined) return false;
		// `-p '*'` and `-p '!'` lock the account.
		const value = program === 'curl' ? given.slice(given.indexOf(':') + 1) : given;
		if (program === 'curl' && !given.includes(':')) return false;
		return value.length > 2 && !/[$`]/.test(value) && !isPlaceholder(value);
	});
}

/** `//registry/:_authToken=...`, as npm has it. */
function isAuthToken(word: string): boolean {
	const value = /:_(?:authToken|auth|password)[= ](.{8,})/i.exec(word.slice(0, longest))?.[1];
	return value !== undefined && !/^["']?[$<{]/.test(value);
}

const longest = 2000;
