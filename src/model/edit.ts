import type { Path } from './path.ts';
import type { Fields } from './resource.ts';

/** A change to a value, as data. Paths start at the object's root. */
export type Edit =
	/**
	 * Gives `path` this value; missing mappings on the way are made. `written` is how YAML writes it, where
	 * that is not plain: 0400 for 256.
	 */
	| {
			readonly kind: 'set';
			readonly path: Path;
			readonly value: unknown;
			readonly written?: string;
	  }
	/** Takes the key or item at `path` away. */
	| { readonly kind: 'remove'; readonly path: Path }
	/** Adds an item to the end of the sequence at `path`, which is made when missing. */
	| { readonly kind: 'append'; readonly path: Path; readonly value: unknown };

/**
 * Puts `text` in the place of a stretch of the source, or between two characters where it is empty.
 * Offsets are UTF-16 code units, the end is exclusive. Problems that one change mends all carry it: it
 * is made once.
 */
export type Splice = { readonly start: number; readonly end: number; readonly text: string };

/**
 * How sure a fix is: `safe` never changes what works; `evidence` is right if a stated fact holds;
 * `value` needs a number or name that only the user can give.
 */
export const safeties = ['safe', 'evidence', 'value'] as const;
export type Safety = (typeof safeties)[number];

export type Fix = {
	readonly safety: Safety;
	/** Of an object; none where the source is no YAML. */
	readonly edits: readonly Edit[];
	/** Of a source that is no YAML. Those of one fix never overlap. */
	readonly splices?: readonly Splice[];
	/** Objects that the fix adds beside. */
	readonly companions?: readonly Fields[];
};
