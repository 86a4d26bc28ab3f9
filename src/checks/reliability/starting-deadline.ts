import { asFields, asNumber } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The CronJob may start at any later time', 'CronJob 可能在任意晚的时间启动'),
	why: text(
		'After an outage or while it is suspended, a missed run starts however late it is, perhaps in the middle of the day or next to the following one.',
		'故障恢复或取消挂起后，错过的任务无论多晚都会启动，可能正值白天高峰，或与下一次任务重叠。',
	),
	mend: text('Set `startingDeadlineSeconds`.', '设置 `startingDeadlineSeconds`。'),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'resource',
	kinds: ['CronJob'],
	detect({ apiVersion, value }) {
		if (apiGroup(apiVersion) !== 'batch') return undefined;
		if (asNumber(asFields(value.spec).startingDeadlineSeconds) !== undefined) return undefined;
		const path = ['spec', 'startingDeadlineSeconds'];
		return { path, fix: { safety: 'value', edits: [{ kind: 'set', path, value: 600 }] } };
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ledger-backup
spec:
  schedule: "15 2 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: ledger-backup
              image: registry.example.com/ledger-backup:1.4.2
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ledger-backup
spec:
  schedule: "15 2 * * *"
  startingDeadlineSeconds: 600
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: ledger-backup
              image: registry.example.com/ledger-backup:1.4.2
`,
		},
	],
});
