/**
 * A text from outside as one line that is safe to show: control characters, terminal escapes and
 * characters that hide or turn text (Unicode TR 36) become visible marks.
 */
export function visible(text: string, most = longest): string {
	const clipped = text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
	if (plain.test(clipped)) return clipped;
	return clipped.replace(hidden, (found, bad?: string) =>
		bad === undefined ? found : mark(found),
	);
}

const longest = 4000;
const plain = /^[ -~]*$/;

/** The selector and the joiner inside an emoji are part of what is seen, so they stay. */
const hidden =
	/(?<=\p{Emoji})(?:\uFE0E|\uFE0F)|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})|([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])/gu;

function mark(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) return String.fromCodePoint(pictures + code);
	if (code === 0x7f) return '␡';
	return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Unicode has a picture of each control character, in order: `␀`, `␁`, ... */
const pictures = 0x2400;
