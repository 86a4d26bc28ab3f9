import type { Context, SourceView } from '../../checks/define.ts';
import type { DockerfileView } from '../../image/dockerfile.ts';
import { appArmorOf, mayHoldAppArmor } from '../../kube/apparmor/objects.ts';
import type { AppArmorView } from '../../kube/apparmor/view.ts';
import { podsOf } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import type { Resource } from '../../model/resource.ts';
import type { Plan, Planned, Story } from './plan.ts';

/** A problem with the check that found it, before it has a place in the source. */
export type Hit = {
	readonly id: string;
	readonly story: Story;
	readonly problem: Problem;
	readonly container: string | undefined;
};

/** Runs the checks of a plan over one object; `source` is what its text says beyond its value. */
export function inspect(
	resource: Resource,
	plan: Plan,
	context: Context,
	source?: SourceView,
): Hit[] {
	const hits: Hit[] = [];
	if (source) look(plan.source, source, { context, hits });
	look(plan.resource, resource, { context, hits });
	const ofKind = plan.byKind.get(resource.kind);
	if (ofKind) look(ofKind, resource, { context, hits });
	if (plan.appArmor.length > 0 && mayHoldAppArmor(resource)) {
		hits.push(...inspectAppArmor(appArmorOf(resource).views, plan, context));
	}
	for (const pod of podsOf(resource)) {
		const looking = { context, hits, mentioned: pod.fieldNames };
		look(plan.pod, pod, looking);
		for (const container of pod.containers) {
			look(plan.container, container, { ...looking, container: container.name });
		}
		if (plan.volume.length === 0) continue;
		for (const volume of pod.volumes) look(plan.volume, volume, looking);
	}
	return hits;
}

/** Runs the checks of a plan over one Dockerfile. */
export function inspectDockerfile(view: DockerfileView, plan: Plan, context: Context): Hit[] {
	const hits: Hit[] = [];
	look(plan.dockerfile, view, { context, hits });
	return hits;
}

/** Runs the checks of a plan over AppArmor profiles. */
export function inspectAppArmor(
	views: readonly AppArmorView[],
	plan: Plan,
	context: Context,
): Hit[] {
	const hits: Hit[] = [];
	for (const view of views) look(plan.appArmor, view, { context, hits });
	return hits;
}

type Looking = {
	readonly context: Context;
	readonly hits: Hit[];
	/** The field names of the Pod at hand. */
	readonly mentioned?: ReadonlySet<string>;
	readonly container?: string;
};

function look<View>(checks: readonly Planned<View>[], view: View, looking: Looking): void {
	const { context, hits, mentioned, container } = looking;
	for (const { id, story, mentions, detect } of checks) {
		if (mentions && mentioned && !isAnyIn(mentions, mentioned)) continue;
		const problems = detect(view, context);
		if (problems === undefined) continue;
		for (const problem of 'path' in problems ? [problems] : problems) {
			hits.push({ id, story, problem, container: problem.container ?? container });
		}
	}
}

function isAnyIn(names: readonly string[], among: ReadonlySet<string>): boolean {
	for (const name of names) if (among.has(name)) return true;
	return false;
}
