import { YAMLException } from 'js-yaml';
import type { Path } from '../../model/path.ts';
import type { Diagnostic, Position, Range } from '../../model/source.ts';
import { BuildError, type Built, buildDocument, type Tree } from './build.ts';
import { documentSpan, findComments } from './comments.ts';
import { readEvents } from './events.ts';
import { defaultLimits, exceedsSeparators, type Limits } from './limits.ts';
import { Lines } from './lines.ts';
import { Locator, type Span } from './locate.ts';
import { splitDocuments } from './split.ts';

/** One document of a file: its value and where each part of it stands, or why there is none. */
export type YamlDocument = YamlValue | YamlFailure;

export type YamlFailure = {
	readonly kind: 'failure';
	/** 1-based. */
	readonly number: number;
	readonly diagnostic: Diagnostic;
};

export type YamlValue = {
	readonly kind: 'value';
	/** 1-based. */
	readonly number: number;
	/** Plain objects, arrays and scalars; parts that aliases repeat are the same object. */
	readonly value: unknown;
	readonly source: YamlSource;
};

/** What a reader of YAML gives: every document, in order, and the lines of the text. */
export type YamlFile = { readonly documents: readonly YamlDocument[]; readonly lines: Lines };

/**
 * Reads YAML or JSON text as kubectl does. Never throws: a document that cannot be read becomes a
 * diagnostic and leaves its neighbours readable; what exceeds the limits becomes one diagnostic.
 */
export function readYaml(text: string, limits: Limits = defaultLimits): YamlFile {
	const lines = new Lines(text);
	const tooLarge = refuseLarge(text, limits);
	if (tooLarge) return { documents: [{ kind: 'failure', number: 1, diagnostic: tooLarge }], lines };
	const piece = { text, offset: 0, lines, limits };
	try {
		return { documents: readPiece(piece, 1), lines };
	} catch (error) {
		return { documents: readSeparately(piece, error), lines };
	}
}

/** The source of one document: finds places by path, when asked. */
export class YamlSource {
	readonly #piece: Piece;
	readonly #tree: Tree;
	readonly #first: number;
	readonly #built: Built;
	readonly #locator: Locator;

	constructor(piece: Piece, tree: Tree, first: number, built: Built) {
		this.#piece = piece;
		this.#tree = tree;
		this.#first = first;
		this.#built = built;
		this.#locator = new Locator(tree, first + 1);
	}

	/** The range to show for a path, or for its nearest existing ancestor. */
	range(path: Path): Range {
		return rangeOf(this.#piece, this.#locator.locate(path).mark);
	}

	/** A scalar as written, quotes included; undefined where the path is no scalar. */
	scalarText(path: Path): string | undefined {
		return this.#locator.scalarText(path);
	}

	/** Paths of keys that stand more than once in their mapping; the last one wins. */
	duplicates(): Path[] {
		return this.#built.duplicates.slice(0, mostTold).map((index) => this.#locator.pathToKey(index));
	}

	/** Paths of plain scalars such as `yes` or `0644`, whose value is not what it looks like. */
	surprises(): Path[] {
		return this.#built.surprises.slice(0, mostTold).flatMap((index) => {
			const path = this.#locator.pathTo(index);
			return path ? [path] : [];
		});
	}

	/** The document's comments that contain `marker`, in order, without the `#`. */
	comments(marker: string): Comment[] {
		const { text, offset, lines } = this.#piece;
		return findComments(this.#tree, this.#first, this.#built.next, marker).map((span) => ({
			text: text.slice(span.start + 1, span.end).trim(),
			position: lines.position(offset + span.start),
		}));
	}

	/** 1-based line of the document's first value and of its last; comments before it belong to it. */
	get extent(): { readonly first: number; readonly last: number } {
		const { start, end } = documentSpan(this.#tree, this.#first, this.#built.next);
		const { offset, lines } = this.#piece;
		return { first: lines.position(offset + start).line, last: lines.position(offset + end).line };
	}

	/** What edits work on: the events from `first` to `next`, and where their text begins in the file. */
	get parts(): Parts {
		const { next } = this.#built;
		return { tree: this.#tree, first: this.#first, next, offset: this.#piece.offset };
	}

	/** The lines of the whole file. */
	get lines(): Lines {
		return this.#piece.lines;
	}
}

type Parts = {
	readonly tree: Tree;
	readonly first: number;
	readonly next: number;
	readonly offset: number;
};

/** So many duplicates and surprises of a document are told; each takes a search for its path. */
const mostTold = 100;

/** A comment and where its `#` stands. */
export type Comment = { readonly text: string; readonly position: Position };

/** A part of the file that is read by itself. */
type Piece = {
	readonly text: string;
	readonly offset: number;
	readonly lines: Lines;
	readonly limits: Limits;
};

function readPiece(piece: Piece, number: number): YamlValue[] {
	const { text, limits } = piece;
	const events = readEvents(text, limits.depth);
	const tree: Tree = { text, events, ends: new Int32Array(events.length), targets: new Map() };
	const documents: YamlValue[] = [];
	for (let first = 0; first < events.length; ) {
		const built = buildDocument(tree, first, limits.repeated);
		const source = new YamlSource(piece, tree, first, built);
		documents.push({
			kind: 'value',
			number: number + documents.length,
			value: built.value,
			source,
		});
		first = built.next;
	}
	return documents;
}

// The second try, on the way of errors only: each document by itself, as kubectl splits them.
function readSeparately(whole: Piece, error: unknown): YamlDocument[] {
	const pieces = splitDocuments(whole.text);
	if (pieces.length < 2) return [failure(whole, 1, error)];
	const documents: YamlDocument[] = [];
	for (const { start, end } of pieces) {
		const piece = { ...whole, text: whole.text.slice(start, end), offset: start };
		try {
			documents.push(...readPiece(piece, documents.length + 1));
		} catch (reason) {
			documents.push(failure(piece, documents.length + 1, reason));
		}
	}
	return documents;
}

function failure(piece: Piece, number: number, error: unknown): YamlFailure {
	return { kind: 'failure', number, diagnostic: diagnose(piece, error) };
}

function diagnose({ text, offset, lines, limits }: Piece, error: unknown): Diagnostic {
	if (!(error instanceof BuildError || error instanceof YAMLException)) throw error;
	const isOurs = error instanceof BuildError;
	const message = isOurs ? error.message : error.reason;
	const position = lines.position(offset + (isOurs ? error.offset : (error.mark?.position ?? 0)));
	if (isOurs && error.limit) return { code: 'too-many-aliases', message, position };
	if (message.includes('maxDepth')) {
		return { code: 'too-deep', message: `nested deeper than ${limits.depth} levels`, position };
	}
	if (templateAction.test(text)) {
		return {
			code: 'template',
			message: 'not rendered: this is a template, not YAML',
			position,
			suggestion: 'scan what it renders to, for example `helm template CHART | holdfast scan -`',
		};
	}
	const isIndentedByTab = /^ *\t/.test(lines.line(position.line));
	const suggestion = isIndentedByTab ? 'indent with spaces' : suggestFor(message);
	return { code: 'syntax', message, position, ...(suggestion && { suggestion }) };
}

// A `{{` outside of quotes and comments. Stops at all that `^` takes for a line end, to stay linear.
const templateAction = /^[^'"#\n\r\u2028\u2029]*\{\{/m;

function suggestFor(reason: string): string | undefined {
	if (/tab/i.test(reason)) return 'indent with spaces';
	if (/indentation/.test(reason)) return 'align this line with its neighbours';
	if (/null byte|non-printable/.test(reason)) return 'save the file as UTF-8 text';
	return undefined;
}

function refuseLarge(text: string, limits: Limits): Diagnostic | undefined {
	const position = { line: 1, column: 1 };
	const suggestion = 'split the file';
	if (text.length > limits.size) {
		const message = `larger than ${Math.floor(limits.size / 1024 / 1024)} MiB`;
		return { code: 'too-large', message, position, suggestion };
	}
	if (!exceedsSeparators(text, limits.separators)) return undefined;
	return { code: 'too-large', message: 'too many values in one file', position, suggestion };
}

function rangeOf({ offset, lines }: Piece, { start, end }: Span): Range {
	return { start: lines.position(offset + start), end: lines.position(offset + end) };
}
