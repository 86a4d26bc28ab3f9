import { isSecurity, specOf, workloadSelector } from '../../kube/istio/kinds.ts';
import { portModes } from '../../kube/istio/mtls.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'Port modes of a PeerAuthentication without a selector are ignored',
		'没有选择器的 PeerAuthentication 的端口级模式会被忽略',
	),
	why: text(
		'`portLevelMtls` takes effect only in a policy that selects workloads. Otherwise the ports follow the mode of the whole policy, which may be the opposite of what is written.',
		'`portLevelMtls` 只在选择了工作负载的策略中生效。否则端口遵循整个策略的模式，可能与所写的恰好相反。',
	),
	mend: text(
		'Add a selector for the workloads that have these ports.',
		'添加选择器，指定拥有这些端口的工作负载。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['PeerAuthentication'],
	// No fix: only the team knows the workloads.
	detect(policy) {
		if (!isSecurity(policy) || specOf(policy).portLevelMtls === undefined) return undefined;
		const isIdle = portModes(policy).length > 0 && workloadSelector(policy).length === 0;
		return isIdle ? { path: ['spec', 'portLevelMtls'] } : undefined;
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
  portLevelMtls:
    8443:
      mode: STRICT
`,
			good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  mtls:
    mode: PERMISSIVE
  portLevelMtls:
    8443:
      mode: STRICT
`,
		},
	],
});
