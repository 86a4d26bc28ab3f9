import type { AppArmorRead } from '../../lang/apparmor/read.ts';
import type { Span, Statement } from '../../lang/apparmor/tree.ts';
import { addDirective, mayHoldSuppressions, type Written } from './in-file.ts';
import type { Scope } from './suppression.ts';

const marker = 'holdfast:';

type Read = Extract<AppArmorRead, { kind: 'policy' }>;

/**
 * What the comments of AppArmor policy suppress: `# holdfast: ignore apparmor/ptrace reason`. Behind a rule
 * it reaches its line, on a line of its own the rule or profile that follows.
 */
export function appArmorSuppressions(
	file: string,
	{ policy, lines }: Read,
	source: string,
): Written {
	const written: Written = { suppressions: [], warnings: [] };
	if (!mayHoldSuppressions(source)) return written;
	const spans = spansOf(policy.profiles).sort((a, b) => a.start - b.start);
	let next = 0;
	for (const { text, span } of policy.comments) {
		if (!text.startsWith(marker)) continue;
		const position = lines.position(span.start);
		while (next < spans.length && (spans[next] as Span).start < span.start) next++; // before the last
		const reached = isAlone(source, span.start) ? spans[next] : span;
		if (!reached) continue;
		const [from, to] = [lines.position(reached.start).line, lines.position(reached.end).line];
		const scope: Scope = { kind: 'lines', document: 1, from, to };
		addDirective(written, text.slice(marker.length), { by: 'comment', file, position, scope });
	}
	return written;
}

function spansOf(statements: readonly Statement[]): Span[] {
	return statements.flatMap((each) => {
		const { kind, span } = each;
		if (kind === 'choice') return [span, ...spansOf(each.rules), ...spansOf(each.otherwise)];
		return kind === 'profile' || kind === 'block' ? [span, ...spansOf(each.rules)] : [span];
	});
}

/** Whether nothing stands before a comment on its line. */
function isAlone(source: string, at: number): boolean {
	let start = at;
	while (start > 0 && /[ \t]/.test(source.charAt(start - 1))) start--;
	return start === 0 || source.charAt(start - 1) === '\n';
}
