import { renderPath } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A key stands twice in one mapping', '同一映射中出现重复的键'),
	why: text(
		'The last one wins without a word, so a whole securityContext written above can vanish. Strict clients refuse the file.',
		'后写的会悄悄覆盖先写的，上面写好的整个 securityContext 可能因此消失。严格的客户端会拒绝该文件。',
	),
	mend: text('Merge the two into one.', '将两者合并为一个。'),
	severity: 'high',
	standards: [],
	on: 'source',
	detect: ({ duplicates }) =>
		duplicates.length === 0
			? undefined
			: duplicates.map((path) => ({
					path,
					message: text(
						`${quote(renderPath(path))} stands more than once; the last one wins`,
						`${quote(renderPath(path))} 出现多次，以最后一个为准`,
					),
				})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      securityContext:
        runAsNonRoot: true
      securityContext:
        allowPrivilegeEscalation: false
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      securityContext:
        runAsNonRoot: true
        allowPrivilegeEscalation: false
`,
		},
	],
});
