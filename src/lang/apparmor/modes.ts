/** What the access modes of a file rule come to, such as those of `mrPix`. */
export type Modes = {
	/** `r`, `w`, `a`, `l`, `k`, `m`, without executions. */
	readonly letters: string;
	/** How programs are executed, as written: `ix`, `Px`, `cux`; `x` alone in rules that deny. */
	readonly execution: string | undefined;
};

const letters = /[RrWwaLlkMm]/y;
const execution = /(?:[PpCc][IiUu]?|[IiUu])?[Xx]/y;

/** Reads modes; undefined where the word is none. What AppArmor refuses of them is a text. */
export function readModes(word: string): Modes | string | undefined {
	const found = { letters: '', execution: undefined as string | undefined };
	for (let at = 0; at < word.length; ) {
		letters.lastIndex = at;
		execution.lastIndex = at;
		const way = execution.exec(word)?.[0];
		if (way !== undefined) {
			const { execution: before } = found;
			// `x` alone adds nothing to one that says how.
			if (before !== undefined && before !== way && before.length > 1 && way.length > 1)
				return `'${before}' and '${way}' exclude each other`;
			if (before === undefined || way.length > 1) found.execution = way;
			at += way.length;
		} else if (letters.test(word)) {
			found.letters += word.charAt(at).toLowerCase();
			at++;
		} else return undefined;
	}
	if (found.letters.includes('a') && found.letters.includes('w')) {
		return "'a' and 'w' exclude each other";
	}
	return word === '' ? undefined : found;
}
