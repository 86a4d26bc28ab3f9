import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { isCapability } from './capability-names.ts';
import { capabilityRisk, isHarmlessToAdd } from './capability-risks.ts';
import { removal } from './removal.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container adds a dangerous capability', '容器添加了危险的 capability'),
	why: text(
		'Capabilities are the power of root in pieces. Some of them, such as SYS_ADMIN or SYS_MODULE, are enough to take the node; others reach neighbours and their network.',
		'capability 是拆分后的 root 权限。其中 SYS_ADMIN、SYS_MODULE 等足以控制节点，另一些则能影响相邻容器及其网络。',
	),
	mend: text(
		'Remove the capability, or run what needs it on nodes of its own.',
		'删除该 capability，或将确实需要它的工作负载隔离到专用节点。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.2.9',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	mentions: ['capabilities'],
	detect: (pod, context) =>
		forbidden('capabilities_baseline', pod, context, ({ at, path, value }) => {
			const name = asString(value)?.toUpperCase() ?? '';
			// An unknown name, or a harmless one in small letters, is another check's.
			if (!isCapability(name) || isHarmlessToAdd(name)) return undefined;
			const { severity, allows } = capabilityRisk(name);
			return {
				severity,
				message: text(
					`The container adds ${name}: ${allows.en}`,
					`容器添加了 ${name}：${allows.zh}`,
				),
				...fixFor(ownerAt(pod, path), {
					safety: 'evidence',
					edits: [removal(pod.resource, at)],
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: packet-capture
spec:
  selector:
    matchLabels:
      app: packet-capture
  template:
    metadata:
      labels:
        app: packet-capture
    spec:
      containers:
        - name: capture
          image: registry.example.com/capture:1.1.0
          securityContext:
            capabilities:
              drop: [ALL]
              add: [SYS_ADMIN, NET_BIND_SERVICE]
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: packet-capture
spec:
  selector:
    matchLabels:
      app: packet-capture
  template:
    metadata:
      labels:
        app: packet-capture
    spec:
      containers:
        - name: capture
          image: registry.example.com/capture:1.1.0
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: node-debug
spec:
  containers:
    - name: debug
      image: registry.example.com/debug:0.3.0
      securityContext:
        capabilities:
          drop: [ALL]
          add: [ALL]
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: node-debug
spec:
  containers:
    - name: debug
      image: registry.example.com/debug:0.3.0
      securityContext:
        capabilities:
          drop: [ALL]
`,
		},
	],
});
