import type { SchemaProblem } from '../../kube/schema/problem.ts';
import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { schemaProblems } from './problems.ts';

export default check({
	title: text('The object was checked only in part', '该对象只检查了一部分'),
	why: text(
		'The object has more mistakes, more levels or more values than any real manifest, so the schema check stopped. What comes after is not judged.',
		'该对象的错误、层级或数值远多于真实清单，schema 检查已中止，其后的内容未作判断。',
	),
	mend: text(
		'Mend the mistakes that are listed, or split the object, and scan again.',
		'修复已列出的错误或拆分对象，然后重新扫描。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	detect: (resource, { version }) =>
		schemaProblems(resource, version, 'stopped', ({ reason }) => ({ message: messages[reason] })),
	examples: [],
});

type Reason = (SchemaProblem & { readonly kind: 'stopped' })['reason'];

const messages: { readonly [R in Reason]: Text } = {
	'too-many-problems': text(
		'too many schema problems; the rest is not listed',
		'schema 问题过多，其余未列出',
	),
	'too-deep': text('nested too deeply to be checked', '嵌套过深，无法检查'),
	'too-large': text('too large to be checked whole', '对象过大，无法完整检查'),
};
