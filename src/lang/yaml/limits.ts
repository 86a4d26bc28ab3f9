/** Bounds on what one file may ask of us. */
export type Limits = {
	/** Characters of text. */
	readonly size: number;
	/** Mappings and sequences inside each other. */
	readonly depth: number;
	/** Line ends, commas and opening brackets: an upper estimate of the nodes. */
	readonly separators: number;
	/** Nodes that aliases and merge keys repeat, counted as if they were written out. */
	readonly repeated: number;
};

export const defaultLimits: Limits = {
	size: 32 * 1024 * 1024,
	depth: 100,
	separators: 1_500_000,
	repeated: 100_000,
};

/** Whether `text` has more separators than `max`. Small texts cannot, and are not counted. */
export function exceedsSeparators(text: string, max: number): boolean {
	if (text.length <= max) return false;
	let count = 0;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		const separates = c === 10 || c === 44 || c === 91 || c === 123 || isLoneReturn(text, i, c);
		if (separates && ++count > max) return true;
	}
	return false;
}

function isLoneReturn(text: string, at: number, code: number): boolean {
	return code === 13 && text.charCodeAt(at + 1) !== 10;
}
