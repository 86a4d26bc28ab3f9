import type { Successor } from '../../kube/schema/deprecations.ts';
import { lookup } from '../../kube/schema/lookup.ts';
import { validate } from '../../kube/schema/validate.ts';
import type { Fix } from '../../model/edit.ts';
import { asFields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { type Text, text } from '../../model/text.ts';
import type { Version } from '../../model/version.ts';

/** The end of a sentence that names what to use in place of an old kind; empty when there is nothing. */
export function instead(successor: Successor | undefined, kind: string): Text {
	if (successor === undefined) return text('; nothing takes its place', '；没有替代');
	const name =
		successor.kind === kind ? successor.apiVersion : `${successor.kind} of ${successor.apiVersion}`;
	const zhName =
		successor.kind === kind ? successor.apiVersion : `${successor.apiVersion} 的 ${successor.kind}`;
	return text(`; use ${name}`, `；请改用 ${zhName}`);
}

/**
 * Writes the successor's apiVersion where the object is right by the successor's schema as it stands, so
 * that no field has to change; right unless a default or a meaning has changed.
 */
export function moveTo(
	{ value, kind }: Resource,
	successor: Successor | undefined,
	version: Version,
): { readonly fix?: Fix } {
	if (successor?.kind !== kind) return {};
	const { apiVersion } = successor;
	if (lookup(apiVersion, kind, version).status !== 'known') return {};
	if (kind === 'PodDisruptionBudget' && selectsEverything(asFields(value.spec).selector)) return {};
	const moved = { ...value, apiVersion };
	if (validate(moved, apiVersion, kind, version).length > 0) return {};
	return {
		fix: { safety: 'evidence', edits: [{ kind: 'set', path: ['apiVersion'], value: apiVersion }] },
	};
}

/** An empty selector of a budget selects no Pod in policy/v1beta1, and all of them in policy/v1. */
function selectsEverything(selector: unknown): boolean {
	return Object.keys(asFields(selector)).length === 0;
}
