/**
 * Hands out the numbers of batches to several threads: each number once, to whoever asks first.
 * The buffer can be sent to other threads.
 */
export class Share {
	readonly buffer: SharedArrayBuffer;
	readonly #next: Int32Array;

	constructor(buffer = new SharedArrayBuffer(4)) {
		this.buffer = buffer;
		this.#next = new Int32Array(buffer);
	}

	take(): number {
		return Atomics.add(this.#next, 0, 1);
	}

	/** How many batches have been handed out. */
	get taken(): number {
		return Atomics.load(this.#next, 0);
	}
}
