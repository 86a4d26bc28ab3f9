import type { Successor } from '../../kube/schema/deprecations.ts';
import { type Text, text } from '../../model/text.ts';

/** The end of a sentence that names what to use in place of an old kind; empty when there is nothing. */
export function instead(successor: Successor | undefined, kind: string): Text {
	if (successor === undefined) return text('; nothing takes its place', '；没有替代');
	const name =
		successor.kind === kind ? successor.apiVersion : `${successor.kind} of ${successor.apiVersion}`;
	const zhName =
		successor.kind === kind ? successor.apiVersion : `${successor.apiVersion} 的 ${successor.kind}`;
	return text(`; use ${name}`, `；请改用 ${zhName}`);
}
