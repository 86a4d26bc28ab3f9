import { asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The kind of workload does not allow this restart policy',
		'该类工作负载不允许此重启策略',
	),
	why: text(
		'Deployments and their like restart always, Jobs never or on failure, and a Job has to say which. The API server refuses the object, so the workload does not run.',
		'Deployment 等只允许 Always；Job 只允许 Never 或 OnFailure，且必须写明。API server 会拒绝该对象，工作负载不会运行。',
	),
	mend: text('Write the policy that the kind allows.', '改为该类型允许的策略。'),
	severity: 'medium',
	standards: [],
	on: 'pod',
	detect(pod) {
		const { apiVersion, kind } = pod.resource;
		const allowed = policies.get(`${apiGroup(apiVersion)}/${kind}`);
		if (!allowed) return undefined;
		// Unset, and what is not the name of a policy (which the schema reports), means Always.
		const written = asString(pod.spec.restartPolicy) || 'Always';
		if (allowed.includes(written) || !known.includes(written)) return undefined;
		const path = pod.at('spec', 'restartPolicy');
		const [usual] = allowed;
		const edits = [{ kind: 'set' as const, path, value: usual }];
		return {
			path,
			message: text(
				`restartPolicy of a ${kind} is ${written}; it must be ${allowed.join(' or ')}`,
				`${kind} 的 restartPolicy 为 ${written}，必须是 ${allowed.join(' 或 ')}`,
			),
			// Nothing that runs can change: the object is refused as it is.
			fix: { safety: kind === 'Job' || kind === 'CronJob' ? 'evidence' : 'safe', edits },
		};
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ledger-close
spec:
  schedule: "15 2 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: ledger-close
          containers:
            - name: ledger-close
              image: registry.example.com/ledger-close:1.4.2
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ledger-close
spec:
  schedule: "15 2 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: ledger-close
          restartPolicy: Never
          containers:
            - name: ledger-close
              image: registry.example.com/ledger-close:1.4.2
`,
		},
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      restartPolicy: OnFailure
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      restartPolicy: Always
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
`,
		},
	],
});

const known = ['Always', 'OnFailure', 'Never'];
const always = ['Always'];
const once = ['Never', 'OnFailure'];

/** By API group and kind; the first is what a fix writes. */
const policies: ReadonlyMap<string, readonly string[]> = new Map([
	['/ReplicationController', always],
	['apps/DaemonSet', always],
	['apps/Deployment', always],
	['apps/ReplicaSet', always],
	['apps/StatefulSet', always],
	['batch/CronJob', once],
	['batch/Job', once],
]);
