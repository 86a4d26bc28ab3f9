import type { Version } from '../../model/version.ts';
import {
	type Control,
	type ControlId,
	controlIds,
	type Detect,
	type PodLike,
	type Violation,
} from './control.ts';
import { controls } from './controls.ts';
import { describe } from './describe.ts';
import { knownVersion, type PolicyVersion, revisionAt } from './violations.ts';

/** Judges a Pod, or the Pod template of a workload, by a level of the Pod Security Standards. */
export function evaluate(policy: Policy, pod: PodLike): Verdict {
	if (policy.level === 'privileged') return unjudged;
	const { steps, clean } = planOf(policy.level, knownVersion(policy.version));
	let results: Result[] | undefined;
	for (const { control, detect, index } of steps) {
		const found = detect(pod);
		if (found.length === 0) continue;
		results ??= [...clean.results];
		results[index] = failure(control, found);
	}
	return results === undefined ? clean : { allowed: false, results };
}

/** From least to most strict. */
export const levels = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof levels)[number];

export type Policy = { readonly level: Level; readonly version: PolicyVersion };

/** One result per control that the policy knows, in upstream's order. */
export type Verdict = { readonly allowed: boolean; readonly results: readonly Result[] };

type Result = { readonly check: ControlId } & (
	| { readonly allowed: true }
	| {
			readonly allowed: false;
			/** Upstream's short name of what is forbidden. */
			readonly reason: string;
			/** Where and what, in one line. */
			readonly detail: string;
			readonly violations: readonly Violation[];
	  }
);

const unjudged: Verdict = { allowed: true, results: [] };

/** The controls of one level and version, and the verdict that all clean Pods share. */
type Plan = { readonly steps: readonly Step[]; readonly clean: Verdict };
/** `index` is its place among the steps and so among the results. */
type Step = { readonly control: Control; readonly detect: Detect; readonly index: number };
type JudgedLevel = Exclude<Level, 'privileged'>;

/** Plans by minor version. They only remember: the same question always has the same plan. */
const plans: { readonly [L in JudgedLevel]: Plan[] } = { baseline: [], restricted: [] };

function planOf(level: JudgedLevel, version: Version): Plan {
	const known = plans[level][version.minor];
	if (known !== undefined) return known;
	const plan = makePlan(level, version);
	plans[level][version.minor] = plan;
	return plan;
}

function makePlan(level: JudgedLevel, version: Version): Plan {
	const applying = controlIds
		.map((id) => controls[id])
		.filter((control) => level === 'restricted' || control.level === 'baseline');
	const overridden = new Set(
		applying.flatMap((c) => (revisionAt(c, version) ? (c.overrides ?? []) : [])),
	);
	const steps: Step[] = [];
	for (const control of applying) {
		const detect = revisionAt(control, version)?.violations;
		if (detect === undefined || overridden.has(control.id)) continue;
		steps.push({ control, detect, index: steps.length });
	}
	const results = steps.map(({ control }) => ({ check: control.id, allowed: true }) as const);
	return { steps, clean: { allowed: true, results } };
}

function failure(control: Control, violations: readonly Violation[]): Result {
	const detail = describe(violations);
	return { check: control.id, allowed: false, reason: control.reason, detail, violations };
}
