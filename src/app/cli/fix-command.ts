import type { Command } from 'commander';
import { standardInput } from '../../io/find.ts';
import { replaceText } from '../../io/write.ts';
import { type Safety, safeties } from '../../model/edit.ts';
import { HoldfastError } from '../../model/error.ts';
import { type Text, text } from '../../model/text.ts';
import { choice, optional } from '../config/fields.ts';
import { fields, type Options } from '../config/schema.ts';
import { cannotWrite } from '../failures.ts';
import { asker } from '../fix/choose.ts';
import { type Form, forms, jsonPatches, kustomization, leftOut, namelessOf } from '../fix/forms.ts';
import { fixJson, patches, summaryLines } from '../fix/output.ts';
import { type FixedFile, type FixRun, runFix } from '../fix/run.ts';
import { notJudged, type Outcome } from './exit-code.ts';
import { addField } from './options.ts';
import { addScanOptions, fromFolder, load, requestOf, setupOf } from './scan-setup.ts';
import type { Spoken } from './spoken.ts';
import { ProgressLine, print } from './terminal.ts';

const words = {
	summary: text(
		'Mend what can be mended: show the changes, or write them',
		'修复可修复的问题：显示改动或写入文件',
	),
	paths: text(
		'files and folders; - fixes standard input (default: this folder)',
		'文件或目录；- 表示修复标准输入（默认为当前目录）',
	),
	write: text('write the files', '写入文件'),
	evidence: text(
		'facts about the programs, which make the fixes that they bear out safe',
		'关于程序的事实；所证实的修复视为 safe',
	),
	interactive: text(
		'ask finding by finding, at every level unless told otherwise, and write what was chosen',
		'逐项询问（默认包括所有级别），并写入所选修复',
	),
};

const safetyField = choice(
	safeties,
	'safe',
	text(
		'safe never changes what works, evidence is right if stated facts hold, value takes usual numbers',
		'safe 不改变正常行为，evidence 在所述事实成立时正确，value 采用常用数值',
	),
);
const asField = optional(
	text('jsonpatch or kustomize', ' jsonpatch 或 kustomize'),
	(value) => forms.find((each) => each === value),
	{
		choices: forms,
		help: text(
			'patches of objects instead of files, for what is rendered from templates',
			'输出针对对象而非文件的补丁，用于由模板渲染的清单',
		),
	},
);
const formatField = choice(['patch', 'json'], 'patch', text('what is printed', '输出格式'));

type Flags = Partial<Options> & {
	readonly safety?: (typeof safeties)[number];
	readonly format?: 'patch' | 'json';
	readonly as?: Form;
	readonly write?: boolean;
	readonly interactive?: boolean;
	readonly config?: string;
	readonly evidence?: string;
};

export function addFixCommand(program: Command, spoken: Spoken, outcome: Outcome): void {
	const { language } = spoken;
	const command = program
		.command('fix')
		.description(words.summary[language])
		.argument('[path...]', words.paths[language])
		.option('--write', words.write[language])
		.option('--interactive', words.interactive[language]);
	addField(command, '--safety <level>', { field: safetyField, language });
	addField(command, '--format <format>', { field: formatField, language });
	addField(command, '--as <form>', { field: asField, language });
	command.option('--evidence <file>', words.evidence[language]);
	addScanOptions(command, language);
	addField(command, '--lang <language>', { field: fields.lang, language });
	addField(command, '--jobs <n>', { field: fields.jobs, language });
	command.action(async (paths: string[], flags: Flags) => {
		outcome.exitCode = await fix(paths.length > 0 ? paths : ['.'], flags, spoken);
	});
}

async function fix(paths: readonly string[], flags: Flags, spoken: Spoken): Promise<number> {
	const wanted = wantedOf(paths, flags);
	const { isAsked, isStream, isWritten, safety, as } = wanted;
	const loaded = load(flags, spoken);
	const { language, folder, config } = loaded;
	const progress = new ProgressLine(!isAsked);
	const baseline = flags.baseline ?? fromFolder(config.options.baseline, folder);
	const setup = setupOf(loaded, { hasEdits: true, baseline, evidence: flags.evidence });
	const dialogue = isAsked
		? asker({ input: process.stdin, output: process.stderr, language })
		: undefined;
	const request = { paths, ...requestOf(loaded, progress), setup };
	const run = await runFix(request, { safety, choose: dialogue?.choose });
	dialogue?.close();
	progress.clear();
	if (isWritten) for (const file of run.files) write(file);
	await print(outputOf(run, wanted));
	const isDone = isWritten || (isStream && !as);
	const lines = summaryLines(run, {
		safety,
		isWritten: isDone,
		isOfObjects: as !== undefined,
		language,
	});
	if (as) lines.push(...formNotes(run, as).map((note) => note[language]));
	for (const line of lines) process.stderr.write(`holdfast: ${line}\n`);
	if (run.report.tally.inputs.unreadable > 0) return notJudged;
	return run.hindered.length > 0 || (!isDone && run.files.length > 0) ? 1 : 0;
}

/** What the command line asks for. */
type Wanted = {
	readonly as: Form | undefined;
	readonly format: 'patch' | 'json';
	readonly safety: Safety;
	readonly isAsked: boolean;
	readonly isStream: boolean;
	readonly isWritten: boolean;
};

/** Throws `HoldfastError` (usage) for what does not go together. */
function wantedOf(paths: readonly string[], flags: Flags): Wanted {
	const { as, format = 'patch', interactive: isAsked = false } = flags;
	const safety = flags.safety ?? (isAsked ? 'value' : 'safe');
	const isWritten = flags.write === true || isAsked;
	const isStream = paths.includes(standardInput);
	if (isStream && (paths.length > 1 || isWritten)) throw new HoldfastError('usage', alone);
	if (as && isWritten) throw new HoldfastError('usage', notBoth);
	if (as && flags.format) throw new HoldfastError('usage', oneForm);
	return { as, format, safety, isAsked, isStream, isWritten };
}

function outputOf(run: FixRun, { format, as, isStream, isWritten }: Wanted): Iterable<string> {
	if (as === 'jsonpatch') return jsonPatches(run.files);
	if (as === 'kustomize') return kustomization(run.files);
	if (format === 'json') return fixJson(run, isWritten);
	if (isStream) return [run.textOf(standardInput) ?? ''];
	return isWritten ? [] : patches(run.files);
}

const oneForm = text(
	'--as has a format of its own; leave out --format',
	'--as 自有输出格式；请去掉 --format',
);

const notBoth = text(
	'--as prints patches of objects, and writes no file; leave out --write',
	'--as 输出对象补丁而不写文件；请去掉 --write',
);

/** What patches of objects leave out. */
function formNotes({ files }: FixRun, as: Form): Text[] {
	const [others, nameless] = [leftOut(files), as === 'kustomize' ? namelessOf(files) : 0];
	return [
		...(others > 0 ? [otherWords(others)] : []),
		...(nameless > 0 ? [namelessWords(nameless)] : []),
	];
}

function namelessWords(count: number): Text {
	return text(
		`${count} changed objects have no name of their own, so kustomize cannot find them`,
		`${count} 个有改动的对象没有自己的名称，kustomize 无法定位`,
	);
}

function otherWords(count: number): Text {
	return text(
		`${count} more are mended by new objects or in Dockerfiles, for which there is no patch of an object`,
		`另有 ${count} 个需新增对象或修改 Dockerfile，没有对应的对象补丁`,
	);
}

const alone = text(
	'standard input is fixed alone, and printed instead of written',
	'标准输入只能单独修复，且结果直接输出而不写入',
);

/** Throws `HoldfastError` (usage) when a file cannot be written or is not what was fixed. */
function write({ file, before, after }: FixedFile): void {
	let result: ReturnType<typeof replaceText>;
	try {
		result = replaceText(file, before, after);
	} catch (error) {
		throw cannotWrite(file, error);
	}
	if (result === 'written') return;
	throw new HoldfastError(
		'usage',
		text(
			`${file} changed while it was being fixed; nothing of it was overwritten`,
			`${file} 在修复过程中被修改，未覆盖`,
		),
	);
}
