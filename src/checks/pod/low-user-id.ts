import { fixValuesFor } from '../../kube/fix-values.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, fixFor, inSecurityContexts, numberInEffect } from './security-contexts.ts';

export default check({
	title: text('The user id is low', '用户 ID 偏低'),
	why: text(
		'Low user ids belong to accounts and services of the node. A process that breaks out with such an id may read their files and signal their processes.',
		'较小的用户 ID 通常属于节点上的账户和服务。以这样的 ID 逃逸的进程可能读取它们的文件、向它们的进程发信号。',
	),
	mend: text(
		'Set `runAsUser` to the minimum of your policy or more (`minimumUserId`, 10000 by default).',
		'将 `runAsUser` 设为不低于策略下限的值（`minimumUserId`，默认 10000）。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:non-root-containers', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['runAsUser'],
	detect(pod, { settings }) {
		const { minimumUserId } = settings;
		if (pod.hasUserNamespace) return undefined; // ids are not those of the node
		return inSecurityContexts(pod, (owner) => {
			const user = numberInEffect(owner, 'runAsUser');
			if (user === undefined || user <= 0 || user >= minimumUserId) return undefined;
			const path = contextPath(owner, 'runAsUser');
			return {
				path,
				message: text(
					`runAsUser is ${user}, below ${minimumUserId}`,
					`runAsUser 为 ${user}，低于 ${minimumUserId}`,
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
  name: mail-relay
spec:
  selector:
    matchLabels:
      app: mail-relay
  template:
    metadata:
      labels:
        app: mail-relay
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
      containers:
        - name: relay
          image: registry.example.com/mail-relay:4.0.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: mail-relay
spec:
  selector:
    matchLabels:
      app: mail-relay
  template:
    metadata:
      labels:
        app: mail-relay
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 10000
      containers:
        - name: relay
          image: registry.example.com/mail-relay:4.0.2
`,
		},
		{
			settings: { minimumUserId: 3001 },
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: thumbnailer
spec:
  containers:
    - name: thumbnailer
      image: registry.example.com/thumbnailer:0.5.1
      securityContext:
        runAsUser: 3000
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: thumbnailer
spec:
  containers:
    - name: thumbnailer
      image: registry.example.com/thumbnailer:0.5.1
      securityContext:
        runAsUser: 3001
`,
		},
	],
});
