import { apiGroup } from '../../model/resource.ts';
import type { Version } from '../../model/version.ts';
import { type KindEntry, schemaIndex } from './decode.ts';
import { type Retirement, retirementOf, type Successor } from './deprecations.ts';
import { likeliest } from './likeness.ts';
import type { ObjectType } from './types.ts';
import { nearestMinor, versionOf } from './versions.ts';

/** What a Kubernetes version makes of an apiVersion and kind. */
export type Lookup =
	| { readonly status: 'known'; readonly type: ObjectType }
	/** No longer served; `successor` is served in its place. */
	| {
			readonly status: 'removed';
			readonly removedIn: Version;
			readonly successor: Successor | undefined;
	  }
	/** Not served yet; `instead` is, for the same kind. */
	| {
			readonly status: 'not-yet';
			readonly introducedIn: Version;
			readonly instead: Successor | undefined;
	  }
	/** A group of Kubernetes without this version; `served` are the apiVersions of the kind. */
	| { readonly status: 'unknown-version'; readonly served: readonly string[] }
	/** An apiVersion of Kubernetes without this kind, which is served elsewhere or looks misspelt. */
	| {
			readonly status: 'unknown-kind';
			readonly served: readonly string[];
			readonly suggestion: string | undefined;
	  }
	/** Nothing of Kubernetes' own: a custom resource, or no object of a cluster at all. */
	| { readonly status: 'unknown' };

/** A kind that is still served, but not for ever. */
export type Deprecation = {
	readonly deprecatedIn: Version;
	readonly removedIn: Version | undefined;
	readonly successor: Successor | undefined;
};

/** Finds a kind; a version whose API is not known is judged as the nearest that is. */
export function lookup(apiVersion: string, kind: string, version: Version): Lookup {
	if (last.apiVersion === apiVersion && last.kind === kind && last.version === version) {
		return last.answer;
	}
	let answers = answered.get(version);
	if (!answers || answers.size > mostAnswers) {
		answers = new Map();
		answered.set(version, answers);
	}
	const question = `${apiVersion} ${kind}`;
	const answer = answers.get(question) ?? answerOf(apiVersion, kind, version);
	answers.set(question, answer);
	last = { apiVersion, kind, version, answer };
	return answer;
}

// Several checks ask about each object in a row, and few kinds make up most manifests.
let last: {
	readonly apiVersion: string;
	readonly kind: string;
	readonly version: Version | undefined;
	readonly answer: Lookup;
} = { apiVersion: '', kind: '', version: undefined, answer: { status: 'unknown' } };
const answered = new WeakMap<Version, Map<string, Lookup>>();
const mostAnswers = 2000;

function answerOf(apiVersion: string, kind: string, version: Version): Lookup {
	const minor = nearestMinor(version);
	const { kindsOf, shapeAt } = schemaIndex();
	const entry = kindsOf(apiVersion)?.get(kind);
	if (entry === undefined) return lookupMissing(apiVersion, kind, minor);
	if (serves(entry, minor)) return { status: 'known', type: shapeAt(entry.shape, minor) };
	const successor = successorOf(apiVersion, kind, minor);
	return entry.last < minor
		? { status: 'removed', removedIn: versionOf(entry.last + 1), successor }
		: { status: 'not-yet', introducedIn: versionOf(entry.first), instead: successor };
}

/** Whether and since when a kind is deprecated in a version that still serves it. */
export function deprecation(
	apiVersion: string,
	kind: string,
	version: Version,
): Deprecation | undefined {
	const retired = retirementOf(apiVersion, kind);
	const minor = nearestMinor(version);
	if (retired?.deprecatedIn === undefined || minor < retired.deprecatedIn) return undefined;
	if (retired.removedIn !== undefined && minor >= retired.removedIn) return undefined;
	return {
		deprecatedIn: versionOf(retired.deprecatedIn),
		removedIn: retired.removedIn === undefined ? undefined : versionOf(retired.removedIn),
		successor: successorOf(apiVersion, kind, minor, retired),
	};
}

function lookupMissing(apiVersion: string, kind: string, minor: number): Lookup {
	const retired = retirementOf(apiVersion, kind);
	if (retired?.removedIn !== undefined) {
		const successor = successorOf(apiVersion, kind, minor, retired);
		return { status: 'removed', removedIn: versionOf(retired.removedIn), successor };
	}
	const served = servedVersions(kind, minor);
	const siblings = schemaIndex().kindsOf(apiVersion);
	if (siblings) {
		const suggestion = served.length > 0 ? undefined : likeliest(kind, siblings.keys());
		if (served.length === 0 && suggestion === undefined) return { status: 'unknown' };
		return { status: 'unknown-kind', served, suggestion };
	}
	const group = apiGroup(apiVersion);
	const inGroup = served.some((other) => apiGroup(other) === group);
	return inGroup ? { status: 'unknown-version', served } : { status: 'unknown' };
}

/**
 * The published successor if it is served, else the most stable version of the group that is; a
 * higher number before a lower, because `autoscaling/v1` cannot say what `v2beta1` does.
 */
function successorOf(
	apiVersion: string,
	kind: string,
	minor: number,
	retired: Retirement | undefined = retirementOf(apiVersion, kind),
): Successor | undefined {
	const published = retired?.successor;
	if (published && servedVersions(published.kind, minor).includes(published.apiVersion)) {
		return published;
	}
	const group = apiGroup(apiVersion);
	const others = servedVersions(kind, minor).filter(
		(other) => other !== apiVersion && apiGroup(other) === group,
	);
	const number = versionNumber(apiVersion);
	const next = others.find((other) => versionNumber(other) >= number) ?? others[0];
	return next === undefined ? undefined : { apiVersion: next, kind };
}

/** The apiVersions that serve a kind, the most stable first. */
function servedVersions(kind: string, minor: number): readonly string[] {
	const { apiVersions, kindsOf } = schemaIndex();
	return [...apiVersions()]
		.filter((apiVersion) => {
			const entry = kindsOf(apiVersion)?.get(kind);
			return entry !== undefined && serves(entry, minor);
		})
		.sort((a, b) => stability(b) - stability(a));
}

function serves(entry: KindEntry, minor: number): boolean {
	return entry.first <= minor && minor <= entry.last;
}

/** Kubernetes' order of API versions: stable before beta before alpha, then the higher number. */
function stability(apiVersion: string): number {
	const [, , level, step = 0] = versionParts(apiVersion);
	const rank = level === undefined ? 2 : level === 'beta' ? 1 : 0;
	return rank * 1e6 + versionNumber(apiVersion) * 1e3 + Number(step);
}

function versionNumber(apiVersion: string): number {
	return Number(versionParts(apiVersion)[1] ?? 0);
}

function versionParts(apiVersion: string): readonly (string | undefined)[] {
	const name = apiVersion.slice(apiVersion.indexOf('/') + 1);
	return /^v(\d{1,3})(?:(alpha|beta)(\d{1,3}))?$/.exec(name) ?? [];
}
