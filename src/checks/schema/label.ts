import { podPaths } from '../../kube/templates.ts';
import type { Problem } from '../../model/check.ts';
import { isFields, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A label that the API server refuses', 'API server 拒绝该标签'),
	why: text(
		'Label keys and values have a fixed form of at most 63 characters. The API server refuses the object, and selectors written with such a value match nothing.',
		'标签的键和值有固定格式，最长 63 个字符。API server 会拒绝该对象，使用此值的选择器也匹配不到任何东西。',
	),
	mend: text(
		'Use letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.',
		'只用字母、数字、`-`、`_`、`.`，首尾为字母或数字。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	detect(resource) {
		const problems: Problem[] = [];
		judge(resource.value, ['metadata', 'labels'], problems);
		for (const path of podPaths(resource)) {
			if (path.length > 0) judge(resource.value, [...path, 'metadata', 'labels'], problems);
		}
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: Team Checkout
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: Team-Checkout
`,
		},
	],
});

function judge(value: unknown, path: Path, problems: Problem[]): void {
	const labels = valueAt(value, path);
	if (!isFields(labels)) return;
	for (const key in labels) {
		const label = labels[key];
		if (!isKey(key)) {
			const message = text(`${quote(key)} is not a label key`, `${quote(key)} 不是有效的标签键`);
			problems.push({ path: [...path, key], message });
		} else if (typeof label === 'string' && !isValue(label)) {
			const message = text(
				`${quote(label)} is not a label value`,
				`${quote(label)} 不是有效的标签值`,
			);
			problems.push({ path: [...path, key], message });
		}
	}
}

const name = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const domain = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

function isKey(key: string): boolean {
	if (goodKeys.has(key)) return true;
	const isGood = judgeKey(key);
	if (isGood && goodKeys.size < mostRemembered) goodKeys.add(key);
	return isGood;
}

// The same few keys stand on every object.
const goodKeys = new Set<string>();
const mostRemembered = 1000;

function judgeKey(key: string): boolean {
	const slash = key.indexOf('/');
	const own = key.slice(slash + 1);
	if (slash >= 0 && (slash > 253 || !domain.test(key.slice(0, slash)))) return false;
	return own.length <= 63 && name.test(own);
}

function isValue(value: string): boolean {
	return value === '' || (value.length <= 63 && name.test(value));
}
