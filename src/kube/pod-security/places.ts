import { asFields, asList, asString, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';
import type { PodLike, Violation } from './control.ts';

// Every Pod of a repository passes here once per control, so nothing is allocated until something
// is wrong: rules give undefined, and lists are made when the first offence comes.

/** What a rule finds, told from the place that it was shown. */
export type Offence = { readonly at: Path; readonly value: unknown };

/** Looks at one mapping; an empty one stands for what is missing or of the wrong type. */
export type Rule = (fields: Fields) => readonly Offence[] | undefined;

export const none: readonly Violation[] = Object.freeze([]);

/** Applies a rule to every container: init, regular and ephemeral, in upstream's order. */
export function inContainers(pod: PodLike, rule: Rule): readonly Violation[] {
	return withinContainers(pod, whole, rule);
}

/** Applies a rule to the Pod's own security context and to that of every container. */
export function inSecurityContexts(pod: PodLike, rule: Rule): readonly Violation[] {
	return together(inPodSecurityContext(pod, rule), inContainerSecurityContexts(pod, rule));
}

/** Applies a rule to the security context of every container, empty where there is none. */
export function inContainerSecurityContexts(pod: PodLike, rule: Rule): readonly Violation[] {
	return withinContainers(pod, containerSecurityContext, rule);
}

/** Applies a rule to every volume. */
export function inVolumes(pod: PodLike, rule: Rule): readonly Violation[] {
	const volumes = asList(valueAt(pod, volumesPath));
	let found: Violation[] | undefined;
	for (let i = 0; i < volumes.length; i++) {
		const offences = rule(asFields(volumes[i]));
		if (offences === undefined) continue;
		found ??= [];
		for (const { at, value } of offences) found.push({ path: [...volumesPath, i, ...at], value });
	}
	return found ?? none;
}

/** Two lists as one, copying only when both have something to say. */
export function together(a: readonly Violation[], b: readonly Violation[]): readonly Violation[] {
	if (a.length === 0) return b;
	return b.length === 0 ? a : [...a, ...b];
}

export function podAnnotations(pod: PodLike): Fields {
	return asFields(valueAt(pod, annotationsPath));
}

export function annotationViolation(key: string, value: unknown, container?: string): Violation {
	const path = [...annotationsPath, key];
	return container === undefined ? { path, value } : { path, container, value };
}

/** Where containers stand, in the order in which upstream visits them. */
export const containerLists: readonly Path[] = [
	['spec', 'initContainers'],
	['spec', 'containers'],
	['spec', 'ephemeralContainers'],
];

const annotationsPath: Path = ['metadata', 'annotations'];
const volumesPath: Path = ['spec', 'volumes'];
const podSecurityContext: Path = ['spec', 'securityContext'];
const containerSecurityContext: Path = ['securityContext'];
const whole: Path = [];

function inPodSecurityContext(pod: PodLike, rule: Rule): readonly Violation[] {
	const offences = rule(asFields(valueAt(pod, podSecurityContext)));
	if (offences === undefined) return none;
	return offences.map(({ at, value }) => ({ path: [...podSecurityContext, ...at], value }));
}

function withinContainers(pod: PodLike, within: Path, rule: Rule): readonly Violation[] {
	let found: Violation[] | undefined;
	for (const list of containerLists) {
		const containers = asList(valueAt(pod, list));
		for (let i = 0; i < containers.length; i++) {
			const offences = rule(asFields(valueAt(containers[i], within)));
			if (offences === undefined) continue;
			found ??= [];
			const name = asString(valueAt(containers[i], namePath));
			for (const { at, value } of offences) {
				const path = [...list, i, ...within, ...at];
				found.push(name === undefined ? { path, value } : { path, container: name, value });
			}
		}
	}
	return found ?? none;
}

const namePath: Path = ['name'];
