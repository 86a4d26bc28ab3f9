/** A place in a text: 1-based line, 1-based column in UTF-16 code units. */
export type Position = { readonly line: number; readonly column: number };

/** A stretch of a text. The end is exclusive. */
export type Range = { readonly start: Position; readonly end: Position };

/** Something wrong with an input, as data: where, what, and how to mend it. */
export type Diagnostic = {
	readonly code: DiagnosticCode;
	readonly message: string;
	readonly position: Position;
	readonly suggestion?: string;
};

type DiagnosticCode =
	| 'syntax'
	| 'duplicate-key'
	| 'too-large'
	| 'too-deep'
	| 'too-many-aliases'
	| 'not-text'
	| 'template';
