import { policiesFor, policyReads } from '../../kube/network/policies.ts';
import type { PodView } from '../../kube/pod.ts';
import { asFields } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isShown } from './absence.ts';

export default check({
	title: text('Egress of the agent sandbox is not limited', '智能体沙箱的出站流量没有限制'),
	why: text(
		'The sandbox runs code that a model wrote or fetched. With all of the network before it, a prompt injection can send data out, and attack the other Pods.',
		'沙箱运行由模型编写或下载的代码。若网络对其完全开放，一次提示注入就能外传数据并攻击其他 Pod。',
	),
	mend: text(
		'Deny egress by a network policy, and allow the few destinations that the agent needs.',
		'用网络策略拒绝出站流量，只放行智能体需要的少数目标。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1041', 'owasp-k8s:K07'],
	on: 'pod',
	reads: policyReads,
	detect(pod, { world }) {
		const kind = sandboxOf(pod);
		if (!kind || (kind === 'bare' && !isShown(pod.namespace, world))) return undefined;
		const { own, open } = policiesFor(pod, world);
		if ([...own, ...open].some(({ isolates }) => isolates.egress)) return undefined;
		return { path: pod.at('metadata', 'labels') };
	},
	examples: [
		{
			bad: `apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: python-runtime
  namespace: agents
spec:
  networkPolicyManagement: Unmanaged
  podTemplate:
    metadata:
      labels:
        sandbox: python-runtime
    spec:
      containers:
        - name: python-runtime
          image: registry.example.com/python-runtime:0.4.1
`,
			good: `apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: python-runtime
  namespace: agents
spec:
  networkPolicyManagement: Managed
  podTemplate:
    metadata:
      labels:
        sandbox: python-runtime
    spec:
      containers:
        - name: python-runtime
          image: registry.example.com/python-runtime:0.4.1
`,
		},
	],
});

/** A bare Sandbox, or a template that declines the policy which its controller would make. */
function sandboxOf({ resource }: PodView): 'bare' | 'unmanaged' | undefined {
	const group = apiGroup(resource.apiVersion);
	if (resource.kind === 'Sandbox' && group === 'agents.x-k8s.io') return 'bare';
	if (resource.kind !== 'SandboxTemplate' || group !== 'extensions.agents.x-k8s.io')
		return undefined;
	const { networkPolicyManagement } = asFields(resource.value.spec);
	return networkPolicyManagement === 'Unmanaged' ? 'unmanaged' : undefined;
}
