import type { SchemaProblem } from '../../kube/schema/problem.ts';
import { valueAt } from '../../model/fields.ts';
import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { schemaProblems } from './problems.ts';

export default check({
	title: text('A value of the wrong type', '值的类型错误'),
	why: text(
		'The API server refuses the object. The usual cause is YAML itself: `yes`, `on` and `0644` are no strings, and a number in an annotation needs quotes.',
		'API server 会拒绝该对象。常见原因在 YAML 本身：`yes`、`on`、`0644` 都不是字符串，注解中的数字需要加引号。',
	),
	mend: text('Write a value of the type that the API expects.', '写成 API 期望的类型。'),
	severity: 'high',
	standards: [],
	on: 'resource',
	detect: (resource, { version }) =>
		schemaProblems(resource, version, 'wrong-type', (problem) => {
			const value = valueAt(resource.value, problem.path);
			const isQuotable =
				problem.expected === 'string' && (typeof value === 'boolean' || typeof value === 'number');
			return {
				message: messageOf(problem),
				// The text may have been written otherwise (yes, 1e3): only its author knows what was meant.
				...(isQuotable && {
					fix: {
						safety: 'evidence',
						edits: [{ kind: 'set', path: problem.path, value: String(value) }],
					},
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  DEBUG: true
  RETRIES: 3
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  DEBUG: "true"
  RETRIES: "3"
`,
		},
	],
});

type WrongType = SchemaProblem & { readonly kind: 'wrong-type' };

function messageOf({ expected, actual }: WrongType): Text {
	const quotes =
		expected === 'string' && (actual === 'boolean' || actual === 'integer' || actual === 'number');
	const [en, zh] = quotes ? ['; put it in quotes', '；请加引号'] : ['', ''];
	return text(
		`${nameOf(expected).en} is expected here, not ${nameOf(actual).en}${en}`,
		`此处应为${nameOf(expected).zh}，而不是${nameOf(actual).zh}${zh}`,
	);
}

function nameOf(type: WrongType['expected'] | WrongType['actual']): Text {
	return names[type] ?? text(`a value of type ${type}`, `${type} 类型的值`);
}

const names: { readonly [T in string]?: Text } = {
	string: text('a string', '字符串'),
	integer: text('a whole number', '整数'),
	number: text('a number', '数字'),
	boolean: text('true or false', '布尔值'),
	array: text('a list', '列表'),
	object: text('a mapping', '映射'),
	map: text('a mapping', '映射'),
	quantity: text('a quantity such as 500m or 1Gi', '形如 500m 或 1Gi 的数量'),
	other: text('this', '其他类型'),
};
