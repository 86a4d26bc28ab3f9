/**
 * Compiles a pattern: `*` stands for any characters but `/`, `**` for any characters, `**` as a whole
 * folder of a path for any folders or none, everything else for itself. Matching takes time
 * proportional to text times pattern, whatever the pattern.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
	if (!pattern.includes('*')) return (text) => text === pattern;
	const tokens = pattern.split(/((?<=^|\/)\*\*\/|\*\*|\*)/).filter((token) => token !== '');
	const steps = tokens.flatMap(toSteps);
	return (text) => matches(steps, text);
}

type Step =
	| { readonly kind: 'character'; readonly character: string }
	| { readonly kind: 'many'; readonly acrossFolders: boolean }
	/** Nothing, or what the next `by` steps say. */
	| { readonly kind: 'perhaps'; readonly by: number };

function toSteps(token: string): Step[] {
	if (token === '*') return [{ kind: 'many', acrossFolders: false }];
	if (token === '**') return [{ kind: 'many', acrossFolders: true }];
	if (token === '**/') return [{ kind: 'perhaps', by: 2 }, ...toSteps('**'), ...toSteps('/')];
	return [...token].map((character) => ({ kind: 'character', character }));
}

function matches(steps: readonly Step[], text: string): boolean {
	let states = skipEmpty(steps, new Set([0]));
	for (const character of text) {
		const next = new Set<number>();
		for (const state of states) {
			const step = steps[state];
			if (step?.kind === 'character' && step.character === character) next.add(state + 1);
			if (step?.kind === 'many' && (step.acrossFolders || character !== '/')) next.add(state);
		}
		if (next.size === 0) return false;
		states = skipEmpty(steps, next);
	}
	return states.has(steps.length);
}

function skipEmpty(steps: readonly Step[], states: Set<number>): Set<number> {
	// A Set visits what is added while it is walked.
	for (const state of states) {
		const step = steps[state];
		if (step?.kind === 'many' || step?.kind === 'perhaps') states.add(state + 1);
		if (step?.kind === 'perhaps') states.add(state + 1 + step.by);
	}
	return states;
}
