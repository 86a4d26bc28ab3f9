import { type Span, sourceSpan } from '../lang/dockerfile/tree.ts';
import type { Splice } from '../model/edit.ts';
import type { Argument, Call } from './calls.ts';
import type { DockerfileView, InstructionView } from './dockerfile.ts';

// Changes to the text of a Dockerfile. What cannot be done without touching more gives undefined.

type Source = Pick<DockerfileView, 'source' | 'escapeMark'>;

/** Whether a word stands in the file as it reads, without quotes and on one line. */
export function isAsWritten({ source }: Source, { text, span }: Argument): boolean {
	return source.slice(span.start, span.end) === text;
}

export function insertBehind({ span }: Pick<Argument, 'span'>, text: string): Splice {
	return { start: span.end, end: span.end, text };
}

/** The keyword of an instruction as another one, in the letters that the file uses. */
export function renameKeyword({ source }: Source, { keywordSpan }: InstructionView, name: string) {
	const { start, end } = keywordSpan;
	const isLower = /^[a-z]+$/.test(source.slice(start, end));
	return { start, end, text: isLower ? name.toLowerCase() : name };
}

/** Another line before an instruction, as far in as that. */
export function lineBefore({ source }: Source, { span }: InstructionView, line: string): Splice {
	const indent = source.slice(lineStart(source, span.start), span.start);
	const text = `${line}${lineEndOf(source, span.start)}${indent}`;
	return { start: span.start, end: span.start, text };
}

/** An instruction with its lines. */
export function withoutInstruction({ source }: Source, { span }: InstructionView): Splice {
	const newline = source.indexOf('\n', span.end);
	const end = newline < 0 ? source.length : newline + 1;
	return { start: lineStart(source, span.start), end, text: '' };
}

/** Takes a word away with the gap before it, which `before` ends; comments in the gap stay, and so does the word. */
export function withoutWord(
	{ source }: Source,
	{ span }: Pick<Argument, 'span'>,
	before: number,
): Splice | undefined {
	const isGap = /^[\s\\`]+$/.test(source.slice(before, span.start));
	return isGap ? { start: before, end: span.end, text: '' } : undefined;
}

/** Takes a command out of a list; the whole RUN where it stands alone. */
export function withoutCommand(view: Source, run: InstructionView, call: Call): Splice | undefined {
	const { source } = view;
	const { start, end } = call.span;
	const whole = sourceSpan(run.pieces, 0, run.text.length);
	const [isFirst, isLast] = [start === whole.start, end === whole.end];
	if (!call.isBare || run.heredocs.length > 0) return undefined;
	if (isFirst && isLast) return run.isTrigger ? undefined : withoutInstruction(view, run);
	if (run.calls.length > mostCalls) return undefined;
	let [previous, next] = [-1, source.length];
	for (const { span } of run.calls) {
		if (span.end <= start) previous = Math.max(previous, span.end);
		if (span.start >= end) next = Math.min(next, span.start);
	}
	const isJoinedBefore = previous >= 0 && isJoint(source.slice(previous, start));
	if (isLast) return isJoinedBefore ? { start: previous, end, text: '' } : undefined;
	if (!(isFirst || isJoinedBefore) || !isJoint(source.slice(end, next))) return undefined;
	return { start, end: next, text: '' };
}

/** In longer ones, which nobody writes, it would take long to look around each of them. */
const mostCalls = 500;

function isJoint(gap: string): boolean {
	return /^[\s\\`]*(?:&&|;)[\s\\`]*$/.test(gap);
}

/** Puts a command behind all that a RUN does, where it fails no less than before. */
export function commandAtEnd(
	view: Source,
	run: InstructionView,
	command: string,
): Splice | undefined {
	const { form, text, pieces, heredocs, calls } = run;
	if (form === 'exec') return undefined;
	const [heredoc] = heredocs;
	const isScript = heredoc && calls.some(({ span }) => span.start >= heredoc.span.start);
	if (isScript) return heredocs.length === 1 ? lineAtEnd(view, run, command) : undefined;
	// A comment would swallow it, and so would what waits for more; behind `exec` nothing is run.
	if (/(?:^|\s)(?:#|exec\b|exit\b)|[;&|({\\`]$/.test(text)) return undefined;
	const { end } = sourceSpan(pieces, 0, text.length);
	return { start: end, end, text: joined(view, { start: run.span.start, end }, command) };
}

/** Within a heredoc, whose lines only count when each of them stops the script. */
function lineAtEnd({ source }: Source, { heredocs, calls }: InstructionView, command: string) {
	const [{ body, span } = { body: '', span: { start: 0, end: 0 } }] = heredocs;
	const stops = calls.some(
		({ program, args }) =>
			program === 'set' && args.some(({ text }) => /^-[a-z]*e|^errexit$/.test(text)),
	);
	const last = /(?:^|\n)([ \t]*)\S[^\n]*\n$/.exec(body);
	if (!stops || !last || /<<|(?:^|[\s;&|])(?:exit|exec)\b|[\\&|]\s*$/.test(body)) return undefined;
	const text = `${last[1]}${command}${lineEndOf(source, span.end)}`;
	return { start: span.end, end: span.end, text };
}

/** `&& command` as the lines of the RUN have it. */
function joined({ source, escapeMark }: Source, { start, end }: Span, command: string): string {
	const written = source.slice(start, end);
	const lines = written.split('\n');
	if (lines.length === 1) return ` && ${command}`;
	const next = `${escapeMark}${lineEndOf(source, end)}`;
	const leading = lines
		.map((line) => /^([ \t]*)&&/.exec(line)?.[1])
		.findLast((indent) => indent !== undefined);
	if (leading !== undefined) return ` ${next}${leading}&& ${command}`;
	const indent = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
	const isTrailing = lines.some((line) => /&&[ \t]*[\\`]\s*$/.test(line));
	if (isTrailing) return ` && ${next}${indent}${command}`;
	const stops =
		/^\S+[ \t]+set -[a-z]*e/.test(written) && lines.some((line) => /;[ \t]*[\\`]\s*$/.test(line));
	return stops ? `; ${next}${indent}${command}` : ` ${next}${indent}&& ${command}`;
}

function lineStart(source: string, at: number): number {
	const start = source.lastIndexOf('\n', at - 1) + 1;
	return start === 0 && source.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** How the lines around a place end. */
function lineEndOf(source: string, at: number): string {
	const before = source.lastIndexOf('\n', at - 1);
	const newline = at > 0 && before >= 0 ? before : source.indexOf('\n', at);
	return source[newline - 1] === '\r' ? '\r\n' : '\n';
}
