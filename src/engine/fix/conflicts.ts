import { isDeepStrictEqual } from 'node:util';
import type { Edit } from '../../model/edit.ts';

/** Where edits have been accepted, as a tree of steps. */
type Place = { readonly within: Map<string | number, Place>; readonly edits: Edit[] };

/**
 * Accepts edits of one document one fix after the other: a fix whose edits touch what another has set or
 * taken away is not accepted. An edit that is accepted already is not made twice.
 */
export class AcceptedEdits {
	readonly #root: Place = { within: new Map(), edits: [] };

	/** The edits of a fix that are new; undefined when one of them stands against another fix. */
	accept(edits: readonly Edit[]): readonly Edit[] | undefined {
		const fresh: Edit[] = [];
		for (const edit of edits) {
			const others = this.#touching(edit);
			if (others.some((other) => isDeepStrictEqual(other, edit))) continue;
			const isOwn = (other: Edit) => edits.includes(other);
			if (others.some((other) => !isOwn(other) && !isBeside(edit, other))) return undefined;
			fresh.push(edit);
		}
		for (const edit of fresh) this.#placeOf(edit).edits.push(edit);
		return fresh;
	}

	/** Accepted edits at the path, above and below it. */
	#touching({ path }: Edit): Edit[] {
		const found: Edit[] = [];
		let at: Place | undefined = this.#root;
		for (const step of path) {
			found.push(...at.edits);
			at = at.within.get(step);
			if (!at) return found;
		}
		const below = [at];
		for (let place = below.pop(); place; place = below.pop()) {
			found.push(...place.edits);
			below.push(...place.within.values());
		}
		return found;
	}

	#placeOf({ path }: Edit): Place {
		let at = this.#root;
		for (const step of path) {
			let next = at.within.get(step);
			if (!next) {
				next = { within: new Map(), edits: [] };
				at.within.set(step, next);
			}
			at = next;
		}
		return at;
	}
}

/** Two items for one list do not touch each other. */
function isBeside(a: Edit, b: Edit): boolean {
	return a.kind === 'append' && b.kind === 'append' && isDeepStrictEqual(a.path, b.path);
}
