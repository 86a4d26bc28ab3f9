/** How many columns of a terminal a line of visible text takes. */
export function columns(text: string): number {
	if (plain.test(text)) return text.length;
	let sum = 0;
	for (const cluster of clusters(text)) sum += clusterColumns(cluster);
	return sum;
}

/** What a reader takes for one character: a letter with its accents, an emoji with its joiners. */
export function clusters(text: string): string[] {
	if (!joining.test(text)) return [...text];
	// Made when first needed: it loads the tables of Unicode, which takes longer than a small scan.
	segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function clusterColumns(cluster: string): number {
	const code = cluster.codePointAt(0) ?? 0;
	if (cluster.length === 1) return codeColumns(code);
	if (isEmoji.test(cluster)) return 2;
	let sum = 0;
	for (const character of cluster) sum += codeColumns(character.codePointAt(0) ?? 0);
	return sum;
}

/** Whether a line may break before and after this character, as in Chinese and Japanese. */
export function isWide(character: string): boolean {
	return codeColumns(character.codePointAt(0) ?? 0) === 2;
}

const plain = /^[ -~]*$/;
const joining = /\p{M}|\u200D|[\u1160-\u11FF]|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;
const isEmoji = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2})/u;
const isMark = /^(?:\p{Mn}|\p{Me}|\p{Cf}|[\u1160-\u11FF])/u;
const isEmojiAlone = /^\p{Emoji_Presentation}/u;
let segmenter: Intl.Segmenter | undefined;

function codeColumns(code: number): number {
	if (code < 0x300) return 1;
	if (wide.some(([from, to]) => code >= from && code <= to)) return 2;
	const character = String.fromCodePoint(code);
	if (isMark.test(character)) return 0;
	return isEmojiAlone.test(character) ? 2 : 1;
}

/** Wide and fullwidth characters of Unicode's East Asian Width (TR 11), without the emoji. */
const wide: readonly (readonly [number, number])[] = [
	[0x4e00, 0x9fff],
	[0x3041, 0x4dff],
	[0x2e80, 0x303e],
	[0xac00, 0xd7a3],
	[0xff01, 0xff60],
	[0xffe0, 0xffe6],
	[0x1100, 0x115f],
	[0x2329, 0x232a],
	[0xa000, 0xa4cf],
	[0xa960, 0xa97f],
	[0xf900, 0xfaff],
	[0xfe10, 0xfe19],
	[0xfe30, 0xfe6f],
	[0x16fe0, 0x18dff],
	[0x1aff0, 0x1b2ff],
	[0x1f200, 0x1f265],
	[0x20000, 0x3fffd],
];
