import { isEverything } from '../../kube/network/addresses.ts';
import {
	type Direction,
	isNetworkPolicy,
	networkPolicy,
	type Rule,
} from '../../kube/network/policy.ts';
import type { Problem } from '../../model/check.ts';
import type { Resource } from '../../model/resource.ts';
import type { Text } from '../../model/text.ts';

/** The rules of a policy that let everybody through on every port; `wide` when it is for all Pods. */
export function openRules(
	resource: Resource,
	direction: Direction,
	messages: { readonly some: Text; readonly all: Text },
): Problem[] | undefined {
	if (!isNetworkPolicy(resource)) return undefined;
	const { selector, isolates, rules } = networkPolicy(resource);
	if (!isolates[direction]) return undefined;
	const open = rules[direction].filter(isOpen);
	if (open.length === 0) return undefined;
	const isForAll = selector.length === 0;
	return open.map(({ path }) => ({
		path,
		message: isForAll ? messages.all : messages.some,
		...(isForAll && { severity: 'medium' as const }),
	}));
}

function isOpen({ peers, ports }: Rule): boolean {
	if (ports) return false;
	return !peers || peers.some((peer) => peer.kind === 'block' && isAnybody(peer));
}

function isAnybody(block: { cidr: string; except: readonly string[] }): boolean {
	return block.except.length === 0 && isEverything(block.cidr);
}
