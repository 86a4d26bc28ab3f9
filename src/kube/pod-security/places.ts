import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
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
	return withinContainers(pod, 'fields', rule);
}

/** Applies a rule to the Pod's own security context and to that of every container. */
export function inSecurityContexts(pod: PodLike, rule: Rule): readonly Violation[] {
	return together(inPodSecurityContext(pod, rule), inContainerSecurityContexts(pod, rule));
}

/** Applies a rule to the security context of every container, empty where there is none. */
export function inContainerSecurityContexts(pod: PodLike, rule: Rule): readonly Violation[] {
	return withinContainers(pod, 'security', rule);
}

/** Applies a rule to every volume. */
export function inVolumes(pod: PodLike, rule: Rule): readonly Violation[] {
	const { volumes } = shapeOf(pod);
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
	return shapeOf(pod).annotations;
}

/** The Pod's own security context; empty when there is none. */
export function podSecurityContext(pod: PodLike): Fields {
	return shapeOf(pod).security;
}

/** The containers' names, of whatever type. */
export function containerNames(pod: PodLike): ReadonlySet<unknown> {
	return new Set(shapeOf(pod).containers.map(({ fields }) => fields.name));
}

export function annotationViolation(key: string, value: unknown, container?: string): Violation {
	const path = [...annotationsPath, key];
	return container === undefined ? { path, value } : { path, container, value };
}

const annotationsPath: Path = ['metadata', 'annotations'];
const volumesPath: Path = ['spec', 'volumes'];
const podSecurityPath: Path = ['spec', 'securityContext'];

function inPodSecurityContext(pod: PodLike, rule: Rule): readonly Violation[] {
	const offences = rule(shapeOf(pod).security);
	if (offences === undefined) return none;
	return offences.map(({ at, value }) => ({ path: [...podSecurityPath, ...at], value }));
}

function withinContainers(pod: PodLike, within: 'fields' | 'security', rule: Rule) {
	let found: Violation[] | undefined;
	for (const container of shapeOf(pod).containers) {
		const offences = rule(container[within]);
		if (offences === undefined) continue;
		found ??= [];
		const start = within === 'security' ? [...container.path, 'securityContext'] : container.path;
		const name = asString(container.fields.name);
		for (const { at, value } of offences) {
			const path = [...start, ...at];
			found.push(name === undefined ? { path, value } : { path, container: name, value });
		}
	}
	return found ?? none;
}

type Shape = {
	readonly security: Fields;
	readonly annotations: Fields;
	readonly volumes: readonly unknown[];
	readonly containers: readonly Container[];
};

type Container = { readonly path: Path; readonly fields: Fields; readonly security: Fields };

/** What the controls look at. Twenty controls ask about a Pod in a row. */
const shapeOf = rememberLast(({ metadata, spec }: PodLike): Shape => {
	const containers: Container[] = [];
	// In the order in which upstream visits them.
	for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
		for (const [index, item] of asList(spec[list]).entries()) {
			const fields = asFields(item);
			const path = ['spec', list, index];
			containers.push({ path, fields, security: asFields(fields.securityContext) });
		}
	}
	return {
		security: asFields(spec.securityContext),
		annotations: asFields(metadata.annotations),
		volumes: asList(spec.volumes),
		containers,
	};
});
