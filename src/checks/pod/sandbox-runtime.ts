import { asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A sandbox for untrusted code has no runtime of its own',
		'运行不可信代码的沙箱没有专用运行时',
	),
	why: text(
		'An agent sandbox runs code that nobody has read. Without a RuntimeClass such as gVisor or Kata it shares the kernel of the node, and one kernel bug is enough to leave it.',
		'agent sandbox 运行的是无人审查过的代码。没有 gVisor 或 Kata 之类的 RuntimeClass 时，它与节点共用内核，一个内核漏洞就足以逃逸。',
	),
	mend: text(
		'Set `runtimeClassName` to a RuntimeClass that isolates the kernel.',
		'将 `runtimeClassName` 设为能隔离内核的 RuntimeClass。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	detect(pod) {
		if (!sandboxGroups.has(apiGroup(pod.resource.apiVersion))) return undefined;
		if (asString(pod.spec.runtimeClassName)) return undefined;
		const path = pod.at('spec', 'runtimeClassName');
		return { path, fix: { safety: 'value', edits: [{ kind: 'set', path, value: 'gvisor' }] } };
	},
	examples: [
		{
			bad: `apiVersion: agents.x-k8s.io/v1alpha1
kind: Sandbox
metadata:
  name: code-interpreter
spec:
  podTemplate:
    spec:
      containers:
        - name: interpreter
          image: registry.example.com/interpreter:2.1.0
`,
			good: `apiVersion: agents.x-k8s.io/v1alpha1
kind: Sandbox
metadata:
  name: code-interpreter
spec:
  podTemplate:
    spec:
      runtimeClassName: gvisor
      containers:
        - name: interpreter
          image: registry.example.com/interpreter:2.1.0
`,
		},
	],
});

/** Of the project kubernetes-sigs/agent-sandbox. */
const sandboxGroups = new Set(['agents.x-k8s.io', 'extensions.agents.x-k8s.io']);
