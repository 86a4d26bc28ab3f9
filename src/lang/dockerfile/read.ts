import type { Diagnostic } from '../../model/source.ts';
import { Lines } from '../yaml/lines.ts';
import { readStatement, type Statement } from './instruction.ts';
import { lineAt } from './logical.ts';
import { stagesOf } from './stages.ts';
import type { Comment, Dockerfile } from './tree.ts';

export type DockerfileRead =
	| {
			readonly kind: 'dockerfile';
			readonly file: Dockerfile;
			readonly lines: Lines;
			/** What Docker would not take; the rest is read all the same. */
			readonly problem: Diagnostic | undefined;
	  }
	| { readonly kind: 'failure'; readonly diagnostic: Diagnostic };

const longest = 1024 * 1024;
const mostInstructions = 10_000;

/** Reads a Dockerfile as BuildKit does. Never throws; takes time in proportion to the text. */
export function readDockerfile(source: string): DockerfileRead {
	const lines = new Lines(source);
	const failure = (code: Diagnostic['code'], message: string, at = 0): DockerfileRead => ({
		kind: 'failure',
		diagnostic: { code, message, position: lines.position(at) },
	});
	if (source.length > longest) return failure('too-large', 'the file is larger than 1 MiB');
	const comments: Comment[] = [];
	const { escapeMark, next } = readDirectives(source);
	const statements: Statement[] = [];
	for (let at = next; ; ) {
		const read = readStatement(source, at, { escapeMark, comments });
		if (!read) break;
		if (statements.length === mostInstructions) {
			const message = `the file has more than ${mostInstructions} instructions`;
			return failure('too-large', message, read.statement.span.start);
		}
		statements.push(read.statement);
		at = read.next;
	}
	const unknown = statements.find(({ keyword }) => !keywords.has(keyword));
	const first = statements.find(({ keyword }) => keyword !== 'ARG');
	if (!first) return failure('syntax', 'there is no FROM');
	if (first.keyword !== 'FROM') {
		const { start } = first.span;
		if (templateMark.test(source.slice(start, start + 2))) {
			return failure('template', 'not rendered: this is a template', start);
		}
		return failure('syntax', `${named(first)} stands before the first FROM`, start);
	}
	const problem = unknown && {
		code: 'syntax' as const,
		message: `${named(unknown)} is no instruction`,
		position: lines.position(unknown.span.start),
	};
	const file = Object.freeze({ ...stagesOf(statements, escapeMark), comments, escapeMark, source });
	return { kind: 'dockerfile', file, lines, problem };
}

const templateMark = /^(?:\{[{%#]|<%|@@)/;

function named({ keyword }: Statement): string {
	const word = keyword.length > 30 ? `${keyword.slice(0, 30)}…` : keyword;
	return `'${word.replace(/[^\x20-\x7e…]/g, '?')}'`;
}

const keywords: ReadonlySet<string> = new Set(
	'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
		' ',
	),
);

/** The parser directives at the head, of which the escape character counts here. */
function readDirectives(source: string): { escapeMark: Dockerfile['escapeMark']; next: number } {
	let next = source.charCodeAt(0) === 0xfeff ? 1 : 0;
	let escapeMark: Dockerfile['escapeMark'] = '\\';
	while (next < source.length) {
		const line = lineAt(source, next);
		const match = directive.exec(source.slice(line.start, Math.min(line.end, line.start + 500)));
		if (!match) break;
		if (match[1]?.toLowerCase() === 'escape' && match[2] === '`') escapeMark = '`';
		next = line.next;
	}
	return { escapeMark, next };
}

const directive = /^[ \t]*#[ \t]*(syntax|escape|check)[ \t]*=[ \t]*(\S+)/i;
