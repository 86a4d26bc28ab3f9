import type { Position } from '../../model/source.ts';

/** Turns offsets of a text into lines and columns. Built once per text, when first asked. */
export class Lines {
	readonly #text: string;
	#starts: number[] | undefined;

	constructor(text: string) {
		this.#text = text;
	}

	/** The position of an offset (UTF-16 code units); offsets past the end give the end. */
	position(offset: number): Position {
		const starts = this.#lineStarts();
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		const column = Math.min(offset, this.#text.length) - (starts[low] ?? 0);
		return { line: low + 1, column: Math.max(column, 0) + 1 };
	}

	/** The text of a 1-based line without its line end; empty outside the text. */
	line(number: number): string {
		const starts = this.#lineStarts();
		const start = starts[number - 1];
		if (start === undefined) return '';
		return this.#text.slice(start, starts[number]).replace(/\r?\n$|\r$/, '');
	}

	#lineStarts(): number[] {
		if (this.#starts) return this.#starts;
		const text = this.#text;
		// A byte order mark takes no column.
		const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
		this.#starts = starts;
		return starts;
	}
}
