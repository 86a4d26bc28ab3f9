import { describe, expect, test } from 'vitest';
import { readYaml, type YamlSource } from './read.ts';

/** The least time of several runs, in milliseconds. */
function time(run: () => void): number {
	const times = Array.from({ length: 3 }, () => {
		const start = performance.now();
		run();
		return performance.now() - start;
	});
	return Math.min(...times);
}

function sources(text: string): YamlSource[] {
	return readYaml(text).documents.flatMap((document) =>
		document.kind === 'value' ? [document.source] : [],
	);
}

const readAlone = (text: string) => void readYaml(text);
const readComments = (text: string) => {
	for (const source of sources(text)) source.comments('holdfast:');
};
const lookUp = (text: string) => {
	const [source] = sources(text);
	const count = text.split('\n').length;
	for (let i = 0; i < count; i++) source?.range([`k${i}`, 'a']);
};

describe('eight times the text takes about eight times the time', () => {
	test.each<[what: string, size: number, make: (n: number) => string, run: (t: string) => void]>([
		['documents, the last broken', 2000, (n) => `${'a: 1\n---\n'.repeat(n)}b: [`, readAlone],
		['open brackets', 5000, (n) => '[\n'.repeat(n), readAlone],
		['documents, all broken', 300, (n) => 'a: [\n---\n'.repeat(n), readAlone],
		['lists closed far left', 2000, (n) => 'a: [\n1\n]\n---\n'.repeat(n), readAlone],
		['lists of one document, so', 2000, (n) => `- [\n1\n]\n`.repeat(n), readAlone],
		['old line ends before a mistake', 4000, (n) => `${'\r'.repeat(n)}@`, readAlone],
		['rare line ends before a mistake', 4000, (n) => `${'\u2028'.repeat(n)}@`, readAlone],
		['old line ends before a document', 4000, (n) => `${'\r'.repeat(n)}\n---\n@`, readAlone],
		['anchors on anchors', 2000, (n) => '- &a\n  &b [&c {d: &e x}]\n'.repeat(n), readAlone],
		['comments in documents', 2000, (n) => 'a: 1 # holdfast: b\n---\n'.repeat(n), readComments],
		['comments in one document', 3000, (n) => 'a: 1 # holdfast: b\n'.repeat(n), readComments],
		['comments before dots', 2000, (n) => `${'a: 1\n...\n'.repeat(n)}# holdfast:`, readComments],
		['comments on one line', 5000, (n) => `a: 1 ${'# holdfast: '.repeat(n)}`, readComments],
		['wide mappings', 3000, (n) => wide(n), lookUp],
		['mappings behind aliases', 2000, (n) => `x: &x {a: 1}\n${aliased(n)}`, lookUp],
		['merged mappings', 2000, (n) => `x: &x {a: 1}\n${merged(n)}`, lookUp],
	])('%s', (_, size, make, run) => {
		const [small, large] = [make(size), make(8 * size)];
		run(small);
		const ratio =
			time(() => run(large)) /
			Math.max(
				time(() => run(small)),
				0.3,
			);
		// Quadratic work would take sixty-four times as long.
		expect(ratio).toBeLessThan(30);
	});
});

function wide(n: number): string {
	return Array.from({ length: n }, (_, i) => `k${i}: {a: 1}`).join('\n');
}

function aliased(n: number): string {
	return Array.from({ length: n }, (_, i) => `k${i}: *x`).join('\n');
}

function merged(n: number): string {
	return Array.from({ length: n }, (_, i) => `k${i}: {<<: *x}`).join('\n');
}
