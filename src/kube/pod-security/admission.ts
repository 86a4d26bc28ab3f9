import { asFields, asString, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Fields } from '../../model/resource.ts';
import type { PodLike } from './control.ts';
import { evaluate, type Policy, type Verdict } from './evaluate.ts';
import { type NamespacePolicy, renderPolicy } from './namespace-policy.ts';

/**
 * What Pod Security Admission answers when this object comes into a namespace with this policy:
 * a Pod may be denied; whatever makes Pods is only warned about, for its Pods will be judged.
 */
export function evaluateWorkload(policy: NamespacePolicy, object: Fields): Answer {
	const workload = workloadOf(object);
	if (workload === undefined) return silent;
	const { isPod, pod } = workload;
	const denial = isPod ? complaint('violates', policy.enforce, pod) : undefined;
	const audit = complaint('would violate', policy.audit, pod);
	// A request that is denied anyway is not warned about as well.
	const warning = denial === undefined ? complaint('would violate', policy.warn, pod) : undefined;
	return { denial, audit, warnings: warning === undefined ? [] : [warning] };
}

export type Answer = {
	/** Why the request is denied; undefined when it is allowed. */
	readonly denial: string | undefined;
	/** What the audit log says. */
	readonly audit: string | undefined;
	/** What the user is told although the request is allowed. */
	readonly warnings: readonly string[];
};

/**
 * Whether a request on this subresource is judged at all. Of a Pod all are, unless known not to
 * change what runs (`ephemeralcontainers` does); of other objects none is.
 */
export function isJudged(kind: string, subresource: string): boolean {
	return subresource === '' || (kind === 'Pod' && !harmlessSubresources.has(subresource));
}

const harmlessSubresources: ReadonlySet<string> = new Set([
	'attach',
	'binding',
	'eviction',
	'exec',
	'log',
	'portforward',
	'proxy',
	'status',
]);

const silent: Answer = { denial: undefined, audit: undefined, warnings: [] };

type Workload = { readonly isPod: boolean; readonly pod: PodLike };

function workloadOf(object: Fields): Workload | undefined {
	const group = apiGroup(asString(valueAt(object, ['apiVersion'])) ?? '');
	const kind = asString(valueAt(object, ['kind'])) ?? '';
	const path = templates.get(`${group}/${kind}`);
	if (path === undefined) return undefined;
	const template = valueAt(object, path);
	const metadata = asFields(valueAt(template, ['metadata']));
	const spec = asFields(valueAt(template, ['spec']));
	return { isPod: path.length === 0, pod: { metadata, spec } };
}

/** Where the built-in kinds keep their Pod, by API group and kind; a Pod is its own. */
const templates: ReadonlyMap<string, Path> = new Map([
	['/Pod', []],
	['/PodTemplate', ['template']],
	['/ReplicationController', ['spec', 'template']],
	['apps/DaemonSet', ['spec', 'template']],
	['apps/Deployment', ['spec', 'template']],
	['apps/ReplicaSet', ['spec', 'template']],
	['apps/StatefulSet', ['spec', 'template']],
	['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
	['batch/Job', ['spec', 'template']],
]);

function complaint(verb: string, policy: Policy, pod: PodLike): string | undefined {
	const verdict = evaluate(policy, pod);
	if (verdict.allowed) return undefined;
	return `${verb} PodSecurity ${JSON.stringify(renderPolicy(policy))}: ${reasonsOf(verdict)}`;
}

function reasonsOf({ results }: Verdict): string {
	return results
		.flatMap((result) => (result.allowed ? [] : [`${result.reason} (${result.detail})`]))
		.join(', ');
}
