import type { AnyCheck, Context, RegisteredCheck, Views } from '../../checks/define.ts';
import type { Problems } from '../../model/check.ts';

/** The checks of one pass, sorted by what they look at. */
export type Plan = { readonly [On in keyof Views]: readonly Planned<Views[On]>[] };

/** One check, ready to run on its view. */
export type Planned<View> = {
	readonly id: string;
	readonly story: Story;
	/** Field names of which a Pod must have one for the check to find anything. */
	readonly mentions: readonly string[] | undefined;
	readonly detect: (view: View, context: Context) => Problems;
};

/** What a finding takes from its check. */
export type Story = Pick<AnyCheck, 'title' | 'severity' | 'standards'>;

/** Sorts checks into those that need one object alone and those that need the whole world. */
export function planChecks(checks: readonly RegisteredCheck[]): Plans {
	return {
		local: plan(checks.filter(({ check }) => !check.reads)),
		world: plan(checks.filter(({ check }) => check.reads)),
		reads: new Set(checks.flatMap(({ check }) => check.reads ?? [])),
	};
}

type Plans = {
	readonly local: Plan;
	readonly world: Plan;
	/** The kinds that the world's checks look at; `Pod` stands for all that carry one. */
	readonly reads: ReadonlySet<string>;
};

function plan(checks: readonly RegisteredCheck[]): Plan {
	return {
		container: on(checks, 'container'),
		pod: on(checks, 'pod'),
		volume: on(checks, 'volume'),
		resource: on(checks, 'resource'),
		serviceAccount: on(checks, 'serviceAccount'),
		secret: on(checks, 'secret'),
		namespace: on(checks, 'namespace'),
		binding: on(checks, 'binding'),
		source: on(checks, 'source'),
	};
}

function on<On extends keyof Views>(
	checks: readonly RegisteredCheck[],
	view: On,
): Planned<Views[On]>[] {
	return checks.flatMap(({ id, check }) => {
		if (check.on !== view) return [];
		// `on` tells the type of the view, so a check that names this view takes it.
		const detect = check.detect as Planned<Views[On]>['detect'];
		return [{ id, story: check, mentions: check.mentions, detect }];
	});
}

export function isEmptyPlan(plan: Plan): boolean {
	return Object.values(plan).every((checks) => checks.length === 0);
}
