/** A small seeded source of chance (xorshift32): the same seed gives the same sequence anywhere. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
		for (let i = 0; i < 8; i++) this.next(); // seeds that lie close together part here
	}

	/** At least 0 and less than 1. */
	next(): number {
		let x = this.#state;
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		this.#state = x >>> 0;
		return this.#state / 2 ** 32;
	}

	/** A whole number from `low` to `high`, both included. */
	int(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(items: readonly [T, ...T[]]): T {
		return items[this.int(0, items.length - 1)] ?? items[0];
	}

	/** `low` to `high` results of `make`, which is given the index. */
	many<T>(low: number, high: number, make: (index: number) => T): T[] {
		return Array.from({ length: this.int(low, high) }, (_, index) => make(index));
	}

	hex(length: number): string {
		return Array.from({ length }, () => this.int(0, 15).toString(16)).join('');
	}
}
