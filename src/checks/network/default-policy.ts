import type { Fix } from '../../model/edit.ts';

/**
 * The fix of a namespace that denies nothing: a policy for all of its Pods that leaves name resolution
 * alone. Right only where other policies allow what the workloads need.
 */
export function denyByDefault(namespace: string | undefined): Fix {
	const policy = {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata: { name: 'default-deny', ...(namespace !== undefined && { namespace }) },
		spec: {
			podSelector: {},
			policyTypes: ['Ingress', 'Egress'],
			egress: [
				{
					to: [
						{
							namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
						},
					],
					ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: 53 })),
				},
			],
		},
	};
	return { safety: 'evidence', edits: [], companions: [policy] };
}
