import { asFields, asList, asNumber, asString, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';
import { labelSelector, type Selector } from '../selectors.ts';

export type Direction = 'ingress' | 'egress';
export const directions = ['ingress', 'egress'] as const;

/** What a NetworkPolicy says, with Kubernetes' defaults. */
export type NetworkPolicy = {
	/** The Pods of its own namespace for which it stands; empty for all of them. */
	readonly selector: Selector;
	/** The directions in which those Pods are cut off from all that no rule allows. */
	readonly isolates: { readonly [D in Direction]: boolean };
	readonly rules: { readonly [D in Direction]: readonly Rule[] };
};

/** What one rule allows: all of its peers on all of its ports. */
export type Rule = {
	readonly path: Path;
	/** Undefined for everybody, as when the field is missing or empty. */
	readonly peers: readonly Peer[] | undefined;
	/** Undefined for every port. */
	readonly ports: readonly PolicyPort[] | undefined;
};

/** Selectors within one peer must both hold; peers are alternatives. */
export type Peer = { readonly path: Path } & (
	| {
			readonly kind: 'pods';
			/** Undefined where there is none: all Pods of the namespaces. */
			readonly pods: Selector | undefined;
			/** Undefined where there is none: the namespace of the policy. */
			readonly namespaces: Selector | undefined;
	  }
	| { readonly kind: 'block'; readonly cidr: string; readonly except: readonly string[] }
	/** Nothing, or a block together with a selector: the API server refuses it. */
	| { readonly kind: 'invalid'; readonly isEmpty: boolean }
);

export type PolicyPort = {
	readonly path: Path;
	readonly protocol: string;
	/** Undefined for every port of the protocol. */
	readonly port: number | string | undefined;
	readonly endPort: number | undefined;
};

/** Whether it is the Kubernetes kind: Calico and Antrea have a NetworkPolicy too. */
export function isNetworkPolicy({ kind, apiVersion }: Resource): boolean {
	const group = apiGroup(apiVersion);
	return kind === 'NetworkPolicy' && (group === 'networking.k8s.io' || group === 'extensions');
}

/** Reads a NetworkPolicy; what cannot be read counts as unset. */
export const networkPolicy = rememberLast((resource: Resource): NetworkPolicy => {
	const spec = asFields(resource.value.spec);
	return {
		selector: labelSelector(spec.podSelector) ?? [],
		isolates: isolation(spec),
		rules: {
			ingress: rulesOf(spec, 'ingress', 'from'),
			egress: rulesOf(spec, 'egress', 'to'),
		},
	};
});

// SetDefaults_NetworkPolicy: without policyTypes it is Ingress, and Egress where there are such rules.
function isolation(spec: Fields): { ingress: boolean; egress: boolean } {
	const types = asList(spec.policyTypes);
	if (types.length === 0) return { ingress: true, egress: asList(spec.egress).length > 0 };
	return { ingress: types.includes('Ingress'), egress: types.includes('Egress') };
}

function rulesOf(spec: Fields, direction: Direction, side: 'from' | 'to'): Rule[] {
	return asList(spec[direction]).map((value, index) => {
		const path: Path = ['spec', direction, index];
		const fields = asFields(value);
		const peers = asList(fields[side]).map((peer, i) => peerOf(asFields(peer), [...path, side, i]));
		const ports = asList(fields.ports).map((port, i) => portOf(port, [...path, 'ports', i]));
		return {
			path,
			peers: peers.length > 0 ? peers : undefined,
			ports: ports.length > 0 ? ports : undefined,
		};
	});
}

function peerOf({ podSelector, namespaceSelector, ipBlock }: Fields, path: Path): Peer {
	const pods = labelSelector(podSelector);
	const namespaces = labelSelector(namespaceSelector);
	const isSelector = pods !== undefined || namespaces !== undefined;
	if (isSelector === isFields(ipBlock)) return { kind: 'invalid', isEmpty: !isSelector, path };
	if (isSelector) return { kind: 'pods', pods, namespaces, path };
	const { cidr, except } = asFields(ipBlock);
	const holes = asList(except).flatMap((each) => asString(each) ?? []);
	return { kind: 'block', cidr: asString(cidr) ?? '', except: holes, path };
}

function portOf(value: unknown, path: Path): PolicyPort {
	const { protocol, port, endPort } = asFields(value);
	return {
		path,
		protocol: asString(protocol) ?? 'TCP',
		port: asNumber(port) ?? asString(port),
		endPort: asNumber(endPort),
	};
}

/**
 * Whether a rule lets a port through. A name means the port that each destination gives it, so it
 * counts as any port of its protocol.
 */
export function allowsPort({ ports }: Rule, protocol: string, number: number): boolean {
	if (!ports) return true;
	return ports.some((each) => {
		if (each.protocol !== protocol) return false;
		if (typeof each.port !== 'number') return true;
		return number >= each.port && number <= (each.endPort ?? each.port);
	});
}
