import { styleText } from 'node:util';
import type { Severity } from '../model/severity.ts';
import type { Language } from '../model/text.ts';

/** How a report for people looks. */
export type Look = {
	readonly language: Language;
	/** Columns of the terminal; Infinity never wraps. */
	readonly width: number;
	readonly paint: Palette;
};

export type Paint = (text: string) => string;
export type Palette = { readonly [C in Severity | 'strong' | 'faint' | 'good' | 'bad']: Paint };

/** The colours of a terminal, or none: each then gives its text as it is. */
export function palette(colour: boolean): Palette {
	const paint = colour ? painter : () => (text: string) => text;
	return {
		critical: paint(['bold', 'magentaBright']),
		high: paint(['bold', 'red']),
		medium: paint('yellow'),
		low: paint('cyan'),
		strong: paint('bold'),
		faint: paint('gray'),
		good: paint('green'),
		bad: paint(['bold', 'red']),
	};
}

/** styleText is asked once a colour, since it is slow beside joining three strings. */
function painter(format: Parameters<typeof styleText>[0]): Paint {
	const [open = '', close = ''] = styleText(format, '\0', { validateStream: false }).split('\0');
	return (text) => open + text + close;
}
