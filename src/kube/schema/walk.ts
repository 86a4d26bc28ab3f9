import type { Path } from '../../model/path.ts';
import type { Expected, Reason, SchemaProblem } from './problem.ts';
import { actualOf } from './scalars.ts';
import type { ObjectType } from './types.ts';

const mostProblems = 100;
const deepest = 200;
/** Values looked at in one object; shared references can make a small file endless. */
const mostValues = 2_000_000;

export const noProblems: readonly SchemaProblem[] = Object.freeze([]);

/** The state of one validation: where it stands, what it found, how far it may still go. */
export class Walk {
	readonly root: ObjectType;
	readonly value: unknown;
	problems: readonly SchemaProblem[] = noProblems;
	/** The mapping or sequence that is being looked at. */
	readonly path: (string | number)[] = [];
	#values = mostValues;

	constructor(root: ObjectType, value: unknown) {
		this.root = root;
		this.value = value;
	}

	get isOver(): boolean {
		return this.#values < 0;
	}

	/** Whether one more value may be looked at. */
	counts(): boolean {
		if (--this.#values >= 0) return true;
		this.#stop('too-large');
		return false;
	}

	enter(step: string | number): boolean {
		if (this.path.length < deepest) {
			this.path.push(step);
			return true;
		}
		this.#stop('too-deep');
		return false;
	}

	leave(): void {
		this.path.pop();
	}

	at(step: string | number): Path {
		return [...this.path, step];
	}

	report(problem: SchemaProblem): void {
		if (this.isOver) return;
		if (this.problems.length >= mostProblems) this.#stop('too-many-problems');
		else this.problems = [...this.problems, problem];
	}

	wrongType(expected: Expected, value: unknown, step?: string | number): void {
		const path = step === undefined ? [...this.path] : this.at(step);
		this.report({ kind: 'wrong-type', path, expected, actual: actualOf(value) });
	}

	#stop(reason: Reason): void {
		this.#values = -1;
		if (this.problems.at(-1)?.kind === 'stopped') return;
		this.problems = [...this.problems, { kind: 'stopped', path: [...this.path], reason }];
	}
}
