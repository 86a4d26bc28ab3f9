import { type ContainerView, PodView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import type { Fix } from '../../model/edit.ts';
import { asNumber } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';

/** Who has a security context: the Pod for all, or one container for itself. */
export type Owner = PodView | ContainerView;

/** Asks about the Pod's security context and that of every container; allocates only for problems. */
export function inSecurityContexts(
	pod: PodView,
	look: (owner: Owner) => Problem | undefined,
): readonly Problem[] | undefined {
	let found = collect(pod, look, undefined);
	for (const container of pod.containers) found = collect(container, look, found);
	return found;
}

/** A path from the object's root into the security context of its owner. */
export function contextPath(owner: Owner, ...steps: Path): Path {
	return owner instanceof PodView
		? owner.at('spec', 'securityContext', ...steps)
		: owner.at('securityContext', ...steps);
}

/** The fix, save for an ephemeral container, which nobody can change once it is there. */
export function fixFor(owner: Owner | undefined, fix: Fix): { readonly fix?: Fix } {
	return owner === undefined || ('role' in owner && owner.role === 'ephemeral') ? {} : { fix };
}

/** The owner of the security context that a violation's path (from the Pod) leads into. */
export function ownerAt(pod: PodView, path: Path): Owner | undefined {
	if (path[1] === 'securityContext') return pod;
	return pod.containerAt(path[1], path[2]);
}

/**
 * Where a field that containers inherit is best set for one that lacks it: once on the Pod when no
 * container has its own, else on the container, so that no other container changes.
 */
export function bestPlace(container: ContainerView, field: string): Path {
	return contextPath(isNowhere(container.pod, field) ? container.pod : container, field);
}

/** Whether no container has the field. Asked for each of them, answered once a Pod. */
function isNowhere(pod: PodView, field: string): boolean {
	const answers = answersOf(pod);
	const before = answers.get(field);
	if (before !== undefined) return before;
	const answer = pod.containers.every(({ security }) => !isSet(security[field]));
	answers.set(field, answer);
	return answer;
}

const answersOf = rememberLast((_: PodView) => new Map<string, boolean>());

/** The number that an owner sets itself, if it takes effect: a Pod's counts where one inherits it. */
export function numberInEffect(owner: Owner, field: string): number | undefined {
	const value = asNumber(owner.security[field]);
	if (value === undefined || !(owner instanceof PodView)) return value;
	const inherits = ({ security }: ContainerView) => asNumber(security[field]) === undefined;
	return owner.containers.some(inherits) ? value : undefined;
}

/** A problem's container, where its owner is one. */
export function containerOf(owner: Owner): { readonly container?: string } {
	return owner instanceof PodView ? {} : { container: owner.name };
}

export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null;
}

function collect(
	owner: Owner,
	look: (owner: Owner) => Problem | undefined,
	found: Problem[] | undefined,
): Problem[] | undefined {
	const problem = look(owner);
	if (!problem) return found;
	const named = { ...containerOf(owner), ...problem };
	if (!found) return [named];
	found.push(named);
	return found;
}
