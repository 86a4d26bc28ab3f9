import { parseReference } from '../../image/reference.ts';
import type { ContainerView } from '../../kube/pod.ts';

/** Flannel's daemon; its other images install files and end. */
export function isFlannel({ image }: ContainerView): boolean {
	// Nearly no image is, so most are not parsed.
	if (!image?.includes('flannel')) return false;
	return parseReference(image)?.repository.endsWith('flannel') ?? false;
}

/** Whether it is a program that enforces network policies. */
export function enforces({ image = '' }: ContainerView): boolean {
	const repository = parseReference(image)?.repository ?? '';
	return enforcers.some((name) => repository.includes(name));
}

const enforcers = [
	'antrea',
	'calico-node',
	'calico/node',
	'cilium',
	'kube-network-policies',
	'kube-ovn',
	'kube-router',
	'network-policy-agent',
	'weave-npc',
];
