import { asString, isFields, valueAt } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The workflow runs as the default ServiceAccount',
		'工作流以 default ServiceAccount 运行',
	),
	why: text(
		'The executor needs rights to report its results. Given to the account default, every other Pod of the namespace has them too.',
		'执行器需要上报结果的权限。若授予 default 账号，该命名空间的所有其他 Pod 也会拥有这些权限。',
	),
	mend: text(
		'Set `serviceAccountName` to an account for the workflow.',
		'将 `serviceAccountName` 设为工作流专用的账号。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.1.5', 'nsa:service-account-tokens', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: ['Workflow', 'CronWorkflow'],
	detect({ apiVersion, kind, value }) {
		if (apiGroup(apiVersion) !== 'argoproj.io') return undefined;
		const path = kind === 'Workflow' ? ['spec'] : ['spec', 'workflowSpec'];
		const spec = valueAt(value, path);
		// A template that it refers to may name the account.
		if (!isFields(spec) || isFields(spec.workflowTemplateRef)) return undefined;
		if ((asString(spec.serviceAccountName) || 'default') !== 'default') return undefined;
		return { path: [...path, 'serviceAccountName'] };
	},
	examples: [
		{
			bad: `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata:
  name: nightly-report
  namespace: reports
spec:
  entrypoint: report
  templates:
    - name: report
      container:
        image: registry.example.com/nightly-report:2.1.0
`,
			good: `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata:
  name: nightly-report
  namespace: reports
spec:
  entrypoint: report
  serviceAccountName: nightly-report
  templates:
    - name: report
      container:
        image: registry.example.com/nightly-report:2.1.0
`,
		},
	],
});
