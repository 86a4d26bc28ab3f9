import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document, isCollection, parseDocument, visit } from 'yaml';
import { applyEdits } from '../../../model/apply-edits.ts';
import type { Edit } from '../../../model/edit.ts';
import type { Path } from '../../../model/path.ts';
import { applySplices } from '../../splice.ts';
import { readYaml } from '../read.ts';
import { editDocument } from './edit.ts';

const key = fc.constantFrom('a', 'b', 'name', 'spec', 'app.io/x', 'on', '1', 'two words');
const leaf = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		true,
		0,
		-1.5,
		'',
		'yes',
		'10',
		'a: b',
		'# c',
		'- d',
		"it's",
		'x\ny\n',
	),
	fc.string({ maxLength: 6 }),
);
const { value: collection } = fc.letrec<{ value: object; node: unknown }>((tie) => ({
	node: fc.oneof({ maxDepth: 3, depthIdentifier: 'node' }, leaf, tie('value')),
	value: fc.oneof(
		fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
		fc.array(tie('node'), { maxLength: 3 }),
	),
}));

/** A text of a value, in some style, with comments at some of its nodes. */
const text = fc
	.record({
		value: collection.filter((value) => Object.keys(value).length > 0),
		indent: fc.constantFrom(2, 4),
		indentSeq: fc.boolean(),
		singleQuote: fc.boolean(),
		marks: fc.array(fc.nat(9), { minLength: 8, maxLength: 24 }),
		isWindows: fc.boolean(),
		lacksLastBreak: fc.boolean(),
	})
	.map(({ value, marks, isWindows, lacksLastBreak, ...style }) => {
		const document = new Document(value, { aliasDuplicateObjects: false });
		let comments = 0;
		let nodes = 0;
		visit(document, {
			Node(_, node) {
				const mark = marks[nodes++ % marks.length];
				if (isCollection(node) && mark === 0) node.flow = true;
				if (mark === 1) node.comment = ` c${comments++}`;
				if (mark === 2) node.commentBefore = ` c${comments++}`;
			},
		});
		const written = document.toString({ ...style, lineWidth: 0 });
		const ended = lacksLastBreak ? written.trimEnd() : written;
		return isWindows ? ended.replaceAll('\n', '\r\n') : ended;
	});

/** Edits somewhere in a value, most of them where something is. */
function editsOf(value: unknown): fc.Arbitrary<Edit[]> {
	const paths: Path[] = [];
	const walk = (at: unknown, path: Path) => {
		if (path.length > 0) paths.push(path);
		if (typeof at !== 'object' || at === null) return;
		for (const [step, each] of Object.entries(at)) {
			walk(each, [...path, Array.isArray(at) ? Number(step) : step]);
		}
		if (!Array.isArray(at)) paths.push([...path, 'new'], [...path, 'deep', 'new']);
	};
	walk(value, []);
	const path = fc.constantFrom(...paths);
	const added = fc.oneof(leaf, collection);
	return fc.array(
		fc.oneof(
			fc.record({ kind: fc.constant('set' as const), path, value: added }),
			fc.record({ kind: fc.constant('remove' as const), path }),
			fc.record({ kind: fc.constant('append' as const), path, value: added }),
		),
		{ minLength: 1, maxLength: 3 },
	);
}

const count = { edited: 0, refused: 0, meaningless: 0 };

test('an edit does what it says and nothing else, or is refused', () => {
	fc.assert(
		fc.property(text, fc.gen(), (source, generate) => {
			const [document] = readYaml(source).documents;
			if (document?.kind !== 'value') return;
			const edits = generate(() => editsOf(document.value));
			const expected = applyEdits(document.value, edits);
			const result = editDocument(document, edits);
			if (result.kind === 'refused') {
				count[expected === undefined ? 'meaningless' : 'refused']++;
				return;
			}
			count.edited++;
			const edited = applySplices(source, result.splices);
			const [after] = readYaml(edited).documents;
			expect(after?.kind === 'value' && after.value).toEqual(expected);
			// Another reader finds nothing wrong with it either.
			expect(parseDocument(edited, { version: '1.1' }).errors).toEqual([]);
			const comments = (of: string) => of.match(/(?<=# )c\d+/g) ?? [];
			expect(comments(edited)).toEqual(comments(source));
			const [again] = readYaml(edited).documents;
			if (again?.kind === 'value') expect(editDocument(again, []).kind).toBe('edited');
		}),
		{ numRuns: 4000, endOnFailure: true },
	);
	// Most of these wild edits can be made; what cannot mostly has comments within.
	expect(count.refused / (count.edited + count.refused)).toBeLessThan(0.3);
});
