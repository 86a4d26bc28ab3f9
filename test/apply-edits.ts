import type { Edit } from '../src/model/edit.ts';
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
