import { equalities, holds, labelOf, labelSelector } from '../../kube/selectors.ts';
import { asFields, asList, isFields } from '../../model/fields.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The selector does not match the labels of the template', '选择器与模板标签不匹配'),
	why: text(
		'The API server refuses the workload, so it does not run.',
		'API server 会拒绝该工作负载，因此它不会运行。',
	),
	mend: text(
		'Give the template the labels that the selector wants.',
		'为模板加上选择器要求的标签。',
	),
	severity: 'high',
	standards: [],
	on: 'pod',
	detect(pod) {
		const { resource, labels } = pod;
		const selector = selectorOf(resource);
		if (!selector) return undefined;
		const path = ['spec', 'selector'];
		const requirements = labelSelector(selector) ?? [];
		if (isEmpty(selector)) return { path, message: empty };
		const lacking = requirements.filter((each) => !holds(each, labelOf(labels, each.key)));
		const [first] = lacking;
		if (!first) return undefined;
		const wanted = equalities(selector.matchLabels).map(({ key }) => key);
		// What expressions want can be had in many ways.
		if (!lacking.every(({ key }) => wanted.includes(key))) return { path };
		const edits = lacking.map(({ key, values: [value] }) => ({
			kind: 'set' as const,
			path: pod.at('metadata', 'labels', key),
			value,
		}));
		const isPlain = resource.kind === 'ReplicationController';
		const [key, value] = [first.key, first.values[0] ?? ''];
		return {
			path: isPlain ? [...path, key] : [...path, 'matchLabels', key],
			message: text(
				`The template has no label ${quote(`${key}=${value}`)}`,
				`模板没有标签 ${quote(`${key}=${value}`)}`,
			),
			fix: { safety: 'evidence', edits },
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout-api
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

const empty = text(
	'An empty selector, which the API server refuses',
	'选择器为空，API server 会拒绝',
);

const withSelector = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);

/** The selector of a workload that must match its own template; an unset one is the schema's matter. */
function selectorOf({ apiVersion, kind, value }: Resource): Fields | undefined {
	const { selector, manualSelector } = asFields(value.spec);
	if (!isFields(selector)) return undefined;
	const group = apiGroup(apiVersion);
	if (group === 'apps' && withSelector.has(kind)) return selector;
	if (group === 'batch' && kind === 'Job' && manualSelector === true) return selector;
	// The oldest kind has a plain map of labels, and takes the template's where it is empty.
	const isOldest = group === '' && kind === 'ReplicationController';
	return isOldest && Object.keys(selector).length > 0 ? { matchLabels: selector } : undefined;
}

function isEmpty(selector: Fields): boolean {
	const { matchLabels, matchExpressions } = selector;
	return Object.keys(asFields(matchLabels)).length === 0 && asList(matchExpressions).length === 0;
}
