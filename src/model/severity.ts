/** From least to most severe. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Negative when `a` is less severe than `b`, 0 when equal, positive otherwise. */
export function compareSeverity(a: Severity, b: Severity): number {
	return severities.indexOf(a) - severities.indexOf(b);
}
