import { fixValuesFor } from '../../kube/fix-values.ts';
import type { PodView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import type { Edit } from '../../model/edit.ts';
import { asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { removal } from './removal.ts';
import { contextPath, fixFor, inSecurityContexts, numberInEffect } from './security-contexts.ts';

export default check({
	title: text('Processes or files belong to the root group', '进程或文件属于 root 组'),
	why: text(
		'Group 0 may open what the image and mounted volumes keep for group root. `fsGroup: 0` even hands new files of volumes to that group.',
		'组 0 可以访问镜像和挂载卷中留给 root 组的文件；`fsGroup: 0` 还会让卷中的新文件都归该组所有。',
	),
	mend: text(
		'Use a group of the program itself in `runAsGroup`, `fsGroup` and `supplementalGroups`.',
		'在 `runAsGroup`、`fsGroup` 和 `supplementalGroups` 中使用程序自己的组。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:non-root-containers', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['runAsGroup', 'fsGroup', 'supplementalGroups'],
	detect(pod, { settings }) {
		if (pod.hasUserNamespace || pod.isWindows) return undefined;
		const { userId } = fixValuesFor(pod.resource, settings);
		const groups = inSecurityContexts(pod, (owner) => {
			if (numberInEffect(owner, 'runAsGroup') !== 0) return undefined;
			const path = contextPath(owner, 'runAsGroup');
			const edits: Edit[] = [{ kind: 'set', path, value: userId }];
			return { path, ...fixFor(owner, { safety: 'value', edits }) };
		});
		const shared = ofVolumes(pod, userId);
		return groups && shared ? [...groups, ...shared] : (groups ?? shared);
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      securityContext:
        runAsUser: 10000
        runAsGroup: 0
        fsGroup: 0
        supplementalGroups: [0, 12000]
      containers:
        - name: ledger
          image: registry.example.com/ledger:6.3.0
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      securityContext:
        runAsUser: 10000
        runAsGroup: 10000
        fsGroup: 10000
        supplementalGroups: [12000]
      containers:
        - name: ledger
          image: registry.example.com/ledger:6.3.0
`,
		},
	],
});

function ofVolumes(pod: PodView, group: number): Problem[] | undefined {
	const index = asList(pod.security.supplementalGroups).indexOf(0);
	const hasRootFsGroup = pod.security.fsGroup === 0;
	if (index < 0 && !hasRootFsGroup) return undefined;
	const problems: Problem[] = [];
	if (hasRootFsGroup) {
		const path = contextPath(pod, 'fsGroup');
		problems.push({
			path,
			message: text('fsGroup is 0 (root)', 'fsGroup 为 0（root）'),
			fix: { safety: 'value', edits: [{ kind: 'set', path, value: group }] },
		});
	}
	if (index >= 0) {
		const path = contextPath(pod, 'supplementalGroups', index);
		problems.push({
			path,
			message: text('supplementalGroups contains 0 (root)', 'supplementalGroups 包含 0（root）'),
			fix: { safety: 'evidence', edits: [removal(pod.resource, path)] },
		});
	}
	return problems;
}
