import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readYaml } from './read.ts';

/** Every document is a value or a diagnostic whose place is in the text. */
function judge(text: string): void {
	const { documents, lines } = readYaml(text);
	const lineCount = text.split('\n').length;
	for (const document of documents) {
		const places =
			document.kind === 'failure'
				? [document.diagnostic.position]
				: [document.source.range([]).start, document.source.range(['spec', 0, 'x']).end];
		for (const { line, column } of places) {
			expect(line).toBeGreaterThanOrEqual(1);
			expect(line).toBeLessThanOrEqual(lineCount);
			expect(column).toBeGreaterThanOrEqual(1);
		}
		if (document.kind === 'failure') expect(document.diagnostic.message).not.toBe('');
		expect(lines.line(1)).toBeTypeOf('string');
	}
}

const manifest = `apiVersion: v1 # c
kind: List
items:
- &a {kind: Pod, metadata: {name: "x"}}
- <<: *a
  spec:
    containers: [{name: a, args: ['1', "2"]}]
    text: |-
      # holdfast: ignore
      b
    folded: >
      c
---
? {}
: 1
`;

const alphabet = fc.constantFrom(
	...[
		'a',
		':',
		' ',
		'\n',
		'-',
		'- ',
		'{',
		'}',
		'[',
		']',
		',',
		'"',
		"'",
		'&',
		'*',
		'!',
		'|',
		'>',
		'#',
	],
	...[
		'\t',
		'\r\n',
		'---\n',
		'...\n',
		'%',
		'@',
		'`',
		'? ',
		'<<: ',
		'&a ',
		'*a ',
		'!!str ',
		'0644',
		'yes',
		'\u2028',
		'😀',
	],
);

const mutation = fc.record({
	at: fc.nat(),
	take: fc.nat(12),
	put: fc.array(alphabet, { maxLength: 3 }).map((parts) => parts.join('')),
});

function mutate(
	text: string,
	mutations: readonly { at: number; take: number; put: string }[],
): string {
	return mutations.reduce((mutated, { at, take, put }) => {
		const start = at % (mutated.length + 1);
		return mutated.slice(0, start) + put + mutated.slice(start + take);
	}, text);
}

describe('no input is too strange', () => {
	test('any text', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), judge), { numRuns: 400 });
	});

	test('text made of YAML signs', () => {
		const texts = fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join(''));
		fc.assert(fc.property(texts, judge), { numRuns: 1500 });
	});

	test('a mutated manifest', () => {
		fc.assert(
			fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) =>
				judge(mutate(manifest, mutations)),
			),
			{ numRuns: 1000 },
		);
	});

	const real = resolve(
		import.meta.dirname,
		'../../../../shared/data/manifests/argo-cd-install.yaml.gz',
	);
	test.skipIf(!existsSync(real))(
		'a mutated real file (skipped where the shared data is absent)',
		() => {
			const text = gunzipSync(readFileSync(real)).toString('utf8').slice(-60_000);
			fc.assert(
				fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) =>
					judge(mutate(text, mutations)),
				),
				{ numRuns: 60 },
			);
		},
	);
});

test('another reader agrees on values, in every style', () => {
	const word = fc.string({ maxLength: 12 });
	const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
	const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 4 },
			leaf,
			fc.array(tie('tree'), { maxLength: 4 }),
			fc.dictionary(word, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
		),
	}));
	const style = fc.record({
		indentSeq: fc.boolean(),
		indent: fc.constantFrom(1, 2, 4),
		defaultStringType: fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE'),
		defaultKeyType: fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE'),
	} as const);
	fc.assert(
		fc.property(tree, style, (value, options) => {
			const text = stringify(value, { ...options, lineWidth: 0 });
			const [document] = readYaml(text).documents;
			expect(document?.kind === 'value' ? document.value : document).toEqual(parse(text));
		}),
		{ numRuns: 400 },
	);
});
