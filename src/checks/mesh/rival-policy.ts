import { isSecurity } from '../../kube/istio/kinds.ts';
import { effectiveOf, isIgnored } from '../../kube/istio/mtls.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'Another PeerAuthentication of the same scope takes effect instead',
		'同一范围内生效的是另一个 PeerAuthentication',
	),
	why: text(
		'Of several policies for the same workloads Istio takes the oldest and ignores the others, so which mode holds depends on what was applied first.',
		'对于作用于相同工作负载的多个策略，Istio 只采用最早创建的一个并忽略其余，因此生效的模式取决于应用的先后顺序。',
	),
	mend: text(
		'Keep one PeerAuthentication for each namespace and each selector.',
		'每个命名空间和每个选择器只保留一个 PeerAuthentication。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['PeerAuthentication'],
	reads: ['PeerAuthentication'],
	detect(policy, { world }) {
		// What leaves its namespace open may land elsewhere.
		if (!isSecurity(policy) || !policy.namespace || isIgnored(policy)) return undefined;
		const effective = effectiveOf(policy, world);
		// Of one name there are several where overlays of one object are read.
		if (effective.name === policy.name) return undefined;
		const name = quote(effective.name);
		return {
			path: ['metadata', 'name'],
			message: text(
				`${name} is for the same workloads, and is the one that counts where it is older`,
				`${name} 作用于相同的工作负载；若其创建更早，则以其为准`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: PERMISSIVE
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: strict
  namespace: payments
spec:
  mtls:
    mode: STRICT
`,
			good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: strict
  namespace: payments
spec:
  mtls:
    mode: STRICT
`,
		},
	],
});
