import { renderPath } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { schemaProblems } from './problems.ts';

export default check({
	title: text('A required field is missing', '缺少必填字段'),
	why: text(
		'The API server refuses the object, so what it was meant to protect or run is not there.',
		'API server 会拒绝该对象，它本应保护或运行的内容因此不存在。',
	),
	mend: text('Add the field.', '补上该字段。'),
	severity: 'high',
	standards: [],
	on: 'resource',
	detect: (resource, { version }) =>
		schemaProblems(resource, version, 'missing-field', ({ path }) => ({
			message: text(`\`${renderPath(path)}\` is required`, `缺少必填字段 \`${renderPath(path)}\``),
		})),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.3.1
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.3.1
`,
		},
	],
});
