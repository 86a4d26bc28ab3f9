import { readDockerfile } from '../../lang/dockerfile/read.ts';
import { applySplices, joinFixes } from '../../lang/splice.ts';
import { appendDocuments } from '../../lang/yaml/edit/append.ts';
import type { Refusal } from '../../lang/yaml/edit/draft.ts';
import { editDocument } from '../../lang/yaml/edit/edit.ts';
import { readYaml, type YamlFile, type YamlValue } from '../../lang/yaml/read.ts';
import type { Edit, Splice } from '../../model/edit.ts';
import type { Fields } from '../../model/resource.ts';
import { AcceptedEdits } from './conflicts.ts';

/** What the fix of one finding does to its file. */
export type Wish = {
	/** 1-based. */
	readonly document: number;
	/** Of YAML; paths from the document's root. */
	readonly edits?: readonly Edit[] | undefined;
	/** Objects to add behind those of the file. */
	readonly companions?: readonly Fields[] | undefined;
	/** Of a Dockerfile. */
	readonly splices?: readonly Splice[] | undefined;
};

/** Why a fix is not made: it stands against another one, or the text does not allow it. */
export type Hindrance = Refusal | 'conflict';

export type FixedText = {
	/** Those that were made, together. */
	readonly splices: readonly Splice[];
	/** For each wish, what hindered it; undefined where it was made. */
	readonly hindered: readonly (Hindrance | undefined)[];
};

/**
 * Makes the fixes of the findings of one file, as many as fit together, the earlier first. What stands
 * against another one may fit when the text is looked at again.
 */
export function fixText(text: string, wishes: readonly Wish[]): FixedText {
	const hindered: (Hindrance | undefined)[] = wishes.map(() => undefined);
	if (wishes.some(({ splices }) => splices)) return fixDockerfile(text, wishes, hindered);
	const splices: Splice[] = [];
	const file = readYaml(text);
	for (const document of file.documents) {
		const own = wishes.keys().filter((index) => wishes[index]?.document === document.number);
		if (document.kind === 'failure') for (const index of own) hindered[index] = 'layout';
		else splices.push(...fixDocument(document, { wishes, own: [...own], hindered }));
	}
	const added = addCompanions(text, file, { wishes, hindered });
	return { splices: added ? [...splices, added] : splices, hindered };
}

/** What the fixes that are made add to the file; the same object once. */
function addCompanions(
	text: string,
	file: YamlFile,
	{ wishes, hindered }: Pick<Fixing, 'wishes' | 'hindered'>,
): Splice | undefined {
	const own = [...wishes.keys()].filter((index) => {
		return hindered[index] === undefined && wishes[index]?.companions;
	});
	const objects = new Map(
		own.flatMap((index) =>
			(wishes[index]?.companions ?? []).map((each) => [JSON.stringify(each), each] as const),
		),
	);
	if (objects.size === 0) return undefined;
	const result = appendDocuments(text, file, [...objects.values()]);
	if (result.kind === 'edited') return result.splice;
	for (const index of own) hindered[index] = result.reason;
	return undefined;
}

type Fixing = {
	readonly wishes: readonly Wish[];
	/** Indexes of the wishes for this document. */
	readonly own: readonly number[];
	readonly hindered: (Hindrance | undefined)[];
};

type Accepted = { readonly index: number; readonly edits: readonly Edit[] };

function fixDocument(document: YamlValue, { wishes, own, hindered }: Fixing): readonly Splice[] {
	const together = new AcceptedEdits();
	const accepted = own.flatMap((index): Accepted[] => {
		const edits = together.accept(wishes[index]?.edits ?? []);
		if (!edits) hindered[index] = 'conflict';
		return edits ? [{ index, edits }] : [];
	});
	let attempts = mostAttempts;
	const tryAll = (fixes: readonly Accepted[]) => {
		attempts--;
		return editDocument(
			document,
			fixes.flatMap(({ edits }) => edits),
		);
	};
	/** As many of the fixes as can be made beside those that are made. */
	const most = (made: readonly Accepted[], fixes: readonly Accepted[]): readonly Accepted[] => {
		if (fixes.length === 0) return made;
		const result = tryAll([...made, ...fixes]);
		if (result.kind === 'edited') return [...made, ...fixes];
		if (fixes.length === 1 || attempts <= 0) {
			for (const { index } of fixes) hindered[index] = result.reason;
			return made;
		}
		const middle = fixes.length >> 1;
		return most(most(made, fixes.slice(0, middle)), fixes.slice(middle));
	};
	const made = most([], accepted);
	const result = made.length > 0 ? tryAll(made) : undefined;
	return result?.kind === 'edited' ? result.splices : [];
}

/** Each reads the document again, so few are enough: what cannot be made is rare. */
const mostAttempts = 60;

function fixDockerfile(
	text: string,
	wishes: readonly Wish[],
	hindered: (Hindrance | undefined)[],
): FixedText {
	const { splices, isMade } = joinFixes(wishes.map((wish) => wish.splices ?? []));
	if (readDockerfile(applySplices(text, splices)).kind === 'failure') {
		return { splices: [], hindered: wishes.map(() => 'layout') };
	}
	for (const [index, made] of isMade.entries()) if (!made) hindered[index] = 'conflict';
	return { splices, hindered };
}
