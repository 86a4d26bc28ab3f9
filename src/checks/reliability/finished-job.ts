import type { Problem } from '../../model/check.ts';
import { asFields, asList, asNumber, valueAt } from '../../model/fields.ts';
import { apiGroup, type Fields } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('Nothing takes the finished Job away', '没有机制清理已完成的 Job'),
	why: text(
		'The Job and its Pods stay in the cluster until somebody deletes them, with their logs and environment; a new Job of the same name is refused.',
		'Job 及其 Pod 会连同日志和环境变量一直留在集群中，直到有人删除；同名的新 Job 也会被拒绝。',
	),
	mend: text(
		'Set `ttlSecondsAfterFinished`; in a CronJob leave it to the history limits.',
		'设置 `ttlSecondsAfterFinished`；CronJob 则交给历史保留数量控制。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'resource',
	kinds: ['Job', 'CronJob'],
	detect({ apiVersion, kind, value }) {
		if (apiGroup(apiVersion) !== 'batch') return undefined;
		if (kind === 'CronJob') return inCronJob(value);
		const { ownerReferences, annotations } = asFields(value.metadata);
		if (asList(ownerReferences).length > 0) return undefined;
		// Helm and Argo CD delete the Jobs of their hooks themselves.
		const isHook = Object.keys(asFields(annotations)).some((key) => hooks.has(key));
		const isSet = asNumber(asFields(value.spec).ttlSecondsAfterFinished) !== undefined;
		if (isHook || isSet) return undefined;
		const path = ['spec', 'ttlSecondsAfterFinished'];
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: 86_400 }] } };
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: catalog-migration
spec:
  backoffLimit: 2
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: catalog-migration
          image: registry.example.com/catalog-migration:1.4.2
`,
			good: `apiVersion: batch/v1
kind: Job
metadata:
  name: catalog-migration
spec:
  backoffLimit: 2
  ttlSecondsAfterFinished: 86400
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: catalog-migration
          image: registry.example.com/catalog-migration:1.4.2
`,
		},
	],
});

const hooks = new Set(['helm.sh/hook', 'argocd.argoproj.io/hook']);

// Both would delete, and the shorter wins: failed runs are gone before anybody has looked.
function inCronJob(value: Fields): Problem | undefined {
	const path = ['spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished'];
	if (asNumber(valueAt(value, path)) === undefined) return undefined;
	return {
		path,
		message: text(
			'The history limits of the CronJob take finished Jobs away already',
			'CronJob 的历史保留数量已会清理完成的 Job',
		),
		fix: { safety: 'evidence', edits: [{ kind: 'remove', path }] },
	};
}
