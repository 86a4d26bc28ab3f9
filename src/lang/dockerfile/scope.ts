import type { Instruction } from './tree.ts';

/** The variables that are in effect at a place of a stage. ENV goes before ARG. */
export class Scope {
	readonly #parent: Scope | undefined;
	readonly #depth: number;
	readonly #env = new Map<string, string | undefined>();
	readonly #args = new Map<string, string | undefined>();

	/** A stage that is built on another one takes over its variables. */
	constructor(parent?: Scope) {
		this.#depth = parent ? parent.#depth + 1 : 0;
		// Thousands of stages on one another are nobody's; to ask all of them would take for ever.
		this.#parent = this.#depth > deepest ? undefined : parent;
	}

	readonly lookup = (name: string): string | undefined => {
		for (let at: Scope | undefined = this; at; at = at.#parent) {
			if (at.#env.has(name)) return at.#env.get(name);
		}
		for (let at: Scope | undefined = this; at; at = at.#parent) {
			if (at.#args.has(name)) return at.#args.get(name);
		}
		return undefined;
	};

	/**
	 * Takes up what an instruction sets. An ARG without a value has that of the ARG of this name before
	 * the first FROM.
	 */
	follow({ keyword, isTrigger, pairs }: Instruction, globals?: Scope): void {
		if (isTrigger || (keyword !== 'ENV' && keyword !== 'ARG')) return;
		const into = keyword === 'ENV' ? this.#env : this.#args;
		for (const { name, written, value } of pairs) {
			into.set(name, written === undefined ? globals?.lookup(name) : value);
		}
	}
}

const deepest = 64;
