import type { Finding } from '../../model/finding.ts';
import type { Range } from '../../model/source.ts';
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
	const sorted = numberRepeats(findings.toSorted(byPlace));
	const { config, baseline } = accepted;
	if (config.isEmpty && baseline === undefined) return sorted;
	return sorted.map((finding) => applyBaseline(config.apply(finding), baseline));
}

/** How the findings of one file are sorted. */
export function byPlace(a: Sortable, b: Sortable): number {
	const [from, to] = [a.range.start, b.range.start];
	return (
		a.document - b.document ||
		from.line - to.line ||
		from.column - to.column ||
		compareText(a.check, b.check) ||
		compareText(a.fingerprint, b.fingerprint)
	);
}

type Sortable = Pick<Finding, 'document' | 'check' | 'fingerprint'> & {
	readonly range: Pick<Range, 'start'>;
};

/** By code units, so that the order is the same wherever a scan runs. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function applyBaseline(finding: Finding, baseline: ReadonlySet<string> | undefined): Finding {
	if (finding.suppressed || !baseline?.has(finding.fingerprint)) return finding;
	return { ...finding, suppressed: { by: 'baseline', reason: 'in the baseline' } };
}
