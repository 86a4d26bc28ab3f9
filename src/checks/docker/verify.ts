import type { Argument, Call } from '../../image/calls.ts';
import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import {
	isAsWritten,
	withoutCommand,
	withoutInstruction,
	withoutWord,
} from '../../image/splice.ts';
import type { Fix, Splice } from '../../model/edit.ts';
import { rememberLast } from '../../model/remember.ts';
import { settings, unverifiedBy, unverifiedVariable } from './tls.ts';
import { isExport, remainder } from './unverified-words.ts';

/** Without what a call leaves certificates unchecked by. Right if the image trusts the server's CA. */
export function verified(view: DockerfileView, run: InstructionView, call: Call): Fix | undefined {
	const { head, args, variables } = call;
	if (!call.isBare || variables.length > mostPairs) return undefined;
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
	const splices = [
		...variables
			.filter((variable) => !keptVariables.includes(variable))
			.map((variable) => withoutVariable(view, call, variable)),
		...args.flatMap((argument, at) => {
			const text = kept[at];
			if (text === argument.text) return [];
			const before = (args[at - 1] ?? head).span.end;
			if (text === undefined) return [withoutWord(view, argument, before)];
			return [isAsWritten(view, argument) ? { ...argument.span, text } : undefined];
		}),
	];
	return splices.every((splice) => splice !== undefined) ? fixOf(splices) : undefined;
}

function fixOf(splices: readonly Splice[]): Fix {
	return { safety: 'evidence', edits: [], splices };
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
	if (!pair || pairs.length > mostPairs || isUsed(view, pair.name)) return undefined;
	const isAll = pairs.every(({ name, value }) => unverifiedVariable(name, value ?? ''));
	if (isAll) return fixOf([withoutInstruction(view, instruction)]);
	const splice = withoutWord(view, pair, (pairs[at - 1]?.span ?? keywordSpan).end);
	return splice && fixOf([splice]);
}

function isUsed(view: DockerfileView, name: string): boolean {
	return usedVariables(view).has(name);
}

const usedVariables = rememberLast(
	({ source }: DockerfileView) => new Set(source.matchAll(/\$\{?(\w+)/g).map(([, name]) => name)),
);

/** More at one place are nobody's. */
const mostPairs = 200;
