import type { Span } from './locate.ts';

/**
 * Cuts a text before every line that begins with `---`, as kubectl does before it reads YAML. A first
 * piece with nothing but comments and blank lines joins the next. Linear in the text.
 */
export function splitDocuments(text: string): Span[] {
	const starts = [0];
	for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 1)) {
		if (isBoundary(text.charCodeAt(at + 4))) starts.push(at + 1);
	}
	const second = starts[1];
	if (second !== undefined && !hasContent.test(text.slice(0, second))) starts.splice(1, 1);
	return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

// Stops at all that `^` takes for a line end, to stay linear.
const hasContent = /^[^\S\n\r\u2028\u2029]*[^\s#]/m;

function isBoundary(code: number): boolean {
	return Number.isNaN(code) || code === 10 || code === 13 || code === 32 || code === 9;
}
