import { dnsAccess } from '../../kube/network/dns.ts';
import { nameLabel } from '../../kube/network/namespaces.ts';
import { isOnHostNetwork, type Policy, policiesFor } from '../../kube/network/policies.ts';
import { workloadsIn } from '../../kube/network/workloads.ts';
import type { PodView } from '../../kube/pod.ts';
import type { Selector } from '../../kube/selectors.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';

/** A workload without DNS; `isWhole` when even UDP is closed. */
type CutOff = { readonly pod: PodView; readonly isWhole: boolean };

/** The workload of a policy that is worst cut off from DNS; it is told of once. */
export function cutOffBy(policy: Resource, selector: Selector, world: World): CutOff | undefined {
	const selected = workloadsIn(policy.namespace, world)?.selected(selector) ?? [];
	const cut = selected.slice(0, mostPods).flatMap((pod) => cutOff(pod, policy, world) ?? []);
	return cut.find(({ isWhole }) => isWhole) ?? cut[0];
}

/** A policy is told of once, so a few of its Pods are enough to look at. */
const mostPods = 16;

function cutOff(pod: PodView, policy: Resource, world: World): CutOff | undefined {
	if (isOnHostNetwork(pod) || pod.spec.dnsPolicy === 'None') return undefined;
	const { own, open, isWhole } = policiesFor(pod, world);
	if (open.length > 0 || !isWhole || firstWithRules(own) !== policy) return undefined;
	const access = dnsAccess(own);
	if (!access || (access.udp && access.tcp)) return undefined;
	return { pod, isWhole: !access.udp };
}

/** Of several policies the first that lets something out is told of. */
function firstWithRules(policies: readonly Policy[]): Resource | undefined {
	return policies.find(
		({ kubernetes }) => kubernetes?.isolates.egress && kubernetes.rules.egress.length > 0,
	)?.resource;
}

/** The rule that lets Pods ask the DNS of the cluster. */
export const allowDns = {
	to: [
		{
			namespaceSelector: { matchLabels: { [nameLabel]: 'kube-system' } },
			podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
		},
	],
	ports: [
		{ port: 53, protocol: 'UDP' },
		{ port: 53, protocol: 'TCP' },
	],
};
