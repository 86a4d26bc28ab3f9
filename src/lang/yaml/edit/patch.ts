import { applyEdits, inOrder } from '../../../model/apply-edits.ts';
import type { Edit } from '../../../model/edit.ts';

/** What is to happen at one node of a document and below it: several edits, joined. */
export type Patch = {
	/** What the node becomes. */
	set?: { readonly value: unknown; readonly written?: string | undefined };
	isRemoved?: true;
	/** What happens to its keys or items. */
	readonly within: Map<string | number, Patch>;
	/** Items that are added to its end. */
	readonly appended: unknown[];
};

function emptyPatch(): Patch {
	return { within: new Map(), appended: [] };
}

/** Joins edits of one document. Undefined when one of them leads through a value that another sets. */
export function patchOf(edits: readonly Edit[]): Patch | undefined {
	const root = emptyPatch();
	for (const edit of inOrder(edits)) if (!add(root, edit)) return undefined;
	return root;
}

function add(root: Patch, edit: Edit): boolean {
	let at = root;
	for (const [depth, step] of edit.path.entries()) {
		if (at.set) {
			const value = applyEdits(at.set.value, [{ ...edit, path: edit.path.slice(depth) }]);
			at.set = { value };
			return value !== undefined;
		}
		let next = at.within.get(step);
		if (!next) {
			next = emptyPatch();
			at.within.set(step, next);
		}
		at = next;
	}
	if (edit.kind === 'remove') at.isRemoved = true;
	else if (edit.kind === 'set') replaceBy(edit, at);
	else if (!at.set) at.appended.push(edit.value);
	else if (Array.isArray(at.set.value)) at.set = { value: [...at.set.value, edit.value] };
	else return false;
	return true;
}

function replaceBy(set: NonNullable<Patch['set']>, patch: Patch): void {
	patch.set = { value: set.value, written: set.written };
	patch.within.clear();
	patch.appended.length = 0;
}

/** What a patch makes where nothing was; undefined when it makes nothing. */
export function madeBy(patch: Patch): { readonly value: unknown } | undefined {
	if (patch.isRemoved) return undefined;
	if (patch.set) return patch.set;
	if (patch.appended.length > 0) return { value: patch.appended };
	const made = [...patch.within].flatMap(([step, within]) => {
		const below = madeBy(within);
		return below ? [[step, below.value]] : [];
	});
	return made.length > 0 ? { value: Object.fromEntries(made) } : undefined;
}
