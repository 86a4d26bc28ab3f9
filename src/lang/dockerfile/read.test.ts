import { describe, expect, test } from 'vitest';
import { readDockerfile } from './read.ts';
import type { Instruction, Span } from './tree.ts';

function read(source: string) {
	const result = readDockerfile(source);
	if (result.kind === 'failure') throw new Error(result.diagnostic.message);
	const { stages, globals } = result.file;
	const instructions = [
		...globals,
		...stages.flatMap(({ from, instructions }) => [from, ...instructions]),
	];
	return { ...result, ...result.file, instructions };
}

/** `KEYWORD a|b` for each instruction. */
function words(source: string): string[] {
	return read(source).instructions.map(
		({ keyword, isTrigger, words, text, heredocs }) =>
			`${isTrigger ? 'ONBUILD ' : ''}${keyword} ${keyword === 'RUN' ? text : words.map(({ text: word }) => word).join('|')}${heredocs.map(({ body }) => ` {${body}}`).join('')}`,
	);
}

describe('instructions as BuildKit splits them', () => {
	test.each<[what: string, source: string, expected: string[]]>([
		['one a line', 'FROM a\nUSER b\n', ['FROM a', 'USER b']],
		['lower case, indented', 'from a\n\t user b', ['FROM a', 'USER b']],
		['carriage returns', 'FROM a\r\nRUN b \\\r\n c\r\n', ['FROM a', 'RUN b  c']],
		['a byte order mark', '\uFEFFFROM a\n', ['FROM a']],
		['lines that go on', 'FROM a\nRUN b \\\n  c\\\nd\nUSER e', ['FROM a', 'RUN b   cd', 'USER e']],
		['blanks behind the mark', 'FROM a\nRUN b \\ \t\n c', ['FROM a', 'RUN b  c']],
		['comments and empty lines between', 'FROM a\nRUN b \\\n# c\n\n  d', ['FROM a', 'RUN b   d']],
		['no comment behind an instruction', 'FROM a\nUSER b # c', ['FROM a', 'USER b|#|c']],
		[
			'two marks, which are a character',
			'FROM a\nRUN b\\\\\nUSER c',
			['FROM a', 'RUN b\\\\', 'USER c'],
		],
		['a mark at the end', 'FROM a\nUSER b \\', ['FROM a', 'USER b']],
		['a keyword over two lines', 'FR\\\nOM a', ['FROM a']],
		[
			'another mark',
			'# escape=`\nFROM a\nRUN b `\n c\\\nUSER d',
			['FROM a', 'RUN b  c\\', 'USER d'],
		],
		[
			'a directive behind another',
			'# syntax=x\n# escape=`\nFROM a\nRUN b `\n c',
			['FROM a', 'RUN b  c'],
		],
		[
			'no directive behind a comment',
			'# x\n# escape=`\nFROM a\nRUN b `\nUSER c',
			['FROM a', 'RUN b `', 'USER c'],
		],
		['ONBUILD', 'FROM a\nONBUILD RUN b', ['FROM a', 'ONBUILD RUN b']],
		['exec form', 'FROM a\nCMD ["b c", "d\\n"]', ['FROM a', 'CMD b c|d\n']],
		['what is no JSON', "FROM a\nCMD ['b']", ['FROM a', "CMD ['b']"]],
		['quotes', 'FROM a\nLABEL b="c d" e=\\"', ['FROM a', 'LABEL b="c d"|e=\\"']],
		[
			'HEALTHCHECK',
			'FROM a\nHEALTHCHECK --retries=3 CMD ["b", "c"]',
			['FROM a', 'HEALTHCHECK CMD|b|c'],
		],
	])('%s', (_, source, expected) => {
		expect(words(source)).toEqual(expected);
	});
});

describe('heredocs', () => {
	test.each<[what: string, source: string, expected: string[]]>([
		[
			'of RUN',
			'FROM a\nRUN <<EOF\nb\nUSER root\nEOF\nUSER c',
			['FROM a', 'RUN <<EOF {b\nUSER root\n}', 'USER c'],
		],
		[
			'two of COPY',
			'FROM a\nCOPY <<A <<B /x\na\nA\nb\nB\nUSER c',
			['FROM a', 'COPY <<A|<<B|/x {a\n} {b\n}', 'USER c'],
		],
		[
			'with tabs before the end',
			'FROM a\nRUN <<-E\n\tb\n\tE\nUSER c',
			['FROM a', 'RUN <<-E {\tb\n}', 'USER c'],
		],
		[
			'with blanks before what is no end',
			'FROM a\nRUN <<E\n E\nE\nUSER c',
			['FROM a', 'RUN <<E { E\n}', 'USER c'],
		],
		[
			'with a quoted name',
			'FROM a\nRUN <<"E F"\nb\nE F\nUSER c',
			['FROM a', 'RUN <<"E F" {b\n}', 'USER c'],
		],
		[
			'with a number',
			'FROM a\nRUN cat 3<<E\nb\nE\nUSER c',
			['FROM a', 'RUN cat 3<<E {b\n}', 'USER c'],
		],
		['that does not end', 'FROM a\nRUN <<E\nb', ['FROM a', 'RUN <<E {b}']],
		[
			'none within quotes',
			'FROM a\nRUN echo "b <<E"\nUSER c',
			['FROM a', 'RUN echo "b <<E"', 'USER c'],
		],
		[
			'none where a quote does not end',
			"FROM a\nRUN it's <<E\nUSER c",
			['FROM a', "RUN it's <<E", 'USER c'],
		],
		['no here string', 'FROM a\nRUN b <<<E\nUSER c', ['FROM a', 'RUN b <<<E', 'USER c']],
		['no shift', 'FROM a\nRUN $((1 << 2))\nUSER c', ['FROM a', 'RUN $((1 << 2))', 'USER c']],
		['no name', 'FROM a\nRUN b <<-\nUSER c', ['FROM a', 'RUN b <<-', 'USER c']],
		['not of USER', 'FROM a\nUSER <<E\nUSER c', ['FROM a', 'USER <<E', 'USER c']],
		[
			'behind ONBUILD',
			'FROM a\nONBUILD RUN <<E\nb\nE\nUSER c',
			['FROM a', 'ONBUILD RUN <<E {b\n}', 'USER c'],
		],
	])('%s', (_, source, expected) => {
		expect(words(source)).toEqual(expected);
	});
});

describe('places', () => {
	const source =
		'# head\nARG A=1\nFROM --platform=x base:$A AS one\nRUN a && \\\n  # why\n  b "c d"\nENV X="y z"\nRUN <<E\nb\nE\n';
	const { instructions, lines } = read(source);
	const place = ({ start, end }: Span) => {
		const [from, to] = [lines.position(start), lines.position(end)];
		return `${from.line}:${from.column}-${to.line}:${to.column}`;
	};
	test.each<[what: string, span: (found: readonly Instruction[]) => Span | undefined, at: string]>([
		['an instruction', ([arg]) => arg?.span, '2:1-2:8'],
		['its keyword', ([arg]) => arg?.keywordSpan, '2:1-2:4'],
		['a pair', ([arg]) => arg?.pairs[0]?.span, '2:5-2:8'],
		['a flag', ([, from]) => from?.flags[0]?.span, '3:6-3:18'],
		['a word', ([, from]) => from?.words[0]?.span, '3:19-3:26'],
		['lines that go on', ([, , run]) => run?.span, '4:1-6:10'],
		['a quoted pair', ([, , , env]) => env?.pairs[0]?.span, '7:5-7:12'],
		['with a heredoc', ([, , , , run]) => run?.span, '8:1-10:2'],
		['a heredoc', ([, , , , run]) => run?.heredocs[0]?.span, '9:1-10:1'],
	])('%s', (_, span, at) => {
		const found = span(instructions);
		expect(found && place(found)).toBe(at);
	});

	test('comments, also those within an instruction', () => {
		const { comments } = read(source);
		expect(comments.map(({ text, span }) => `${place(span)} ${text}`)).toEqual([
			'1:1-1:7 head',
			'5:3-5:8 why',
		]);
	});
});

describe('stages', () => {
	test('name one another, without regard to case', () => {
		const { stages } = read('FROM a AS Build\nFROM build\nFROM b as c\nFROM C\n');
		expect(stages.map(({ alias, parent }) => [alias, parent])).toEqual([
			['build', undefined],
			[undefined, 0],
			['c', undefined],
			[undefined, 2],
		]);
	});

	test('a stage is no base of itself', () => {
		const { stages } = read('FROM node AS node\nRUN a\nFROM node\n');
		expect(stages.map(({ parent }) => parent)).toEqual([undefined, 0]);
	});
});

describe('variables', () => {
	test.each<[head: string, base: string, expected: string | undefined]>([
		['ARG A=1', 'b:$A', 'b:1'],
		['ARG A=1', 'b:${A}-x', 'b:1-x'],
		['ARG A="1 2"', 'b:$A', 'b:1 2'],
		['ARG A', 'b:$A', undefined],
		['ARG A', 'b:${A:-2}', 'b:2'],
		['ARG A', '${A:-b:${B:-3}}', 'b:3'],
		['ARG A=1', 'b${A:+:x}', 'b:x'],
		['ARG A=1', 'b:${A#1}', undefined],
		['ARG A=1 B=$A', 'b:$B', undefined],
		['ARG A=1\nARG B=$A.2', 'b:$B', 'b:1.2'],
		['ARG A=1', 'b:\\$A', 'b:$A'],
		['ARG A=1', "b:'$A'", 'b:$A'],
		['ARG A=1', 'b:"$A"', 'b:1'],
		['ARG A=1', 'b:${A', undefined],
		['ARG A=1', 'b$', 'b$'],
	])('%s, FROM %s', (head, base, expected) => {
		expect(read(`${head}\nFROM ${base}\n`).stages[0]?.base.value).toBe(expected);
	});

	const user = (source: string) =>
		read(source).instructions.findLast(({ keyword }) => keyword === 'USER')?.words[0]?.value;
	test.each([
		['of ENV', 'FROM a\nENV U=b\nUSER $U', 'b'],
		['of ENV as it once was', 'FROM a\nENV U b c\nUSER $U', 'b c'],
		['of ARG', 'FROM a\nARG U=b\nUSER $U', 'b'],
		['ENV before ARG', 'FROM a\nENV U=b\nARG U=c\nUSER $U', 'b'],
		['not before they are set', 'FROM a\nUSER $U\nENV V=b', undefined],
		['of the head only where ARG asks', 'ARG U=b\nFROM a\nUSER $U', undefined],
		['of the head where ARG asks', 'ARG U=b\nFROM a\nARG U\nUSER $U', 'b'],
		['of the stage below', 'FROM a AS x\nENV U=b\nFROM x\nUSER $U', 'b'],
		['not of a stage aside', 'FROM a AS x\nENV U=b\nFROM c\nUSER $U', undefined],
		['as they were before the instruction', 'FROM a\nENV U=b\nENV U=c V=$U\nUSER $V', 'b'],
		['not behind ONBUILD', 'FROM a\nONBUILD ENV U=b\nUSER $U', undefined],
	])('%s', (_, source, expected) => {
		expect(user(source)).toBe(expected);
	});
});

describe('what is no Dockerfile', () => {
	test.each([
		['nothing', '', '1:1 syntax: there is no FROM'],
		['comments', '# a\n', '1:1 syntax: there is no FROM'],
		['only ARG', 'ARG a\n', '1:1 syntax: there is no FROM'],
		['prose', '\n# Notes\nThe image is\n', "3:1 syntax: 'THE' stands before the first FROM"],
		['RUN first', 'RUN a\nFROM b', "1:1 syntax: 'RUN' stands before the first FROM"],
		['a template', '{{ if a }}\nFROM b', '1:1 template: not rendered: this is a template'],
		[
			'too much',
			`FROM a\n#${'x'.repeat(1024 * 1024)}`,
			'1:1 too-large: the file is larger than 1 MiB',
		],
		[
			'too many',
			'FROM a\n'.repeat(10_001),
			'10001:1 too-large: the file has more than 10000 instructions',
		],
	])('%s', (_, source, expected) => {
		const result = readDockerfile(source);
		if (result.kind !== 'failure') throw new Error('read');
		const { code, message, position } = result.diagnostic;
		expect(`${position.line}:${position.column} ${code}: ${message}`).toBe(expected);
	});

	test('an instruction that nobody knows is told, and the rest is read', () => {
		const { problem, instructions } = read('FROM a\nFROMM b\nUSER c\n');
		expect(problem).toEqual({
			code: 'syntax',
			message: "'FROMM' is no instruction",
			position: { line: 2, column: 1 },
		});
		expect(instructions.map(({ keyword }) => keyword)).toEqual(['FROM', 'FROMM', 'USER']);
	});
});
