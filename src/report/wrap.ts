import { clusterColumns, clusters, columns, isWide } from './columns.ts';

/**
 * Breaks a text into lines of at most `width` columns: between words, and between Chinese
 * characters except before closing punctuation. `tail` follows the last word and is never broken.
 */
export function wrap(text: string, width: number, tail = ''): readonly string[] {
	// Chinese brackets bring their own space.
	const gap = text === '' || tail === '' || isWide(tail) ? '' : ' ';
	const whole = text + gap + tail;
	if (columns(whole) <= width) return [whole];
	const units = text.split(' ').flatMap((word) => pieces(word, width));
	if (tail !== '') units.push({ text: tail, gap, size: columns(tail) });
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const unit of units) {
		const grown = used + unit.gap.length + unit.size;
		const fits = used > 0 && grown <= width;
		if (!fits && line !== '') lines.push(line);
		line = fits ? line + unit.gap + unit.text : unit.text;
		used = fits ? grown : unit.size;
	}
	lines.push(line);
	return lines;
}

/** What stays together on a line, and what stands between it and the unit before. */
type Unit = { readonly text: string; readonly gap: string; readonly size: number };

function pieces(word: string, width: number): Unit[] {
	const units: Unit[] = [];
	let text = '';
	let size = 0;
	let gap = ' ';
	const close = () => {
		if (text !== '') units.push({ text, gap, size });
		if (text !== '') gap = '';
		text = '';
		size = 0;
	};
	let breakable = false;
	for (const cluster of clusters(word)) {
		const wide = isWide(cluster);
		const taken = clusterColumns(cluster);
		if (((breakable || wide) && !closing.test(cluster)) || size + taken > width) close();
		text += cluster;
		size += taken;
		breakable = wide && !opening.test(cluster);
	}
	close();
	return units;
}

const closing = /^[，。；：、！？）】》」』”’…,.;:!?)\]}]/u;
const opening = /^[（【《「『“‘]/u;
