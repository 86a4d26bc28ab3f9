import type { Safety } from '../model/edit.ts';
import type { Severity } from '../model/severity.ts';
import { type Language, type Text, text } from '../model/text.ts';

/** A sentence with values in it, in every language. */
type Sentence<Values extends readonly unknown[]> = {
	readonly [L in Language]: (...values: Values) => string;
};

/** The words of severities, for headings and for counts. */
export const severityWords: { readonly [S in Severity]: Text } = {
	critical: text('CRITICAL', '严重'),
	high: text('HIGH', '高危'),
	medium: text('MEDIUM', '中危'),
	low: text('LOW', '低危'),
};

/** What stands before the word, so that severities differ by shape as well. */
export const severityMarks: { readonly [S in Severity]: string } = {
	critical: '✖',
	high: '▲',
	medium: '●',
	low: '○',
};

export const severityCount: { readonly [S in Severity]: Sentence<[count: number]> } = {
	critical: { en: (count) => `${count} critical`, zh: (count) => `严重 ${count}` },
	high: { en: (count) => `${count} high`, zh: (count) => `高危 ${count}` },
	medium: { en: (count) => `${count} medium`, zh: (count) => `中危 ${count}` },
	low: { en: (count) => `${count} low`, zh: (count) => `低危 ${count}` },
};

/** Who can mend a finding, and how sure that is. */
export const fixWords: { readonly [S in Safety | 'none']: Text } = {
	safe: text('(fix: safe)', '（修复：安全）'),
	evidence: text('(fix: with evidence)', '（修复：需有依据）'),
	value: text('(fix: needs a value)', '（修复：需提供值）'),
	none: text('(by hand)', '（需手动修改）'),
};

export const fixCount: { readonly [S in Safety]: Sentence<[count: number]> } = {
	safe: {
		en: (count) => `${count} safe, which never changes what works`,
		zh: (count) => `${count} 项安全，不会影响正常运行`,
	},
	evidence: {
		en: (count) => `${count} with evidence, right if the stated facts hold`,
		zh: (count) => `${count} 项需有依据，相关事实成立时才正确`,
	},
	value: {
		en: (count) => `${count} once you give a value`,
		zh: (count) => `${count} 项需由您提供值`,
	},
};

export const words = {
	inNamespace: {
		en: (name) => ` (namespace ${name})`,
		zh: (name) => `（命名空间 ${name}）`,
	} satisfies Sentence<[name: string]>,
	noKind: text('Object without a kind', '未写明 kind 的对象'),
	noName: text('(no name)', '（无名称）'),
	container: text('container', '容器'),
	standardInput: text('standard input', '标准输入'),
	hidden: text('(not shown: a secret stands here)', '（此处含密钥，不予显示）'),
	comma: text(', ', '、'),
	colon: text(': ', '：'),
	stop: text('.', '。'),
	semicolon: text('; ', '；'),

	columns: [
		text('severity', '级别'),
		text('check', '检查项'),
		text('object', '对象'),
		text('problem', '问题'),
		text('place', '位置'),
	],
	notShown: {
		en: (count) => `${plural(count, 'further finding')} not shown here.`,
		zh: (count) => `另有 ${count} 个问题未在此列出。`,
	} satisfies Sentence<[count: number]>,
	score: {
		en: (percent) => `${percent} % of the judged controls pass`,
		zh: (percent) => `已判断的控制项中 ${percent}% 通过`,
	} satisfies Sentence<[percent: number]>,
	notRead: text('Could not be read', '无法读取'),
	warnings: text('Warnings', '警告'),
	skipped: text('Skipped', '已跳过'),
	remarks: text('Remarks', '备注'),
	summary: text('Summary', '汇总'),
	unknownReason: text('no reason given', '未说明原因'),
	otherReasons: {
		en: (count) => `${plural(count, 'other reason')}`,
		zh: (count) => `其他 ${count} 种原因`,
	} satisfies Sentence<[count: number]>,
	andMore: {
		en: (count) => `and ${plural(count, 'more file')}`,
		zh: (count) => `及另外 ${count} 个文件`,
	} satisfies Sentence<[count: number]>,

	findings: {
		en: (count) => plural(count, 'finding'),
		zh: (count) => `发现 ${count} 个问题`,
	} satisfies Sentence<[count: number]>,
	suppressed: {
		en: (count) => `${count} suppressed`,
		zh: (count) => `另有 ${count} 个已忽略`,
	} satisfies Sentence<[count: number]>,
	fixes: {
		en: (count, total) => `A fix is known for ${count} of ${total}: `,
		zh: (count, total) => `可修复 ${total} 项中的 ${count} 项：`,
	} satisfies Sentence<[count: number, total: number]>,
	lookedAt: {
		en: ({ resources, documents, files, checks }) =>
			`Looked at ${plural(resources, 'object')} in ${plural(documents, 'document')} of ${plural(files, 'file')}, with ${plural(checks, 'check')}.`,
		zh: ({ resources, documents, files, checks }) =>
			`已用 ${checks} 项检查查看 ${files} 个文件、${documents} 个文档中的 ${resources} 个对象。`,
	} satisfies Sentence<[scope: Scope]>,
	clean: {
		en: ({ resources, documents, files, checks }) =>
			`Nothing to mend: ${plural(resources, 'object')} in ${plural(documents, 'document')} of ${plural(files, 'file')} passed ${plural(checks, 'check')}.`,
		zh: ({ resources, documents, files, checks }) =>
			`一切正常：${files} 个文件、${documents} 个文档中的 ${resources} 个对象通过了 ${checks} 项检查。`,
	} satisfies Sentence<[scope: Scope]>,
	cleanSoFar: {
		en: ({ resources, documents, files, checks }) =>
			`Nothing to mend in what could be read: ${plural(resources, 'object')} in ${plural(documents, 'document')} of ${plural(files, 'file')}, ${plural(checks, 'check')}.`,
		zh: ({ resources, documents, files, checks }) =>
			`可读取的部分没有问题：${files} 个文件、${documents} 个文档中的 ${resources} 个对象，${checks} 项检查。`,
	} satisfies Sentence<[scope: Scope]>,
	nothingSeen: text(
		'No Kubernetes object was found, so nothing was checked.',
		'没有找到 Kubernetes 对象，因此未做任何检查。',
	),
	skippedInputs: {
		en: (count) => `Skipped ${plural(count, 'input')}.`,
		zh: (count) => `跳过 ${count} 个输入。`,
	} satisfies Sentence<[count: number]>,
	incomplete: {
		en: (count) => `${plural(count, 'input')} could not be read, so this result is incomplete.`,
		zh: (count) => `${count} 个输入无法读取，因此结果不完整。`,
	} satisfies Sentence<[count: number]>,

	mend: text('How to mend it', '如何修复'),
	bad: text('Bad', '错误示例'),
	good: text('Good', '正确示例'),
	sourceRoot: text('The folder that the scanned paths are relative to.', '扫描路径所相对的目录。'),
	until: {
		en: (day) => `until ${day}`,
		zh: (day) => `有效期至 ${day}`,
	} satisfies Sentence<[day: string]>,
};

/** What a scan looked at, in numbers. */
export type Scope = {
	readonly resources: number;
	readonly documents: number;
	readonly files: number;
	readonly checks: number;
};

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
