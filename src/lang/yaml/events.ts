import { type Event, parseEvents, YAMLException } from 'js-yaml';

/**
 * The parser's events of a text. Where it asks for more indentation than kubectl does, it is told to
 * go on. Throws `YAMLException`.
 */
export function readEvents(text: string, maxDepth: number): Event[] {
	try {
		return parseEvents(text, { maxDepth });
	} catch (error) {
		if (!(error instanceof YAMLException) || error.reason !== tooFarLeft) throw error;
		return readLeniently(text, maxDepth);
	}
}

const tooFarLeft = 'deficient indentation';

// YAML 1.2 wants every line of a flow collection or quoted scalar to stand deeper than its key; libyaml
// and people do not (`args: [` closed by a `]` below its `args`). The parser has no option for that, but
// it throws through a public function and has spent nothing by then: it can simply go on. Nothing else
// runs meanwhile.
function readLeniently(text: string, maxDepth: number): Event[] {
	const { throwAt } = YAMLException;
	YAMLException.throwAt = (source, position, message, filename) => {
		// The parser's type says that this never returns; the parser itself does not rely on it.
		if (message === tooFarLeft) return undefined as never;
		return throwAt(source, position, message, filename);
	};
	try {
		return parseEvents(text, { maxDepth });
	} finally {
		YAMLException.throwAt = throwAt;
	}
}
