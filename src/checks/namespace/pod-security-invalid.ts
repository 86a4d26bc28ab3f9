import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { podSecurityLabels } from './pod-security-labels.ts';

export default check({
	title: text('A Pod Security label has a value that means nothing', 'Pod Security 标签的值无效'),
	why: text(
		'The API server refuses such a label. Where it is there already, enforcing takes restricted for what it cannot read, warning and auditing take privileged.',
		'API server 会拒绝这样的标签。若已存在，无法识别的 enforce 按 restricted 处理，warn 和 audit 按 privileged 处理。',
	),
	mend: text(
		'Levels are `privileged`, `baseline` and `restricted`; versions are `latest` or such as `v1.34`.',
		'级别为 `privileged`、`baseline`、`restricted`；版本为 `latest` 或形如 `v1.34`。',
	),
	severity: 'medium',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	detect(namespace, { version }) {
		const labels = podSecurityLabels(namespace, version);
		if (!labels || labels.policy.unreadable.length === 0) return undefined;
		return labels.policy.unreadable.map((label) => {
			const written = labels.written[label];
			const value = quote(asString(written) ?? '');
			const isVersion = label.endsWith('-version');
			return {
				path: ['metadata', 'labels', label],
				message: isVersion
					? text(`${value} is not a version`, `${value} 不是有效的版本`)
					: text(`${value} is not a level`, `${value} 不是有效的级别`),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: strict
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
		},
	],
});
