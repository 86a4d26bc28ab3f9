import type { Language } from '../model/text.ts';
import type { SourceLines } from './excerpt.ts';
import type { Run } from './runs.ts';
import { words } from './words.ts';

/** A source of which the lines that hold secrets are not shown. */
export type GuardedLines = SourceLines & { hides(line: number): boolean };

/** The lines that findings of a file call secret. */
export function secretLines(all: Run): ReadonlySet<number> {
	const lines = new Set<number>();
	for (const { secret, line, endLine, endColumn } of all) {
		if (!secret) continue;
		const last = endColumn === 1 && endLine > line ? endLine - 1 : endLine;
		for (let at = line; at <= last; at++) lines.add(at);
	}
	return lines;
}

/**
 * Hides the lines of a file that any of its findings calls secret, from every finding: one about the
 * line above would show them as well. `all` are the findings of the file, suppressed ones too.
 */
export function guardSecrets(
	source: SourceLines | undefined,
	all: Run,
	language: Language,
): GuardedLines | undefined {
	if (!source) return undefined;
	const hidden = secretLines(all);
	if (hidden.size === 0) return { line: (number) => source.line(number), hides: () => false };
	const hides = (line: number) => hidden.has(line);
	return {
		hides,
		line: (number) => (hides(number) ? words.hidden[language] : source.line(number)),
	};
}
