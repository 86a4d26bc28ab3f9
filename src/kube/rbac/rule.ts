import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';

/** One rule of a Role or ClusterRole, its lists as they are written. */
export type Rule = {
	readonly verbs: readonly string[];
	readonly groups: readonly string[];
	readonly resources: readonly string[];
	/** Empty means every name. */
	readonly names: readonly string[];
	readonly urls: readonly string[];
	/** The place from the root of the object that it is written in; empty for a built-in rule. */
	readonly path: Path;
};

/** What an authorizer is asked. */
export type Request =
	| {
			readonly verb: string;
			/** The API group; empty for the core group. */
			readonly group: string;
			/** With the subresource, if any: `pods/exec`. */
			readonly resource: string;
			readonly name?: string;
	  }
	| { readonly verb: string; readonly url: string };

/** Whether a rule allows a request, as the API server decides it. */
export function permits(rule: Rule, request: Request): boolean {
	if (!includes(rule.verbs, request.verb)) return false;
	if ('url' in request) return rule.urls.some((url) => urlMatches(url, request.url));
	return (
		includes(rule.groups, request.group) &&
		rule.resources.some((written) => resourceMatches(written, request.resource)) &&
		nameMatches(rule, request)
	);
}

/**
 * Whether a resource as written in a rule means the requested one: `*` means all with their
 * subresources, and `*` + `/exec` this subresource of all. There is no other wildcard: `pods/*` and
 * `*` + `/*` mean nothing, and `pods` does not include `pods/exec`.
 */
export function resourceMatches(written: string, requested: string): boolean {
	if (written === '*' || written === requested) return true;
	const slash = requested.indexOf('/');
	return slash >= 0 && written.startsWith('*/') && written.slice(2) === requested.slice(slash + 1);
}

/** Whether a list of verbs or groups holds this one or the wildcard. */
export function includes(written: readonly string[], requested: string): boolean {
	return written.includes('*') || written.includes(requested);
}

/** Whether the API server knows a name when it is asked for this; without one no named rule matches. */
export function carriesName(verb: string, resource: string): boolean {
	return !(verb === 'deletecollection' || (verb === 'create' && !resource.includes('/')));
}

/** The rules that stand in a Role or ClusterRole; what is no list of words counts as empty. */
export function writtenRules(role: Resource): readonly Rule[] {
	return asList(role.value.rules).map((value, index) => {
		const rule = asFields(value);
		return {
			verbs: words(rule.verbs),
			groups: words(rule.apiGroups),
			resources: words(rule.resources),
			names: words(rule.resourceNames),
			urls: words(rule.nonResourceURLs),
			path: ['rules', index],
		};
	});
}

/** Whether an object is of RBAC; other API groups have kinds of these names too. */
export function isRbac({ apiVersion }: Resource): boolean {
	return apiGroup(apiVersion) === rbacGroup;
}

export const rbacGroup = 'rbac.authorization.k8s.io';

type ResourceRequest = Extract<Request, { readonly resource: string }>;

// Names are literal: `*` is a name like any other.
function nameMatches({ names }: Rule, { verb, resource, name }: ResourceRequest): boolean {
	if (names.length === 0) return true;
	return name !== undefined && carriesName(verb, resource) && names.includes(name);
}

function urlMatches(written: string, requested: string): boolean {
	if (written === '*' || written === requested) return true;
	return written.endsWith('*') && requested.startsWith(written.slice(0, -1));
}

// Items keep their indexes, because places are named by them.
function words(value: unknown): readonly string[] {
	return asList(value).map((word) => asString(word) ?? '\0');
}
