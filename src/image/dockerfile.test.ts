import { describe, expect, test } from 'vitest';
import { readDockerfile } from '../lang/dockerfile/read.ts';
import { viewDockerfile } from './dockerfile.ts';

function view(source: string) {
	const read = readDockerfile(source);
	if (read.kind === 'failure') throw new Error(read.diagnostic.message);
	return viewDockerfile(read.file, read.lines);
}

describe('the calls of RUN', () => {
	/** `program arg` for each, wrappers before it. */
	const calls = (body: string) =>
		view(`FROM a\n${body}\n`).runs.flatMap((run) =>
			run.calls.map(({ program, args, wrappers, variables, input }) =>
				[
					...(input ? [`<${input.program}`] : []),
					...wrappers.map((wrapper) => `(${wrapper})`),
					...variables.map(({ text }) => text),
					program,
					...args.map(({ text }) => text),
				].join(' '),
			),
		);
	test.each<[body: string, expected: string[]]>([
		['RUN a b && /usr/bin/c | d', ['a b', 'c', '<c d']],
		['RUN sudo -E -u root env A=1 timeout -k 5 10 b c', ['(sudo) (env) (timeout) A=1 b c']],
		['RUN A=1 exec b', ['(exec) A=1 b']],
		['RUN xargs -n 1 rm < a', ['(xargs) rm']],
		['RUN sudo', ['sudo']],
		['RUN sh -c "a | b"', ['sh -c a | b', 'a', '<a b']],
		['RUN bash -exc "a"', ['bash -exc a', 'a']],
		['RUN bash a.sh', ['bash a.sh']],
		['RUN ["a", "b c"]', ['a b c']],
		['RUN ["bash", "-c", "a && b"]', ['bash -c a && b', 'a', 'b']],
		['RUN <<E\na\nb | c\nE', ['a', 'b', '<b c']],
		['RUN <<E\n#!/bin/bash\na\nE', ['a']],
		['RUN <<E\n#!/usr/bin/env python3\na\nE', []],
		['RUN bash <<E\na\nE', ['bash', 'a']],
		['RUN cat <<E > /x\na\nE', ['cat']],
		['RUN cat <<E | sh\na\nE', ['cat', '<cat sh']],
		['ONBUILD RUN a', ['a']],
		['SHELL ["/bin/bash", "-c"]\nRUN a', ['a']],
		['SHELL ["pwsh", "-Command"]\nRUN a', []],
	])('%s', (body, expected) => {
		expect(calls(body)).toEqual(expected);
	});

	test('of Windows are no shell lines', () => {
		expect(
			view('FROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN a\n').runs[0]?.calls,
		).toEqual([]);
		expect(view('# escape=`\nFROM a\nRUN a\n').runs[0]?.calls).toEqual([]);
	});

	test('a stage takes over the shell of the stage below', () => {
		const { runs } = view('FROM a AS b\nSHELL ["bash", "-c"]\nFROM b\nRUN a\nFROM c\nRUN a\n');
		expect(runs.map(({ shell }) => shell[0])).toEqual(['bash', '/bin/sh']);
	});
});

test('paths lead to places', () => {
	const source = 'ARG V=1\nFROM a:$V AS b\nENV X=y \\\n  Z=w\nRUN <<E\nc d\nE\nRUN sh -c "e f"\n';
	const { range, runs } = view(source);
	const at = (...path: (string | number)[]) => {
		const { start, end } = range(path);
		return `${start.line}:${start.column}-${end.line}:${end.column}`;
	};
	expect(at('globals', 0, 'pairs', 0)).toBe('1:5-1:8');
	expect(at('stages', 0)).toBe('2:1-2:15');
	expect(at('stages', 0, 'from', 'words', 0)).toBe('2:6-2:10');
	expect(at('stages', 0, 'instructions', 0, 'pairs', 1)).toBe('4:3-4:6');
	expect(at('stages', 0, 'instructions', 1, 'calls', 0, 'args', 0)).toBe('6:3-6:4');
	// Within quotes the whole script is marked.
	expect(at('stages', 0, 'instructions', 2, 'calls', 1)).toBe('8:11-8:16');
	expect(runs[1]?.calls[1]?.path).toEqual(['stages', 0, 'instructions', 2, 'calls', 1]);
	// What is not there is its nearest ancestor.
	expect(at('stages', 0, 'instructions', 0, 'words', 7)).toBe('3:1-4:6');
	expect(at('nobody')).toBe('1:1-1:1');
});

test.each([
	['nobody', 'FROM a', { kind: 'unset', base: 'a', path: ['stages', 0] }],
	[
		'the last USER',
		'FROM a\nUSER b\nUSER c',
		{ kind: 'set', name: 'c', path: ['stages', 0, 'instructions', 1] },
	],
	[
		'the user below',
		'FROM a AS x\nUSER b\nFROM x',
		{ kind: 'set', name: 'b', path: ['stages', 0, 'instructions', 0] },
	],
	[
		'whom the build says',
		'FROM a\nARG U\nUSER $U',
		{ kind: 'unknown', path: ['stages', 0, 'instructions', 1] },
	],
	[
		'whom the lowest base says',
		'FROM a AS x\nFROM x',
		{ kind: 'unset', base: 'a', path: ['stages', 1] },
	],
])('the image runs as %s', (_, source, user) => {
	expect(view(source).user).toEqual(user);
});

test('images are what is taken from elsewhere', () => {
	const { images } = view(
		'FROM a:1 AS x\nFROM x\nFROM scratch\nCOPY --from=x a b\nCOPY --from=0 a b\nCOPY --from=c:2 a b\nADD --from=$D a b\nRUN --mount=type=bind,from=e,target=/f g\nRUN --mount=type=cache,target=/f g\n',
	);
	expect(images.map(({ text, isBase }) => [text, isBase])).toEqual([
		['a:1', true],
		['c:2', false],
		['e', false],
	]);
});
