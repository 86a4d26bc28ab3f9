/**
 * A value as one line of JSON. Characters that could steer a terminal or hide text are written as
 * escapes, which JSON.stringify does for the first 32 only.
 */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value);
	return plain.test(text) ? text : text.replace(hidden, escapeUnits);
}

/** The rows of an array, one a line; the brackets are the caller's. */
export function* jsonRows<Row>(
	rows: Iterable<Row>,
	render: (row: Row) => unknown,
): Generator<string> {
	let start = '\n';
	for (const row of rows) {
		yield `${start}${jsonText(render(row))}`;
		start = ',\n';
	}
	yield '\n';
}

const plain = /^[ -~]*$/;
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function escapeUnits(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
