import { compareSeverity, type Severity, severities } from '../../model/severity.ts';
import type { Tally } from '../../report/tally.ts';

/**
 * What a finished scan means for a gate, decided here and nowhere else. It fails closed: an input that
 * could not be judged (3) outweighs findings (1), because the findings are then not all there are.
 */
export function scanExitCode(
	tally: Tally,
	{ failOn, allowUnreadable }: { failOn: Severity | 'none'; allowUnreadable: boolean },
): 0 | 1 | typeof notJudged {
	if (!allowUnreadable && tally.inputs.unreadable > 0) return notJudged;
	if (failOn === 'none') return 0;
	const counts = severities.some(
		(severity) => tally.severities[severity] > 0 && compareSeverity(severity, failOn) >= 0,
	);
	return counts ? 1 : 0;
}

/** What a command gives back besides its output. */
export type Outcome = { exitCode: number };

/** Some input, or all of it, could not be judged. */
export const notJudged = 3;

/** Wrong options or configuration. */
export const wrongUse = 2;
