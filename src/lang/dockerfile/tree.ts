/** A stretch of the file, in UTF-16 code units; the end is exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** What a file says, stage by stage. */
export type Dockerfile = {
	readonly stages: readonly Stage[];
	/** The ARGs before the first FROM. */
	readonly globals: readonly Instruction[];
	readonly comments: readonly Comment[];
	readonly escapeMark: '\\' | '`';
	/** The text, which every span is a stretch of. */
	readonly source: string;
};

/** A FROM and what follows it. */
export type Stage = {
	/** What follows AS, in lower case as it is compared. */
	readonly alias: string | undefined;
	readonly from: Instruction;
	/** The base, as written and with variables filled in; undefined where these are not known. */
	readonly base: Word;
	/** The earlier stage that the base names. */
	readonly parent: number | undefined;
	readonly instructions: readonly Instruction[];
};

export type Instruction = {
	/** In upper case. Of `ONBUILD RUN ...` it is RUN. */
	readonly keyword: string;
	/** Stands behind ONBUILD: it is run by builds that start from this image. */
	readonly isTrigger: boolean;
	/** The whole, with its heredocs. */
	readonly span: Span;
	readonly keywordSpan: Span;
	readonly flags: readonly Flag[];
	/** What follows keyword and flags, its lines joined. */
	readonly text: string;
	/** Where the pieces of `text` stand in the file. */
	readonly pieces: readonly Piece[];
	/** `["a", "b"]`, which no shell reads. */
	readonly form: 'exec' | 'shell';
	/** The words of `text` as Docker splits them; of the exec form, its strings. */
	readonly words: readonly Word[];
	/** What ENV, ARG and LABEL set. */
	readonly pairs: readonly Pair[];
	readonly heredocs: readonly Heredoc[];
};

export type Word = {
	/** As written. */
	readonly text: string;
	/** Without quotes, variables filled in; undefined where one is not known. */
	readonly value: string | undefined;
	readonly span: Span;
};

/** `--name=value`. */
export type Flag = Word & { readonly name: string };

/** `NAME=value`; `written` is undefined for an ARG that only has a name. */
export type Pair = {
	readonly name: string;
	readonly written: string | undefined;
	readonly value: string | undefined;
	readonly span: Span;
};

export type Heredoc = {
	readonly name: string;
	/** What stands between the marks. */
	readonly body: string;
	readonly span: Span;
};

export type Comment = { readonly text: string; readonly span: Span };

/** From `at` of a joined text on, its characters stand from `source` on in the file. */
export type Piece = { readonly at: number; readonly source: number };

/** Where a stretch of a joined text stands in the file. */
export function sourceSpan(pieces: readonly Piece[], start: number, end: number): Span {
	const from = sourceOf(pieces, start);
	// The end is told from the last character, so that it never stands on the next line.
	return { start: from, end: end > start ? sourceOf(pieces, end - 1) + 1 : from };
}

function sourceOf(pieces: readonly Piece[], at: number): number {
	let low = 0;
	let high = pieces.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((pieces[middle]?.at ?? 0) <= at) low = middle;
		else high = middle - 1;
	}
	const piece = pieces[low];
	return piece ? piece.source + at - piece.at : 0;
}
