import { contains } from '../../kube/network/addresses.ts';
import type { Peer, PolicyPort, Rule } from '../../kube/network/policy.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { quote } from '../quote.ts';

/** What ValidateNetworkPolicy of Kubernetes refuses in a rule, beyond what the schema shows. */
export function mistakesIn({ peers = [], ports = [] }: Rule): Problem[] {
	return [...peers.flatMap(inPeer), ...ports.flatMap(inPort)];
}

function inPeer(peer: Peer): Problem[] {
	const { path } = peer;
	if (peer.kind === 'invalid') {
		const message = peer.isEmpty
			? text('The peer says nothing', '对端为空')
			: text(
					'An ipBlock cannot stand with a selector in one peer',
					'同一对端中 ipBlock 不能与选择器并用',
				);
		return [{ path, message }];
	}
	if (peer.kind === 'pods') return [];
	const { cidr, except } = peer;
	return except.flatMap((hole, index) => {
		// IPv6 is not compared so closely.
		if (`${cidr}${hole}`.includes(':') || (contains(cidr, hole) && hole !== cidr)) return [];
		const at = [...path, 'ipBlock', 'except', index];
		return {
			path: at,
			message: text(
				`${quote(hole)} is not within ${quote(cidr)}`,
				`${quote(hole)} 不在 ${quote(cidr)} 之内`,
			),
		};
	});
}

function inPort({ path, port, endPort }: PolicyPort): Problem[] {
	if (endPort === undefined) return [];
	if (typeof port !== 'number') {
		const message = text('endPort needs a port by number', 'endPort 需要数字形式的 port');
		return [{ path: [...path, 'endPort'], message }];
	}
	if (endPort >= port) return [];
	const message = text('endPort is below port', 'endPort 小于 port');
	return [{ path: [...path, 'endPort'], message }];
}
