import type { Finding } from '../../model/finding.ts';
import type { Suppressor } from '../suppress/suppression.ts';
import { numberRepeats } from './fingerprint.ts';

/** What an organisation has accepted. */
export type Accepted = {
	/** The suppressions of the configuration. */
	readonly config: Suppressor;
	/** Fingerprints that are known and do not count; undefined without a baseline. */
	readonly baseline: ReadonlySet<string> | undefined;
};

/**
 * Settles the findings of one file that come from one pass: in their order, fingerprints unique, what
 * is accepted marked. No check speaks in two passes, so the passes of a file can be settled apart.
 */
export function settle(findings: readonly Finding[], accepted: Accepted): readonly Finding[] {
	if (findings.length === 0) return findings;
	const sorted = numberRepeats(findings.toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b))));
	const { config, baseline } = accepted;
	if (config.isEmpty && baseline === undefined) return sorted;
	return sorted.map((finding) => applyBaseline(config.apply(finding), baseline));
}

/** What findings of one file are sorted by. */
export type Place = {
	readonly document: number;
	readonly line: number;
	readonly column: number;
	readonly check: string;
	readonly fingerprint: string;
};

export function placeOf({ document, range: { start }, check, fingerprint }: Finding): Place {
	return { document, line: start.line, column: start.column, check, fingerprint };
}

export function comparePlaces(a: Place, b: Place): number {
	return (
		a.document - b.document ||
		a.line - b.line ||
		a.column - b.column ||
		compareText(a.check, b.check) ||
		compareText(a.fingerprint, b.fingerprint)
	);
}

/** By code units, so that the order is the same wherever a scan runs. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function applyBaseline(finding: Finding, baseline: ReadonlySet<string> | undefined): Finding {
	if (finding.suppressed || !baseline?.has(finding.fingerprint)) return finding;
	return { ...finding, suppressed: { by: 'baseline', reason: 'in the baseline' } };
}
