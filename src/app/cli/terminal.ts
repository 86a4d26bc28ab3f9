import { once } from 'node:events';
import { inChunks } from '../../io/write.ts';
import type { Language } from '../../model/text.ts';

/** The language that the environment asks for: Chinese for `zh` locales, English otherwise. */
export function localeLanguage(env: NodeJS.ProcessEnv): Language {
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Whether a stream gets colours: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal. */
export function wantsColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
	return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Columns of a terminal; a width that reads well where there is none. */
export function widthOf(stream: NodeJS.WriteStream): number {
	return Math.min(Math.max(stream.columns ?? 100, 40), 160);
}

/** Writes pieces to standard output, waiting for a slow reader; a reader who left ends it quietly. */
export async function print(pieces: Iterable<string>): Promise<void> {
	let isOpen = true;
	process.stdout.once('error', (error: NodeJS.ErrnoException) => {
		isOpen = false;
		if (error.code !== 'EPIPE') throw error;
	});
	for (const chunk of inChunks(pieces)) {
		if (!isOpen) return;
		if (!process.stdout.write(chunk))
			await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(
				() => {},
			);
	}
}

/** A line on the terminal that tells how far a long run is, and wipes itself away. */
export class ProgressLine {
	readonly #isOn: boolean;
	readonly #started = performance.now();
	#last = 0;
	#isShown = false;

	constructor(isWanted: boolean) {
		this.#isOn = isWanted && process.stderr.isTTY === true;
	}

	/** Shows `line` when the run has taken long enough, at most ten times a second. */
	show(line: () => string): void {
		if (!this.#isOn) return;
		const now = performance.now();
		if (now - this.#started < 400 || now - this.#last < 100) return;
		this.#last = now;
		this.#isShown = true;
		process.stderr.write(`\r\x1b[2K${line()}`);
	}

	clear(): void {
		if (this.#isShown) process.stderr.write('\r\x1b[2K');
	}
}
