import type { PodView } from '../../kube/pod.ts';
import { labelOf } from '../../kube/selectors.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { quote } from '../quote.ts';

/** Annotations of the Pod by which traffic goes past its proxy, and the values that mean that none does. */
type Exclusions = { readonly [annotation: string]: (value: string) => boolean };

export const isSomething = (value: string) => value.trim() !== '';
/** A list of what is taken over: the empty one takes nothing, and `*` everything. */
export const isNotAll = (value: string) => value.trim() !== '*';

/** The annotations of a Pod that take traffic from its proxy. */
export function exclusionsOf(pod: PodView, exclusions: Exclusions): readonly Problem[] {
	return Object.entries(exclusions).flatMap(([annotation, excludes]) => {
		const value = labelOf(pod.annotations, annotation);
		if (value === undefined || !excludes(value)) return [];
		const path = pod.at('metadata', 'annotations', annotation);
		const message = text(
			`${annotation}: ${quote(value)} takes traffic past the proxy`,
			`${annotation}: ${quote(value)} 使部分流量绕过代理`,
		);
		return { path, message, fix: { safety: 'evidence', edits: [{ kind: 'remove', path }] } };
	});
}
