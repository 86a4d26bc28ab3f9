import { asFields, asList, asString, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { isEverything } from '../network/addresses.ts';
import type { Selector } from '../selectors.ts';
import { specOf, workloadSelector } from './kinds.ts';

/** CUSTOM is asked first, then DENY, then ALLOW; AUDIT decides nothing. */
export type Action = 'ALLOW' | 'DENY' | 'CUSTOM' | 'AUDIT';

/** What an AuthorizationPolicy says, with Istio's defaults. */
export type Authorization = {
	readonly action: Action;
	/**
	 * A request that one of them matches is matched. None matches nothing, so that ALLOW without
	 * rules refuses everything and DENY without rules refuses nothing; `{}` matches everything.
	 */
	readonly rules: readonly Rule[];
	/** The workloads of its namespace, or of the mesh in the root namespace; empty for all. */
	readonly selector: Selector;
	/** The gateways, waypoints and Services for which it stands instead; sidecars pass over it then. */
	readonly targets: readonly Target[];
};

type Target = { readonly kind: string; readonly name: string };

export type Rule = {
	readonly path: Path;
	/** Alternatives; undefined for everybody. */
	readonly sources: readonly Part[] | undefined;
	/** Alternatives; undefined for every request. */
	readonly operations: readonly Part[] | undefined;
	/** All of them must hold. */
	readonly conditions: readonly Part[];
};

type Part = { readonly path: Path; readonly fields: Fields };

/** Reads an AuthorizationPolicy; what cannot be read counts as unset. */
export const authorizationOf = rememberLast((policy: Resource): Authorization => {
	const spec = specOf(policy);
	const refs = [...asList(spec.targetRefs), ...(isFields(spec.targetRef) ? [spec.targetRef] : [])];
	return {
		action: actionOf(spec.action),
		rules: asList(spec.rules).flatMap((rule, index) =>
			isFields(rule) ? [ruleOf(rule, ['spec', 'rules', index])] : [],
		),
		selector: workloadSelector(policy),
		targets: refs.map((ref) => {
			const { kind, name } = asFields(ref);
			return { kind: asString(kind) ?? '', name: asString(name) ?? '' };
		}),
	};
});

function actionOf(value: unknown): Action {
	return value === 'DENY' || value === 'CUSTOM' || value === 'AUDIT' ? value : 'ALLOW';
}

function ruleOf(rule: Fields, path: Path): Rule {
	const parts = (list: string, part?: string): Part[] =>
		asList(rule[list]).map((each, index) => ({
			path: [...path, list, index, ...(part ? [part] : [])],
			fields: asFields(part ? asFields(each)[part] : each),
		}));
	const [sources, operations] = [parts('from', 'source'), parts('to', 'operation')];
	return {
		path,
		sources: sources.length > 0 ? sources : undefined,
		operations: operations.length > 0 ? operations : undefined,
		conditions: parts('when'),
	};
}

/**
 * Whom a rule lets do everything: everybody, or every client with a certificate of the mesh. Undefined
 * where it sets a limit to the clients or the requests.
 */
export function reachOf(rule: Rule): 'everybody' | 'mesh' | undefined {
	const { sources, operations, conditions } = rule;
	if (conditions.length > 0) return undefined;
	if (operations && !operations.some(({ fields }) => limitsOf(fields, isAny).length === 0)) {
		return undefined;
	}
	if (!sources || sources.some(({ fields }) => limitsOf(fields, isAnyBlock).length === 0)) {
		return 'everybody';
	}
	const isOpen = (field: string, value: unknown) =>
		isAnyBlock(field, value) || (identities.includes(field) && isAny(field, value));
	return sources.some(({ fields }) => limitsOf(fields, isOpen).length === 0) ? 'mesh' : undefined;
}

/** The fields of a source or an operation that are set and limit it. */
function limitsOf(fields: Fields, isOpen: (field: string, value: unknown) => boolean): string[] {
	return Object.keys(fields).filter((field) => {
		const value = fields[field];
		return asList(value).length > 0 && !isOpen(field, value);
	});
}

function isAny(field: string, value: unknown): boolean {
	return !field.startsWith('not') && asList(value).includes('*');
}

function isAnyBlock(field: string, value: unknown): boolean {
	if (field !== 'ipBlocks' && field !== 'remoteIpBlocks') return false;
	return asList(value).some((block) => typeof block === 'string' && isEverything(block));
}

/** Fields of a source that are known of a client only by its certificate. */
const identities: readonly string[] = ['principals', 'namespaces', 'serviceAccounts'];
const identityKeys: ReadonlySet<unknown> = new Set([
	'source.principal',
	'source.namespace',
	'source.serviceAccount',
]);
const otherIdentities: readonly string[] = ['notPrincipals', 'notNamespaces', 'notServiceAccounts'];

/**
 * Where a rule asks who the client is by its certificate: `is` for those it must be, `isNot` for those
 * it must not be. A client in plaintext is nobody, so it meets every `isNot` and no `is`.
 */
export function identityFields({ sources, conditions }: Rule): Identities {
	const ofSources = (names: readonly string[]) =>
		(sources ?? []).flatMap(({ path, fields }) =>
			names.flatMap((name) => (asList(fields[name]).length > 0 ? [[...path, name]] : [])),
		);
	const ofConditions = (list: string) =>
		conditions.flatMap(({ path, fields }) =>
			identityKeys.has(fields.key) && asList(fields[list]).length > 0 ? [[...path, list]] : [],
		);
	return {
		is: [...ofSources(identities), ...ofConditions('values')],
		isNot: [...ofSources(otherIdentities), ...ofConditions('notValues')],
	};
}

export type Identities = { readonly is: readonly Path[]; readonly isNot: readonly Path[] };

/** Where a rule asks what is known of HTTP requests alone. */
export function httpFields({ sources, operations, conditions }: Rule): readonly Path[] {
	const of = (parts: readonly Part[] | undefined, names: readonly string[]) =>
		(parts ?? []).flatMap(({ path, fields }) =>
			names.flatMap((name) => (asList(fields[name]).length > 0 ? [[...path, name]] : [])),
		);
	return [
		...of(sources, ['requestPrincipals', 'notRequestPrincipals']),
		...of(operations, httpOperations),
		...conditions.flatMap(({ path, fields }) =>
			asString(fields.key)?.startsWith('request.') ? [[...path, 'key']] : [],
		),
	];
}

const httpOperations = ['hosts', 'methods', 'paths', 'notHosts', 'notMethods', 'notPaths'];

/** Whether a policy is for gateways: its selector or its targets say so. */
export function isForGateway({ selector, targets }: Authorization): boolean {
	if (targets.some(({ kind }) => kind === 'Gateway' || kind === 'GatewayClass')) return true;
	return selector.some(({ key, values }) => gatewayKeys.has(key) && values.some(isGatewayName));
}

const gatewayKeys: ReadonlySet<string> = new Set([
	'app',
	'istio',
	'app.kubernetes.io/name',
	'gateway.networking.k8s.io/gateway-name',
]);

function isGatewayName(value: string): boolean {
	return value.includes('gateway') || value === 'ingress';
}
