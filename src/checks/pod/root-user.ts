import { fixValuesFor } from '../../kube/fix-values.ts';
import { PodView } from '../../kube/pod.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container asks to run as root', '容器要求以 root 运行'),
	why: text(
		'`runAsUser: 0` overrides whatever user the image has. A process that breaks out is root on the node, and mounted files lose the protection of their owners.',
		'`runAsUser: 0` 会覆盖镜像自带的用户。进程一旦逃逸就是节点上的 root，挂载的文件也失去属主保护。',
	),
	mend: text(
		'Set `runAsUser` to a number of 10000 or more, or leave it to an image that has such a user.',
		'将 `runAsUser` 设为不小于 10000 的数字，或交给自带此类用户的镜像决定。',
	),
	severity: 'high',
	standards: [
		'pss:restricted',
		'cis:5.2.7',
		'nsa:non-root-containers',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	mentions: ['runAsUser'],
	detect: (pod, context) =>
		forbidden('runAsUser', pod, context, ({ at, path }) => {
			const owner = ownerAt(pod, path);
			const value = fixValuesFor(pod.resource, context.settings).userId;
			return {
				message: owner instanceof PodView ? ofPod : ofContainer,
				...fixFor(owner, { safety: 'value', edits: [{ kind: 'set', path: at, value }] }),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: search
spec:
  serviceName: search
  selector:
    matchLabels:
      app: search
  template:
    metadata:
      labels:
        app: search
    spec:
      securityContext:
        fsGroup: 10000
      containers:
        - name: search
          image: registry.example.com/search:8.1.0
          securityContext:
            runAsUser: 0
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: search
spec:
  serviceName: search
  selector:
    matchLabels:
      app: search
  template:
    metadata:
      labels:
        app: search
    spec:
      securityContext:
        fsGroup: 10000
      containers:
        - name: search
          image: registry.example.com/search:8.1.0
          securityContext:
            runAsUser: 10000
`,
		},
	],
});

const ofPod = text('runAsUser of the Pod is 0 (root)', 'Pod 的 runAsUser 为 0（root）');
const ofContainer = text('runAsUser of the container is 0 (root)', '容器的 runAsUser 为 0（root）');
