import { asFields, asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A CronJob runs on a schedule', '存在定时运行的 CronJob'),
	why: text(
		'Scheduled Jobs start without anybody being there. Attackers use them to come back after a clean-up, so each one should have an owner who knows it.',
		'定时任务在无人值守时启动。攻击者常借此在清理之后卷土重来，因此每个 CronJob 都应有知情的负责人。',
	),
	mend: text(
		'Review the CronJob; suppress this finding with the name of its owner.',
		'审查该 CronJob，并以其负责人为由忽略此发现。',
	),
	severity: 'low',
	profile: 'named',
	standards: ['mitre:T1053'],
	on: 'resource',
	kinds: ['CronJob'],
	detect({ apiVersion, name, value }) {
		if (apiGroup(apiVersion) !== 'batch') return undefined;
		const { schedule, suspend } = asFields(value.spec);
		if (suspend === true) return undefined;
		const [job, when] = [quote(name), quote(asString(schedule) ?? '')];
		return {
			path: ['spec', 'schedule'],
			message: text(`The CronJob ${job} runs at ${when}`, `CronJob ${job} 按 ${when} 运行`),
		};
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
  suspend: true
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
