/**
 * Rows of a report as UTF-8: `,\n` and the JSON of a row, for each. What a scan keeps of each file
 * and what threads hand over, because bytes take a fraction of the room of objects and none of the
 * collector's time. A JSON report writes them as they are; other reports read them back.
 */
export type Sheet = Uint8Array;

const separator = ',\n';
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A sheet of rows, given their JSON. */
export function sheetOf(rows: readonly string[]): Sheet {
	return rows.length === 0 ? nothing : encoder.encode(separator + rows.join(separator));
}

const nothing = new Uint8Array(0);

/** A sheet of rows for each of several files; they share their memory. */
export function sheetsOf(files: readonly (readonly string[])[]): Sheet[] {
	const texts = files.map((rows) => (rows.length === 0 ? '' : separator + rows.join(separator)));
	const whole = texts.join('');
	const bytes = encoder.encode(whole);
	const isAscii = bytes.length === whole.length;
	let end = 0;
	return texts.map((text) => {
		const start = end;
		end += isAscii ? text.length : Buffer.byteLength(text);
		return bytes.subarray(start, end);
	});
}

/** The JSON of each row. No JSON holds a line break of its own. */
export function rowTexts(sheet: Sheet): string[] {
	return sheet.length === 0 ? [] : decoder.decode(sheet).split(separator).slice(1);
}

/**
 * A sheet with further rows among its own, both in their order, as sheets that use its memory.
 * `isFirst` tells whether a row that is there, as text whose ASCII alone is right, comes before a
 * further one.
 */
export function mergeRows<Further extends { readonly text: string }>(
	sheet: Sheet,
	further: readonly Further[],
	isFirst: (row: string, further: Further) => boolean,
): Sheet[] {
	const there = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.length);
	const parts: Sheet[] = [];
	let [done, at, next] = [0, 0, endOfRow(there, 0)];
	let row = there.toString('latin1', at, next);
	for (const each of further) {
		while (at < next && isFirst(row, each)) {
			[at, next] = [next, endOfRow(there, next)];
			row = there.toString('latin1', at, next);
		}
		parts.push(there.subarray(done, at), Buffer.from(separator + each.text));
		done = at;
	}
	parts.push(there.subarray(done));
	return parts;
}

/** Where the row ends whose separator stands at `start`. */
function endOfRow(there: Buffer, start: number): number {
	const next = there.indexOf(separator, start + separator.length);
	return next < 0 ? there.length : next;
}

/** The rows of sheets, read back one sheet at a time. */
export function* readRows<Row>(sheets: Iterable<Sheet>): Generator<Row> {
	for (const sheet of sheets) {
		if (sheet.length === 0) continue;
		// Whoever made the sheet rendered rows of this type.
		yield* JSON.parse(`[${decoder.decode(sheet.subarray(1))}]`) as Row[];
	}
}

/** The content of a JSON array that holds the rows of all sheets, one a line. */
export function* joinSheets(sheets: Iterable<Sheet>): Generator<Sheet | string> {
	let isFirst = true;
	for (const sheet of sheets) {
		if (sheet.length === 0) continue;
		yield isFirst ? sheet.subarray(1) : sheet;
		isFirst = false;
	}
	yield '\n';
}
