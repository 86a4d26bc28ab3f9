/**
 * A function that keeps its last answer and gives it again when asked about the same thing. For what
 * several checks ask about one object in a row: unlike a WeakMap it costs the collector nothing.
 */
export function rememberLast<Asked extends object, Answer>(
	answer: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
	let last: { readonly asked: Asked; readonly given: Answer } | undefined;
	return (asked) => {
		if (last?.asked !== asked) last = { asked, given: answer(asked) };
		return last.given;
	};
}
