import { fixValuesFor } from '../../kube/fix-values.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, fixFor, inSecurityContexts, numberInEffect } from './security-contexts.ts';

export default check({
	title: text('The group id is low', '组 ID 偏低'),
	why: text(
		'Low group ids belong to groups of the node, such as `disk` or `docker`. A process that breaks out with such an id may open what these groups may open.',
		'较小的组 ID 往往对应节点上的组，例如 `disk` 或 `docker`。以这样的 ID 逃逸的进程可以打开这些组有权访问的文件。',
	),
	mend: text(
		'Set `runAsGroup` to the minimum of your policy or more (`minimumUserId`, 10000 by default).',
		'将 `runAsGroup` 设为不低于策略下限的值（`minimumUserId`，默认 10000）。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:non-root-containers', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['runAsGroup'],
	detect(pod, { settings }) {
		const { minimumUserId } = settings;
		if (pod.hasUserNamespace) return undefined; // ids are not those of the node
		return inSecurityContexts(pod, (owner) => {
			const group = numberInEffect(owner, 'runAsGroup');
			if (group === undefined || group <= 0 || group >= minimumUserId) return undefined;
			const path = contextPath(owner, 'runAsGroup');
			return {
				path,
				message: text(
					`runAsGroup is ${group}, below ${minimumUserId}`,
					`runAsGroup 为 ${group}，低于 ${minimumUserId}`,
				),
				...fixFor(owner, {
					safety: 'value',
					edits: [{ kind: 'set', path, value: fixValuesFor(pod.resource, settings).userId }],
				}),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: log-shipper
spec:
  selector:
    matchLabels:
      app: log-shipper
  template:
    metadata:
      labels:
        app: log-shipper
    spec:
      securityContext:
        runAsUser: 10000
      containers:
        - name: shipper
          image: registry.example.com/log-shipper:2.2.0
          securityContext:
            runAsGroup: 999
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: log-shipper
spec:
  selector:
    matchLabels:
      app: log-shipper
  template:
    metadata:
      labels:
        app: log-shipper
    spec:
      securityContext:
        runAsUser: 10000
      containers:
        - name: shipper
          image: registry.example.com/log-shipper:2.2.0
          securityContext:
            runAsGroup: 10000
`,
		},
	],
});
