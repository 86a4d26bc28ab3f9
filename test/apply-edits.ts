import type { Edit, Splice } from '../src/model/edit.ts';
import type { Path } from '../src/model/path.ts';

type Container = { [step: string | number]: unknown };

/** The value after the edits: the meaning of `Edit`, against which text edits are judged. */
export function applyEdits(value: unknown, edits: readonly Edit[]): unknown {
	const copy = structuredClone(value);
	for (const edit of [...edits].sort(removalsLast)) apply(copy as Container, edit);
	return copy;
}

// Items are taken away from the back, so that indexes stay true.
function removalsLast(a: Edit, b: Edit): number {
	const rank = (edit: Edit) => (edit.kind === 'remove' ? 1 : 0);
	return rank(a) - rank(b) || (rank(a) ? Number(b.path.at(-1)) - Number(a.path.at(-1)) || 0 : 0);
}

function apply(root: Container, edit: Edit): void {
	const last = edit.path.at(-1) as string | number;
	const parent = makeWay(root, edit.path.slice(0, -1));
	if (edit.kind === 'set') parent[last] = edit.value;
	else if (edit.kind === 'append')
		parent[last] = [...((parent[last] as unknown[]) ?? []), edit.value];
	else if (Array.isArray(parent)) parent.splice(Number(last), 1);
	else delete parent[last];
}

function makeWay(root: Container, path: Path): Container {
	let at = root;
	for (const step of path) {
		at[step] ??= {};
		at = at[step] as Container;
	}
	return at;
}

/**
 * The text after the splices of several fixes: the meaning of `Splice`. A fix that would touch what an
 * earlier one changes is left for the next time.
 */
export function applySplices(source: string, fixes: readonly (readonly Splice[])[]): string {
	const made: Splice[] = [];
	for (const splices of fixes) {
		const more = splices.filter((splice) => !made.some((other) => isSame(splice, other)));
		if (!more.some((splice) => made.some((other) => overlap(splice, other)))) made.push(...more);
	}
	let text = '';
	let at = 0;
	for (const splice of made.sort((a, b) => a.start - b.start || a.end - b.end)) {
		text += source.slice(at, splice.start) + splice.text;
		at = splice.end;
	}
	return text + source.slice(at);
}

function isSame(a: Splice, b: Splice): boolean {
	return a.start === b.start && a.end === b.end && a.text === b.text;
}

// Two that only touch do not overlap, nor do insertions at one place.
function overlap(a: Splice, b: Splice): boolean {
	return a.start < b.end && b.start < a.end;
}
