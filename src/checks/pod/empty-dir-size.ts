import { fixValuesFor } from '../../kube/fix-values.ts';
import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isSet } from './security-contexts.ts';

export default check({
	title: text('An emptyDir has no size limit', 'emptyDir 没有大小限制'),
	why: text(
		'An emptyDir lives on the disk or in the memory of the node. Without `sizeLimit` one program that fills it can evict its neighbours.',
		'emptyDir 占用节点的磁盘或内存。没有 `sizeLimit` 时，一个程序写满它就可能导致其他 Pod 被驱逐。',
	),
	mend: text(
		'Set `sizeLimit` to what the program needs, or limit `ephemeral-storage`.',
		'将 `sizeLimit` 设为程序所需大小，或限制 `ephemeral-storage`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'volume',
	mentions: ['emptyDir'],
	detect(volume, { settings }) {
		if (!isFields(volume.fields.emptyDir)) return undefined;
		const { sizeLimit, medium } = volume.fields.emptyDir;
		if (isSet(sizeLimit)) return undefined;
		const path = volume.at('emptyDir', 'sizeLimit');
		const usual = fixValuesFor(volume.resource, settings).emptyDirSize;
		const value = medium === 'Memory' ? '64Mi' : usual;
		return { path, fix: { safety: 'value', edits: [{ kind: 'set', path, value }] } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: converter
spec:
  containers:
    - name: converter
      image: registry.example.com/converter:2.4.0
      volumeMounts:
        - name: scratch
          mountPath: /tmp
        - name: shm
          mountPath: /dev/shm
  volumes:
    - name: scratch
      emptyDir: {}
    - name: shm
      emptyDir:
        medium: Memory
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: converter
spec:
  containers:
    - name: converter
      image: registry.example.com/converter:2.4.0
      volumeMounts:
        - name: scratch
          mountPath: /tmp
        - name: shm
          mountPath: /dev/shm
  volumes:
    - name: scratch
      emptyDir:
        sizeLimit: 1Gi
    - name: shm
      emptyDir:
        medium: Memory
        sizeLimit: 64Mi
`,
		},
	],
});
