import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDockerfile } from './read.ts';

// Another reader of Dockerfiles, held against ours on files as people write them. Where it differs from
// BuildKit (two marks at the end of a line, heredocs within quotes) read.test.ts tells what is right.
const word = fc.constantFrom('a', 'b-c', '/x/y', 'k=v', 'K="v"', '--yes', '$V', '${V}', 'x:1.2');
const gap = fc.constantFrom(' ', ' ', '  ', '\t', ' \\\n', ' \\\n  ', ' \\\n  # why\n  ');
const keyword = fc.constantFrom('RUN', 'COPY', 'USER', 'LABEL', 'EXPOSE', 'run', 'CMD', 'WORKDIR');
const rest = fc.array(fc.tuple(gap, word), { minLength: 1, maxLength: 5 });
const instruction = fc
	.tuple(keyword, word, rest)
	.map(([head, first, more]) => `${head} ${first}${more.map(([a, b]) => a + b).join('')}\n`);
const between = fc.constantFrom('', '', '\n', '# a\n', '  # b\n\n');
const heredoc = fc
	.array(fc.constantFrom('echo a', 'USER root', '# c', ''), { maxLength: 4 })
	.map((lines) => `RUN <<EOF\n${lines.map((line) => `${line}\n`).join('')}EOF\n`);
const file = fc
	.array(fc.tuple(between, fc.oneof(instruction, instruction, heredoc)), { maxLength: 12 })
	.map((parts) => `FROM base:1 AS x\n${parts.flat().join('')}`);

test('another reader sees the same instructions at the same places', () => {
	fc.assert(
		fc.property(file, (source) => {
			const result = readDockerfile(source);
			if (result.kind === 'failure') throw new Error(result.diagnostic.message);
			const { lines } = result;
			const ours = result.file.stages.flatMap(({ from, instructions }) =>
				[from, ...instructions].map(({ keyword: name, span, heredocs }) => {
					const [start, end] = [lines.position(span.start), lines.position(span.end)];
					return [name, start.line, start.column, end.line, end.column, heredocs.length];
				}),
			);
			const theirs = DockerfileParser.parse(source)
				.getInstructions()
				.map((each) => {
					const { start, end } = each.getRange();
					const place = [start.line + 1, start.character + 1, end.line + 1, end.character + 1];
					return [each.getKeyword(), ...place, /<<EOF/.test(each.getTextContent()) ? 1 : 0];
				});
			expect(ours).toEqual(theirs);
		}),
		{ numRuns: 1000 },
	);
});
