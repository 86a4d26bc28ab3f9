/**
 * Compiles a pattern: `*` stands for any characters but `/`, `**` for any characters, everything else
 * for itself. Matching takes time proportional to text times pattern, whatever the pattern.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
	const tokens = pattern.split(/(\*\*\/?|\*)/).filter((token) => token !== '');
	if (!tokens.some((token) => token.startsWith('*'))) return (text) => text === pattern;
	const steps = tokens.flatMap(toSteps);
	return (text) => matches(steps, text);
}

type Step =
	| { readonly kind: 'character'; readonly character: string }
	| { readonly kind: 'many'; readonly acrossFolders: boolean };

function toSteps(token: string): Step[] {
	if (token === '*') return [{ kind: 'many', acrossFolders: false }];
	if (token.startsWith('**')) return [{ kind: 'many', acrossFolders: true }];
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
	for (const state of states) if (steps[state]?.kind === 'many') states.add(state + 1);
	return states;
}
