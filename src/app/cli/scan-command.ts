import { type Command, Option } from 'commander';
import { type Language, text } from '../../model/text.ts';
import { findingRows, type ScanReport } from '../../report/scan-report.ts';
import { defaultBaseline, writeBaseline } from '../baseline.ts';
import { choice } from '../config/fields.ts';
import { fields, type Options } from '../config/schema.ts';
import { runScan } from '../scan/run.ts';
import { type Outcome, scanExitCode } from './exit-code.ts';
import { addField, wrongValue } from './options.ts';
import { type Format, formats, type Output, wantsEdits, writeOutputs } from './report-output.ts';
import { addScanOptions, fromFolder, load, requestOf, setupOf } from './scan-setup.ts';
import type { Spoken } from './spoken.ts';
import { ProgressLine } from './terminal.ts';

type Flags = Partial<Options> & {
	readonly format?: Format;
	readonly output?: readonly Output[];
	readonly config?: string;
	readonly writeBaseline?: boolean;
	readonly allowUnreadable?: boolean;
	readonly color: boolean;
};

const words = {
	summary: text(
		'Scan manifests, Dockerfiles and AppArmor profiles for risks and mistakes',
		'扫描清单、Dockerfile 与 AppArmor 配置中的风险与错误',
	),
	paths: text(
		'files and folders; - for standard input (default: this folder)',
		'文件或目录；- 表示标准输入（默认为当前目录）',
	),
	output: text(
		'write a further report into a file, such as json=report.json; repeatable',
		'另将报告写入文件，例如 json=report.json，可重复',
	),
	writeBaseline: text('write what is found into the baseline, as known', '将本次发现写入基线文件'),
	allowUnreadable: text(
		'do not fail when an input could not be judged',
		'有输入无法判断时不视为失败',
	),
	colour: text('no colours', '不使用颜色'),
};

const formatField = choice(
	formats,
	'pretty',
	text('report on standard output', '标准输出的报告格式'),
);

export function addScanCommand(program: Command, spoken: Spoken, outcome: Outcome): void {
	const { language } = spoken;
	const command = program
		.command('scan')
		.description(words.summary[language])
		.argument('[path...]', words.paths[language]);
	addField(command, '--format <format>', { field: formatField, language });
	command.addOption(
		new Option('--output <format=file>', words.output[language]).argParser(parseOutput),
	);
	addField(command, '--fail-on <severity>', { field: fields.failOn, language });
	addScanOptions(command, language);
	command.option('--write-baseline', words.writeBaseline[language]);
	addField(command, '--lang <language>', { field: fields.lang, language });
	command
		.option('--allow-unreadable', words.allowUnreadable[language])
		.option('--no-color', words.colour[language]);
	addField(command, '--jobs <n>', { field: fields.jobs, language });
	command.action(async (paths: string[], flags: Flags) => {
		outcome.exitCode = await scan(paths.length > 0 ? paths : ['.'], flags, spoken);
	});
}

async function scan(paths: readonly string[], flags: Flags, spoken: Spoken): Promise<number> {
	const loaded = load(flags, spoken);
	const { options, language, folder } = loaded;
	const format = flags.format ?? formatField.default;
	const output = flags.output ?? [];
	const progress = new ProgressLine(format === 'pretty');
	const baseline = flags.baseline ?? fromFolder(loaded.config.options.baseline, folder);
	const { report, read } = await runScan({
		paths,
		...requestOf(loaded, progress),
		setup: setupOf(loaded, {
			hasEdits: wantsEdits(format, output),
			baseline: flags.writeBaseline ? undefined : baseline,
		}),
	});
	progress.clear();
	await writeOutputs(report, { format, output, language, color: flags.color, reread: read });
	if (flags.writeBaseline) noteBaseline(baseline ?? defaultBaseline, report, language);
	return scanExitCode(report.tally, {
		failOn: flags.writeBaseline ? 'none' : options.failOn,
		allowUnreadable: flags.allowUnreadable === true,
	});
}

function noteBaseline(file: string, report: ScanReport, language: Language): void {
	const count = writeBaseline(file, findingRows(report));
	const note = text(
		`${count} ${count === 1 ? 'finding is' : 'findings are'} now known in ${file}`,
		`已将 ${count} 个问题写入基线 ${file}`,
	);
	process.stderr.write(`holdfast: ${note[language]}\n`);
}

function parseOutput(value: string, before: readonly Output[] | undefined): Output[] {
	const at = value.indexOf('=');
	const format = formats.find((each) => each === value.slice(0, at));
	if (at > 0 && format !== undefined && value.length > at + 1) {
		return [...(before ?? []), { format, file: value.slice(at + 1) }];
	}
	const hint = text(
		`write FORMAT=FILE with a format of ${formats.join(', ')}`,
		`应写作 格式=文件，格式为 ${formats.join('、')}`,
	);
	throw wrongValue('--output', hint);
}
