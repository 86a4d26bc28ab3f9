import type { Selector } from '../selectors.ts';
import { matchesNamespace } from './namespaces.ts';
import type { Policy } from './policies.ts';
import { allowsPort, type Peer, type Rule } from './policy.ts';

/** How names are looked up: answers that do not fit into UDP come by TCP. */
export type DnsAccess = { readonly udp: boolean; readonly tcp: boolean };

/**
 * Whether Pods that these policies cut off on egress may still ask for names. Undefined when a
 * policy has its part in it that is not read so far.
 */
export function dnsAccess(policies: readonly Policy[]): DnsAccess | undefined {
	if (policies.some(({ kubernetes }) => !kubernetes)) return undefined;
	const rules = policies.flatMap(({ resource, kubernetes }) =>
		// Rules of a direction that the policy is not for count for nothing.
		(kubernetes?.isolates.egress ? kubernetes.rules.egress : []).filter((rule) =>
			reachesDns(rule, resource.namespace),
		),
	);
	return { udp: allowsDns(rules, 'UDP'), tcp: allowsDns(rules, 'TCP') };
}

/** OpenShift's DNS listens on 5353, and policies are judged behind the Service. */
function allowsDns(rules: readonly Rule[], protocol: string): boolean {
	return rules.some((rule) => allowsPort(rule, protocol, 53) || allowsPort(rule, protocol, 5353));
}

function reachesDns({ peers }: Rule, namespace: string | undefined): boolean {
	return !peers || peers.some((peer) => mayBeDns(peer, namespace));
}

const dnsNamespaces = ['kube-system', 'openshift-dns'];

function mayBeDns(peer: Peer, namespace: string | undefined): boolean {
	// A block may be NodeLocal DNS at 169.254.20.10, a server outside, or the Service's range.
	if (peer.kind !== 'pods') return peer.kind === 'block';
	const { pods = [], namespaces } = peer;
	if (isOfDns(pods)) return true;
	if (pods.some(isTooNarrow)) return false;
	if (!namespaces) return namespace !== undefined && dnsNamespaces.includes(namespace);
	return dnsNamespaces.some((name) => matchesNamespace(namespaces, name, undefined) !== false);
}

/** Labels that only DNS has: `k8s-app: kube-dns`, `dns.operator.openshift.io/daemonset-dns`. */
function isOfDns(pods: Selector): boolean {
	return pods.some(
		({ key, operator, values }) =>
			operator !== 'NotIn' &&
			operator !== 'DoesNotExist' &&
			[key, ...values].some((word) => word.includes('dns')),
	);
}

function isTooNarrow({ operator }: Selector[number]): boolean {
	return operator === 'In' || operator === 'Exists';
}
