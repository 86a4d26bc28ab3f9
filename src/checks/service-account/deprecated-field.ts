import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The account is named by the deprecated field `serviceAccount`',
		'使用了已弃用的 `serviceAccount` 字段',
	),
	why: text(
		'`serviceAccount` is an old alias that counts only while `serviceAccountName` is unset. Policies and people look at the new field and take the Pod for one that runs as the default account.',
		'`serviceAccount` 是旧别名，仅在 `serviceAccountName` 未设置时生效。策略和人都只看新字段，容易误以为 Pod 使用 default 账号。',
	),
	mend: text('Write `serviceAccountName` instead.', '改用 `serviceAccountName`。'),
	severity: 'low',
	standards: [],
	on: 'pod',
	mentions: ['serviceAccount'],
	detect(pod) {
		const old = asString(pod.spec.serviceAccount);
		const name = asString(pod.spec.serviceAccountName);
		// The API server writes both fields into what it gives out, so equal ones are its own.
		if (!old || old === name) return undefined;
		const path = pod.at('spec', 'serviceAccount');
		const remove = { kind: 'remove' as const, path };
		if (!name) {
			const set = { kind: 'set' as const, path: pod.at('spec', 'serviceAccountName'), value: old };
			return { path, fix: { safety: 'safe', edits: [set, remove] } };
		}
		return {
			path,
			message: text(
				`serviceAccount ${quote(old)} has no effect: serviceAccountName is ${quote(name)}`,
				`serviceAccount ${quote(old)} 不生效：serviceAccountName 为 ${quote(name)}`,
			),
			fix: { safety: 'safe', edits: [remove] },
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: node-labeler
spec:
  selector:
    matchLabels:
      app: node-labeler
  template:
    metadata:
      labels:
        app: node-labeler
    spec:
      serviceAccount: node-labeler
      containers:
        - name: labeler
          image: registry.example.com/node-labeler:0.5.0
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: node-labeler
spec:
  selector:
    matchLabels:
      app: node-labeler
  template:
    metadata:
      labels:
        app: node-labeler
    spec:
      containers:
        - name: labeler
          image: registry.example.com/node-labeler:0.5.0
      serviceAccountName: node-labeler
`,
		},
	],
});
