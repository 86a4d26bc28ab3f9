import type { DockerfileView, StageView } from '../../image/dockerfile.ts';
import { rememberLast } from '../../model/remember.ts';

/** The stage that `--from` names, by its number or its name. */
export function stageNamed(source: string, view: DockerfileView): StageView | undefined {
	if (/^\d{1,6}$/.test(source)) return view.stages[Number(source)];
	return byAlias(view).get(source.toLowerCase());
}

const byAlias = rememberLast(({ stages }: DockerfileView) => {
	const known = new Map<string, StageView>();
	// Of several with one name the first may be meant wherever one may.
	for (const stage of stages) {
		if (stage.alias !== undefined && !known.has(stage.alias)) known.set(stage.alias, stage);
	}
	return known;
});

/** Why `--from` of a stage cannot be meant; undefined for earlier stages and for images. */
export function sourceMistake(
	source: string,
	stage: number,
	view: DockerfileView,
): 'self' | 'later' | 'unknown' | undefined {
	const named = stageNamed(source, view);
	if (named) return named.index < stage ? undefined : named.index === stage ? 'self' : 'later';
	return /^\d+$/.test(source) || stageNames.has(source.toLowerCase()) ? 'unknown' : undefined;
}

/** What people call stages; no official image has such a name. */
const stageNames: ReadonlySet<string> = new Set(
	'build builder build-stage base deps dependencies dist prod production dev development test tests runtime final compile compiler assets frontend backend release publish packages install app prepare'.split(
		' ',
	),
);
