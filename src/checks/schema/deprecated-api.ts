import { deprecation } from '../../kube/schema/lookup.ts';
import { text } from '../../model/text.ts';
import { renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { instead, moveTo } from './successor.ts';

export default check({
	title: text('The API version is deprecated', '该 API 版本已弃用'),
	why: text(
		'The API still works and will not for ever: a later Kubernetes version refuses the object.',
		'该 API 目前可用，但之后的 Kubernetes 版本会拒绝此对象。',
	),
	mend: text(
		'Move to the successor before the upgrade that removes it.',
		'在移除它的升级之前迁移到后继版本。',
	),
	severity: 'low',
	standards: ['nsa:upgrading'],
	on: 'resource',
	detect(resource, { version }) {
		const { apiVersion, kind } = resource;
		const found = deprecation(apiVersion, kind, version);
		if (!found) return undefined;
		const gone = found.removedIn && renderVersion(found.removedIn);
		const [end, zhEnd] = gone ? [`, gone in ${gone}`, `，${gone} 中移除`] : ['', ''];
		const { en, zh } = instead(found.successor, kind);
		return {
			path: ['apiVersion'],
			message: text(
				`${kind} of ${apiVersion} is deprecated since Kubernetes ${renderVersion(found.deprecatedIn)}${end}${en}`,
				`${apiVersion} 的 ${kind} 自 Kubernetes ${renderVersion(found.deprecatedIn)} 起弃用${zhEnd}${zh}`,
			),
			...moveTo(resource, found.successor, version),
		};
	},
	examples: [
		{
			version: '1.24',
			bad: `apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 6 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:5.1.0
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 6 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:5.1.0
`,
		},
	],
});
