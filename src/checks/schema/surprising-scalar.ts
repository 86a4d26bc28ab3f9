import { lookup } from '../../kube/schema/lookup.ts';
import { valueAt } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A word that YAML reads as a boolean', '会被 YAML 读作布尔值的单词'),
	why: text(
		'Kubernetes reads `yes`, `no`, `on`, `off`, `y` and `n` without quotes as true or false. In a custom resource no schema here can tell whether text was meant.',
		'Kubernetes 将不带引号的 `yes`、`no`、`on`、`off`、`y`、`n` 读作 true 或 false。对自定义资源，这里没有 schema 能判断本意是否为文本。',
	),
	mend: text(
		'Put quotes around text; write true or false where a boolean is meant.',
		'文本请加引号；若为布尔值则写 true 或 false。',
	),
	severity: 'low',
	standards: [],
	on: 'source',
	detect({ resource, surprises }, { version }) {
		if (surprises.length === 0) return undefined;
		// Where the kind is known, the schema tells a boolean from a string.
		if (lookup(resource.apiVersion, resource.kind, version).status !== 'unknown') return undefined;
		return surprises.flatMap(({ path, written }) => {
			const value = valueAt(resource.value, path);
			if (typeof value !== 'boolean') return [];
			return {
				path,
				message: text(
					`${quote(written)} is read as ${value}`,
					`${quote(written)} 会被读作 ${value}`,
				),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: example.com/v1
kind: Survey
metadata:
  name: lunch
spec:
  country: NO
`,
			good: `apiVersion: example.com/v1
kind: Survey
metadata:
  name: lunch
spec:
  country: "NO"
`,
		},
	],
});
