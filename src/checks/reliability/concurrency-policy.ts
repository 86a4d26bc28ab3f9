import { asFields, asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('Runs of the CronJob may overlap', 'CronJob 的多次运行可能重叠'),
	why: text(
		'When a run takes longer than the interval the next one starts beside it: two backups write one file, and slow runs pile up until the nodes are full.',
		'若某次运行超过间隔时间，下一次会同时启动：两个备份写同一文件，缓慢的任务不断堆积，直到占满节点。',
	),
	mend: text(
		'Set `concurrencyPolicy: Forbid`, or `Replace` where the newest run counts.',
		'设置 `concurrencyPolicy: Forbid`；若以最新一次为准则用 `Replace`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['mitre:T1499'],
	on: 'resource',
	kinds: ['CronJob'],
	detect({ apiVersion, value }) {
		if (apiGroup(apiVersion) !== 'batch') return undefined;
		const policy = asString(asFields(value.spec).concurrencyPolicy) || 'Allow';
		if (policy !== 'Allow') return undefined;
		const path = ['spec', 'concurrencyPolicy'];
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: 'Forbid' }] } };
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
  concurrencyPolicy: Forbid
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
