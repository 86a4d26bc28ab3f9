import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isOwnWorkload } from './scaling.ts';

export default check({
	title: text('The workload is not updated step by step', '工作负载不是滚动更新'),
	why: text(
		'Recreate stops every Pod before the first new one starts; OnDelete waits until somebody deletes each Pod, so a security fix is applied and does not run.',
		'Recreate 会先停止全部旧 Pod 再启动新 Pod；OnDelete 则要等有人逐个删除 Pod，安全修复即使已应用也不会生效。',
	),
	mend: text('Use `RollingUpdate`.', '改用 `RollingUpdate`。'),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:upgrading'],
	on: 'pod',
	detect(pod) {
		const { resource } = pod;
		const field = strategies.get(resource.kind);
		if (!field || !isOwnWorkload(resource)) return undefined;
		const { type } = asFields(asFields(resource.value.spec)[field]);
		if (type !== 'Recreate' && type !== 'OnDelete') return undefined;
		// A disk for one node at a time leaves no other choice.
		if (
			type === 'Recreate' &&
			pod.volumes.some((volume) => volume.type === 'persistentVolumeClaim')
		)
			return undefined;
		const path = ['spec', field, 'type'];
		return {
			path,
			message: text(`The strategy is ${type}`, `更新策略为 ${type}`),
			fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: 'RollingUpdate' }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: checkout
          image: registry.example.com/checkout:1.4.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  strategy:
    type: RollingUpdate
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: checkout
          image: registry.example.com/checkout:1.4.2
`,
		},
	],
});

const strategies: ReadonlyMap<string, string> = new Map([
	['Deployment', 'strategy'],
	['DaemonSet', 'updateStrategy'],
	['StatefulSet', 'updateStrategy'],
]);
