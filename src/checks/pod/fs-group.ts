import { fixValuesFor } from '../../kube/fix-values.ts';
import type { ContainerView, PodView } from '../../kube/pod.ts';
import { asBoolean, asList, asString, valueAt } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, isSet } from './security-contexts.ts';

export default check({
	title: text(
		'A persistent volume has no group for a program that is not root',
		'持久卷没有为非 root 程序设置组',
	),
	why: text(
		'A new volume belongs to root. Without `fsGroup` a program that is not root often cannot write it, and people then give the program root instead of the group.',
		'新建的卷属于 root。未设置 `fsGroup` 时非 root 程序往往无法写入，于是有人干脆让程序以 root 运行，而不是设置组。',
	),
	mend: text(
		'Set `fsGroup` on the Pod to the group of the program.',
		'在 Pod 上将 `fsGroup` 设为程序所用的组。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:non-root-containers'],
	on: 'pod',
	detect(pod, { settings }) {
		if (isSet(pod.security.fsGroup) || isSet(pod.security.supplementalGroups)) return undefined;
		if (pod.isWindows) return undefined;
		const writer = pod.containers.find((c) => isNotRoot(c) && writesPersistent(pod, c));
		if (!writer) return undefined;
		const path = contextPath(pod, 'fsGroup');
		const { userId } = fixValuesFor(pod.resource, settings);
		const value = writer.runAsGroup || writer.runAsUser || userId;
		return { path, fix: { safety: 'value', edits: [{ kind: 'set', path, value }] } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: wiki
spec:
  serviceName: wiki
  selector:
    matchLabels:
      app: wiki
  template:
    metadata:
      labels:
        app: wiki
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
      containers:
        - name: wiki
          image: registry.example.com/wiki:3.4.0
          volumeMounts:
            - name: pages
              mountPath: /var/lib/wiki
  volumeClaimTemplates:
    - metadata:
        name: pages
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 5Gi
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: wiki
spec:
  serviceName: wiki
  selector:
    matchLabels:
      app: wiki
  template:
    metadata:
      labels:
        app: wiki
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
      containers:
        - name: wiki
          image: registry.example.com/wiki:3.4.0
          volumeMounts:
            - name: pages
              mountPath: /var/lib/wiki
  volumeClaimTemplates:
    - metadata:
        name: pages
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 5Gi
`,
		},
	],
});

function isNotRoot({ runAsUser, runAsNonRoot }: ContainerView): boolean {
	return runAsUser === undefined ? runAsNonRoot === true : runAsUser > 0;
}

function writesPersistent(pod: PodView, container: ContainerView): boolean {
	return container.volumeMounts.some(({ fields }) => {
		const name = asString(fields.name);
		if (name === undefined || asBoolean(fields.readOnly) === true) return false;
		const volume = pod.volumes.find((v) => v.name === name);
		if (volume) return volume.type === 'persistentVolumeClaim' || volume.type === 'ephemeral';
		return claimsOf(pod).some((claim) => valueAt(claim, ['metadata', 'name']) === name);
	});
}

/** The claims that a StatefulSet makes for each Pod; their volumes are not listed in the template. */
function claimsOf(pod: PodView): readonly unknown[] {
	return asList(valueAt(pod.resource.value, ['spec', 'volumeClaimTemplates']));
}
