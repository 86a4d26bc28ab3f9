import { expect, it } from 'vitest';
import { visible } from './visible.ts';

it.each([
	['plain text', 'web-1', 'web-1'],
	['Chinese', '支付服务', '支付服务'],
	['an emoji with its joiners', '👩‍💻 ❤️ 🇩🇪', '👩‍💻 ❤️ 🇩🇪'],
	['a terminal escape', '\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
	['a title escape with its bell', '\x1b]0;owned\x07', '␛]0;owned␇'],
	['the one-character form of an escape', '\x9b2J', '<U+009B>2J'],
	['line ends', 'a\r\nb', 'a␍␊b'],
	['a tab', 'a\tb', 'a␉b'],
	['backspaces', 'ab\b\b', 'ab␈␈'],
	['null and delete', '\0\x7f', '␀␡'],
	['an override of the direction', 'a\u202Etxt.exe', 'a<U+202E>txt.exe'],
	['isolates of the direction', '\u2066a\u2069', '<U+2066>a<U+2069>'],
	['marks of the direction', '\u200e\u200f\u061c', '<U+200E><U+200F><U+061C>'],
	['spaces of no width', 'we\u200bb\ufeff', 'we<U+200B>b<U+FEFF>'],
	['a joiner between letters', 'we\u200db', 'we<U+200D>b'],
	['a soft hyphen', 'we\u00adb', 'we<U+00AD>b'],
	['separators of lines and paragraphs', 'a\u2028b\u2029', 'a<U+2028>b<U+2029>'],
	['a hidden tag', 'a\u{e0041}', 'a<U+E0041>'],
	['half of a pair', 'a\ud800b', 'a<U+D800>b'],
	['a filler that looks like nothing', 'a\u3164', 'a<U+3164>'],
])('shows %s', (_, text, shown) => {
	expect(visible(text)).toBe(shown);
});

it('cuts what is too long', () => {
	expect(visible('a'.repeat(10), 4)).toBe('aaaa…');
	expect(visible('aaa💳', 4)).toBe('aaa\ufffd…');
});
