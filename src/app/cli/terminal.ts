import { once } from 'node:events';
import { inChunks } from '../../io/write.ts';
import { cannotWrite } from '../failures.ts';

/** Whether a stream gets colours: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal. */
export function wantsColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
	return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Columns of a terminal; a width that reads well where there is none. */
export function widthOf(stream: NodeJS.WriteStream): number {
	return Math.min(Math.max(stream.columns ?? 100, 40), 160);
}

/**
 * Writes pieces to standard output, waiting for a slow reader; a reader who left ends it quietly.
 * Throws `HoldfastError` (usage) when it takes no output, such as a full disk.
 */
export async function print(pieces: Iterable<string | Uint8Array>): Promise<void> {
	const { stdout } = process;
	let failure: NodeJS.ErrnoException | undefined;
	stdout.on('error', (error) => {
		failure ??= error;
	});
	const closed = once(stdout, 'close');
	for (const chunk of inChunks(pieces)) {
		if (!stdout.write(chunk)) await Promise.race([once(stdout, 'drain'), closed]).catch(() => {});
		if (failure) break;
	}
	// Failures come after the write that they are about.
	if (!failure) await new Promise((resolve) => stdout.write('', resolve));
	if (failure && failure.code !== 'EPIPE') throw cannotWrite('standard output', failure);
}

/** A line on the terminal that tells how far a long run is, and wipes itself away. */
export class ProgressLine {
	readonly #isWanted: boolean;
	readonly #started = Date.now();
	#last = 0;
	#isShown = false;

	constructor(isWanted: boolean) {
		this.#isWanted = isWanted;
	}

	/** Shows `line` when the run has taken long enough, at most ten times a second. */
	show(line: () => string): void {
		const now = Date.now();
		if (!this.#isWanted || now - this.#started < 400 || now - this.#last < 100) return;
		// Asked late, as Node takes its time to open the stream.
		if (process.stderr.isTTY !== true) return;
		this.#last = now;
		this.#isShown = true;
		process.stderr.write(`\r\x1b[2K${line()}`);
	}

	clear(): void {
		if (this.#isShown) process.stderr.write('\r\x1b[2K');
	}
}
