import type { AnyCheck, Context, RegisteredCheck, Views } from '../../checks/define.ts';
import type { Problems } from '../../model/check.ts';
import type { Resource } from '../../model/resource.ts';

/** The checks of one pass, sorted by what they look at. */
export type Plan = { readonly [On in keyof Views]: readonly Planned<Views[On]>[] } & {
	/** Those that look at objects of some kinds alone, by kind. */
	readonly byKind: ReadonlyMap<string, readonly Planned<Resource>[]>;
};

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
	const [ofKinds, others] = [true, false].map((wanted) =>
		checks.filter(({ check }) => (check.kinds !== undefined) === wanted),
	) as [RegisteredCheck[], RegisteredCheck[]]; // two wishes, two lists
	const kinds = new Set(ofKinds.flatMap(({ check }) => check.kinds ?? []));
	const lookingAt = (kind: string) => ofKinds.filter(({ check }) => check.kinds?.includes(kind));
	return {
		container: on(others, 'container'),
		pod: on(others, 'pod'),
		volume: on(others, 'volume'),
		resource: on(others, 'resource'),
		source: on(others, 'source'),
		dockerfile: on(others, 'dockerfile'),
		appArmor: on(others, 'appArmor'),
		byKind: new Map([...kinds].map((kind) => [kind, on(lookingAt(kind), 'resource')])),
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
	const { byKind, ...lists } = plan;
	return byKind.size === 0 && Object.values(lists).every((checks) => checks.length === 0);
}
