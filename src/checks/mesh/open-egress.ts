import { asFields, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

/** Where the kinds of each API group say what happens to calls to hosts that the mesh does not know. */
const places: { readonly [kind: string]: readonly [group: string, policy: Path] } = {
	Sidecar: ['networking.istio.io', ['spec', 'outboundTrafficPolicy']],
	IstioOperator: ['install.istio.io', ['spec', 'meshConfig', 'outboundTrafficPolicy']],
	Istio: ['sailoperator.io', ['spec', 'values', 'meshConfig', 'outboundTrafficPolicy']],
};

export default check({
	title: text('Workloads of the mesh may call any host', '网格中的工作负载可以访问任意主机'),
	why: text(
		'Under ALLOW_ANY the proxy passes on calls to hosts that nobody has registered, so a workload that was taken over sends its loot wherever it likes.',
		'在 ALLOW_ANY 模式下，代理会放行对未注册主机的访问；被攻陷的工作负载可以把数据发往任何地方。',
	),
	mend: text(
		'Set the mode to REGISTRY_ONLY and register external hosts by ServiceEntries.',
		'将模式设为 REGISTRY_ONLY，并通过 ServiceEntry 注册外部主机。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:network-separation', 'mitre:T1048', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: Object.keys(places),
	detect({ kind, apiVersion, value }) {
		const [group, policy] = places[kind] ?? [];
		if (!policy || apiGroup(apiVersion) !== group) return undefined;
		if (asFields(valueAt(value, policy)).mode !== 'ALLOW_ANY') return undefined;
		const path = [...policy, 'mode'];
		// Hosts that are called and not registered are cut off.
		const edits = [{ kind: 'set', path, value: 'REGISTRY_ONLY' } as const];
		return { path, fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: payments
spec:
  egress:
    - hosts:
        - ./*
  outboundTrafficPolicy:
    mode: ALLOW_ANY
`,
			good: `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: payments
spec:
  egress:
    - hosts:
        - ./*
  outboundTrafficPolicy:
    mode: REGISTRY_ONLY
`,
		},
	],
});
