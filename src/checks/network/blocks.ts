import { contains } from '../../kube/network/addresses.ts';
import {
	allowsPort,
	isNetworkPolicy,
	networkPolicy,
	type Peer,
} from '../../kube/network/policy.ts';
import type { Problem } from '../../model/check.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';

export type BlockPeer = Extract<Peer, { kind: 'block' }>;

/** The blocks to which a policy lets Pods connect on a TCP port. */
export function blocksTo(resource: Resource, port: number): readonly BlockPeer[] {
	if (!isNetworkPolicy(resource)) return [];
	const { isolates, rules } = networkPolicy(resource);
	if (!isolates.egress) return [];
	return rules.egress.flatMap((rule) => {
		if (!rule.peers || !allowsPort(rule, 'TCP', port)) return [];
		return rule.peers.filter((peer): peer is BlockPeer => peer.kind === 'block');
	});
}

/** Which of these addresses a block lets through: those within it that no `except` covers. */
export function letThrough({ cidr, except }: BlockPeer, addresses: readonly string[]): string[] {
	return addresses.filter(
		(each) => contains(cidr, each) && !except.some((hole) => contains(hole, each)),
	);
}

/** The problem of a block that lets addresses through, and its mend: holes for them. */
export function withHoles(path: Path, addresses: readonly string[]): Problem {
	const listed = addresses.join(', ');
	return {
		path: [...path, 'ipBlock', 'cidr'],
		message: text(`The block lets Pods reach ${listed}`, `该地址块允许 Pod 访问 ${listed}`),
		// Right if no program behind the policy needs the addresses.
		fix: {
			safety: 'evidence',
			edits: addresses.map((value) => ({
				kind: 'append',
				path: [...path, 'ipBlock', 'except'],
				value,
			})),
		},
	};
}
