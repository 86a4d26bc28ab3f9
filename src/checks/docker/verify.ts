import type { Argument, Call } from '../../image/calls.ts';
import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import {
	isAsWritten,
	withoutCommand,
	withoutInstruction,
	withoutWord,
} from '../../image/splice.ts';
import type { Fix, Splice } from '../../model/edit.ts';
import { curlOptions, settings, unverifiedBy, unverifiedVariable } from './tls.ts';

/** Without what a call leaves certificates unchecked by. Right if the image trusts the server's CA. */
export function verified(view: DockerfileView, run: InstructionView, call: Call): Fix | undefined {
	if (!call.isBare) return undefined;
	const { head, args, variables } = call;
	const kept = args.map((_, at) => remainder(call, at));
	const keptVariables = variables.filter(({ name, value }) => !unverifiedVariable(name, value));
	const left: Call = {
		...call,
		variables: keptVariables,
		args: args.flatMap((each, at) => {
			const text = kept[at];
			return text === undefined ? [] : { ...each, text };
		}),
	};
	if (!head || isSetting(call) || (isExport(call) && left.args.length === 0)) {
		const whole = keptVariables.length === 0 || head ? withoutCommand(view, run, call) : undefined;
		return whole && fixOf([whole]);
	}
	if (unverifiedBy(left) !== undefined) return undefined;
	const splices: (Splice | undefined)[] = variables.map((variable) =>
		keptVariables.includes(variable) ? nothing : withoutVariable(view, call, variable),
	);
	for (const [at, argument] of args.entries()) {
		const text = kept[at];
		if (text === argument.text) continue;
		const before = (args[at - 1] ?? head).span.end;
		if (text === undefined) splices.push(withoutWord(view, argument, before));
		else splices.push(isAsWritten(view, argument) ? { ...argument.span, text } : undefined);
	}
	const made = splices.filter((splice) => splice !== nothing);
	return made.every((splice) => splice !== undefined) ? fixOf(made) : undefined;
}

const nothing: Splice = { start: 0, end: 0, text: '' };

function fixOf(splices: readonly Splice[]): Fix {
	return { safety: 'evidence', edits: [], splices };
}

/** What is left of an argument; undefined for nothing. */
function remainder(call: Call, at: number): string | undefined {
	const { program, args } = call;
	const text = args[at]?.text ?? '';
	const [before = '', after = ''] = [args[at - 1]?.text, args[at + 1]?.text];
	if (program === 'curl' && curlOptions.has(before)) return text;
	if (program === 'curl' && /^-[^-]/.test(text)) return withoutLetter(text);
	const names = alone.get(program);
	if (names?.has(text) || (isExport(call) && isUnverified(text))) return undefined;
	if (takesHost.test(program) && (hosts.has(before) || hosts.has(text.replace(/=.*/, '')))) {
		return undefined;
	}
	if (settings.test(text) && (text.startsWith('--') || given.has(before))) return undefined;
	return given.has(text) && settings.test(after) ? undefined : text;
}

/** `-fsSLk` without the `k`, which is a value behind a letter that takes one. */
function withoutLetter(word: string): string | undefined {
	let left = '-';
	for (let at = 1; at < word.length; at++) {
		const letter = word[at] ?? '';
		if (curlOptions.has(`-${letter}`)) return left + word.slice(at);
		if (letter !== 'k') left += letter;
	}
	return left === '-' ? undefined : left;
}

const alone: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	['curl', new Set(['--insecure', '--proxy-insecure', '--doh-insecure'])],
	['wget', new Set(['--no-check-certificate'])],
	['npm', new Set(['--no-strict-ssl'])],
	['aria2c', new Set(['--check-certificate=false'])],
]);
const takesHost = /^(?:pip\d?|python\d?|uv)$/;
const hosts: ReadonlySet<string> = new Set(['--trusted-host', '--allow-insecure-host']);
/** Options whose value is a setting. */
const given: ReadonlySet<string> = new Set(['-c', '-o', '--setopt', '--option']);

function isExport({ program }: Call): boolean {
	return program === 'export' || program === 'declare';
}

function isUnverified(text: string): boolean {
	const equals = text.indexOf('=');
	return equals > 0 && unverifiedVariable(text.slice(0, equals), text.slice(equals + 1));
}

/** `npm config set strict-ssl false`, and nothing besides. */
function isSetting(call: Call): boolean {
	const { program, args } = call;
	const words = args
		.map(({ text }) => text)
		.filter((word) => !word.startsWith('-') || word === '--set');
	const isConfig = words[0] === 'config' || (program === 'npm' && words[0] === 'set');
	const most = words.some((word) => settings.test(word)) ? 3 : 4;
	const isItself = unverifiedBy({ ...call, variables: [] }) !== undefined;
	return setters.test(program) && isConfig && isItself && words.length <= most;
}

const setters = /^(?:npm|pnpm|yarn|git|pip\d?|conda)$/;

function withoutVariable(
	{ source }: DockerfileView,
	{ variables, head }: Call,
	variable: Argument,
): Splice | undefined {
	const { start, end } = variable.span;
	const next = [...variables, ...(head ? [head] : [])].find(({ span }) => span.start >= end);
	if (!next || !/^[\s\\`]+$/.test(source.slice(end, next.span.start))) return undefined;
	return { start, end: next.span.start, text: '' };
}

/** Without the pairs of an ENV or ARG that leave certificates unchecked; `at` is one of them. */
export function verifiedPair(
	view: DockerfileView,
	instruction: InstructionView,
	at: number,
): Fix | undefined {
	const { pairs, keywordSpan } = instruction;
	const pair = pairs[at];
	if (!pair || isUsed(view, pair.name)) return undefined;
	const isAll = pairs.every(({ name, value }) => unverifiedVariable(name, value ?? ''));
	if (isAll) return fixOf([withoutInstruction(view, instruction)]);
	const splice = withoutWord(view, pair, (pairs[at - 1]?.span ?? keywordSpan).end);
	return splice && fixOf([splice]);
}

function isUsed({ source }: DockerfileView, name: string): boolean {
	return source.includes(`$${name}`) || source.includes(`\${${name}`);
}
