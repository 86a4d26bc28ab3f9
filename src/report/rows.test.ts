import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from '../model/text.ts';
import { findingText, inputText, placeOfRow } from './rows.ts';
import { joinSheets, readRows, rowTexts, sheetOf, sheetsOf } from './sheet.ts';
import { sampleFinding, sampleRow } from './test-sample.ts';

const wild = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constant(',"document":9,"line":9,"column":9,'),
);

it('finds the place in any row', () => {
	fc.assert(
		fc.property(wild, wild, (one, other) => {
			const finding = sampleFinding('pod/privileged', 'name: app', {
				message: text(one, other),
				container: other,
				path: [one],
				document: 7,
				fingerprint: '0123456789abcdef',
				suppressed: { by: 'comment', reason: one },
			});
			expect(placeOfRow(findingText(finding, { language: 'en', hasEdits: false }))).toEqual({
				check: 'pod/privileged',
				document: 7,
				range: { start: finding.range.start },
				fingerprint: '0123456789abcdef',
			});
		}),
	);
});

it('gives back the rows of sheets, whatever they say', () => {
	fc.assert(
		fc.property(fc.array(fc.array(wild)), (files) => {
			const rows = files.map((names) =>
				names.map((file) => inputText(sampleRow('scanned', { file }), 'en')),
			);
			const sheets = sheetsOf(rows);
			expect(sheets.map(rowTexts)).toEqual(rows);
			expect(rows.map(sheetOf).map(rowTexts)).toEqual(rows);
			const files2 = [...readRows<{ file: string }>(sheets)].map(({ file }) => file);
			expect(files2).toEqual(files.flat());
			const joined = [...joinSheets(sheets)].map((piece) => Buffer.from(piece));
			const array = JSON.parse(`[${Buffer.concat(joined)}]`);
			expect(array.map(({ file }: { file: string }) => file)).toEqual(files.flat());
		}),
	);
});
