import { isSecurity } from '../../kube/istio/kinds.ts';
import { isIgnored } from '../../kube/istio/mtls.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A PeerAuthentication with a selector in the root namespace is ignored',
		'根命名空间中带选择器的 PeerAuthentication 会被忽略',
	),
	why: text(
		'In the root namespace only a policy for the whole mesh counts. One that selects workloads has no effect anywhere, so mutual TLS stays as it was.',
		'在根命名空间中只有面向整个网格的策略才有效。选择了工作负载的策略在任何地方都不起作用，双向 TLS 保持原状。',
	),
	mend: text(
		'Move the policy to the namespace of the workloads, or remove its selector.',
		'将策略移到工作负载所在的命名空间，或删除其选择器。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['PeerAuthentication'],
	// No fix: both ways change for whom the policy stands.
	detect: (policy) =>
		isSecurity(policy) && isIgnored(policy) ? { path: ['spec', 'selector'] } : undefined,
	examples: [
		{
			bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: ledger
  namespace: istio-system
spec:
  selector:
    matchLabels:
      app: ledger
  mtls:
    mode: STRICT
`,
			good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  mtls:
    mode: STRICT
`,
		},
	],
});
