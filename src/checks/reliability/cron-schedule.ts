import { type CronField, type CronProblem, cronProblem } from '../../kube/cron.ts';
import { asFields, asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { type Text, text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The schedule of the CronJob is invalid', 'CronJob 的调度表达式无效'),
	why: text(
		'The API server refuses the CronJob, or accepts a schedule that never comes: backups and rotations silently do not happen.',
		'API server 会拒绝该 CronJob，或接受一个永远不会到来的时间：备份和轮换悄无声息地不再执行。',
	),
	mend: text(
		'Write five fields (minute, hour, day, month, weekday) or a word such as `@daily`; set the zone in `timeZone`.',
		'写五个字段（分、时、日、月、周），或 `@daily` 之类的词；时区写在 `timeZone` 中。',
	),
	severity: 'high',
	standards: [],
	on: 'resource',
	kinds: ['CronJob'],
	detect({ apiVersion, value }, { version }) {
		const schedule = asString(asFields(value.spec).schedule);
		if (schedule === undefined || apiGroup(apiVersion) !== 'batch') return undefined;
		const problem = cronProblem(schedule);
		if (!problem) return undefined;
		const path = ['spec', 'schedule'];
		// Until 1.29 a zone in the schedule was let pass, without anybody promising that it works.
		if (problem.kind === 'time-zone' && compareVersion(version, { major: 1, minor: 29 }) < 0) {
			return { path, message: describe(problem, schedule), severity: 'low' };
		}
		const isAccepted = problem.kind === 'step';
		return { path, message: describe(problem, schedule), ...(isAccepted && { severity: 'low' }) };
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ledger-backup
spec:
  schedule: "0 24 * * *"
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
  schedule: "0 0 * * *"
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
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ledger-backup
spec:
  schedule: CRON_TZ=Europe/Paris 0 3 * * *
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
  schedule: 0 3 * * *
  timeZone: Europe/Paris
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

const fieldNames: { readonly [F in CronField]: Text } = {
	minute: text('minute', '分钟'),
	hour: text('hour', '小时'),
	day: text('day', '日'),
	month: text('month', '月'),
	weekday: text('weekday', '星期'),
};

function describe(problem: CronProblem, schedule: string): Text {
	const quoted = quote(schedule);
	switch (problem.kind) {
		case 'time-zone':
			return text(`${quoted} names a time zone`, `${quoted} 中写了时区`);
		case 'word':
			return text(`${quoted} is not a schedule`, `${quoted} 不是有效的调度表达式`);
		case 'count':
			return text(
				`${quoted} has ${problem.count} fields instead of 5`,
				`${quoted} 有 ${problem.count} 个字段，应为 5 个`,
			);
		case 'never':
			return text(`No day is ever ${quoted}`, `${quoted} 永远不会到来`);
		case 'value': {
			const [written, field] = [quote(problem.written), fieldNames[problem.field]];
			return text(`${written} is not a ${field.en}`, `${written} 不是有效的${field.zh}`);
		}
		case 'step': {
			const [written, field] = [quote(problem.written), fieldNames[problem.field]];
			return text(
				`The step of ${written} is longer than the range of the ${field.en}, so only the first counts`,
				`${written} 的步长超过${field.zh}的范围，只有第一个值生效`,
			);
		}
	}
}
