import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { schemaProblems } from './problems.ts';

export default check({
	title: text('A value that the API server refuses', 'API server 拒绝该取值'),
	why: text(
		'The field takes one of a few words, in exact case. The API server refuses any other, and the object with it.',
		'该字段只接受少数几个取值，且区分大小写。其他取值会使整个对象被拒绝。',
	),
	mend: text('Use one of the allowed values.', '改用允许的取值。'),
	severity: 'high',
	standards: [],
	on: 'resource',
	detect: (resource, { version }) =>
		schemaProblems(resource, version, 'not-in-enum', ({ path, value, allowed, suggestion }) => ({
			message: text(
				`${quote(value)} is not one of ${allowed.join(', ')}`,
				`${quote(value)} 不在允许的取值 ${allowed.join('、')} 之中`,
			),
			...(suggestion !== undefined && {
				fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: suggestion }] },
			}),
		})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  containers:
    - name: worker
      image: registry.example.com/worker:1.0.4
      imagePullPolicy: always
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  containers:
    - name: worker
      image: registry.example.com/worker:1.0.4
      imagePullPolicy: Always
`,
		},
	],
});
