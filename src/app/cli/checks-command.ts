import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Option } from 'commander';
import { registry } from '../../checks/registry.generated.ts';
import { checkInfo, selectChecks } from '../../engine/scan/select.ts';
import type { CheckInfo } from '../../model/check.ts';
import { type Language, text } from '../../model/text.ts';
import { fields } from '../config/schema.ts';
import { addListField } from './options.ts';
import { print, wantsColour } from './terminal.ts';

const words = {
	checks: text('List the checks', '列出检查项'),
	format: text('how to list them', '列出的格式'),
	explain: text(
		'Explain a check: why it matters, how to mend it, a bad and a good example',
		'解释检查项：为何重要、如何修复、反例与正例',
	),
	id: text('id of a check, or a pattern', '检查项的 id 或通配模式'),
	why: text('Why', '原因'),
	mend: text('Mend', '修复'),
	standards: text('Standards', '标准'),
	bad: text('Bad', '反例'),
	good: text('Good', '正例'),
	profiles: text('runs with --profile strict', '在 --profile strict 下运行'),
	named: text('runs only when named with --check', '仅在用 --check 指定时运行'),
};

const everything = { profile: 'strict', skip: [], standard: [] } as const;

export function addChecksCommand(program: Command, language: Language): void {
	const command = program
		.command('checks')
		.description(words.checks[language])
		.addOption(
			new Option('--format <format>', words.format[language])
				.choices(['pretty', 'json'])
				.default('pretty'),
		);
	addListField(command, '--standard <name>', { field: fields.standard, language });
	command.option('--lang <language>', fields.lang.help[language]);
	command.action(
		async ({ format, standard = [] }: { format: 'pretty' | 'json'; standard?: string[] }) => {
			const infos = selectChecks(registry, { ...everything, check: ['**'], standard }).map(
				checkInfo,
			);
			await print(format === 'json' ? renderList(infos, language) : renderTable(infos, language));
		},
	);
}

export function addExplainCommand(program: Command, language: Language): void {
	program
		.command('explain')
		.description(words.explain[language])
		.argument('<id>', words.id[language])
		.option('--lang <language>', fields.lang.help[language])
		.option('--no-color', '')
		.action(async (id: string, { color }: { color: boolean }) => {
			const infos = selectChecks(registry, { ...everything, check: [id] }).map(checkInfo);
			const strong =
				color && wantsColour(process.stdout, process.env) ? bold : (word: string) => word;
			await print(infos.flatMap((info) => [...explain(info, language, strong)]));
		});
}

function* renderTable(infos: readonly CheckInfo[], language: Language): Generator<string> {
	const width = Math.max(...infos.map(({ id }) => id.length));
	for (const { id, severity, title, profile } of infos) {
		const mark = profile === 'default' ? '' : ` [${profile}]`;
		yield `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title[language]}${mark}\n`;
	}
}

function* renderList(infos: readonly CheckInfo[], language: Language): Generator<string> {
	const rows = infos.map(({ id, title, why, mend, severity, profile, standards }) =>
		JSON.stringify({
			id,
			title: title[language],
			why: why[language],
			mend: mend[language],
			severity,
			profile,
			standards,
		}),
	);
	yield `[\n  ${rows.join(',\n  ')}\n]\n`;
}

function* explain(
	info: CheckInfo,
	language: Language,
	strong: (word: string) => string,
): Generator<string> {
	yield `${strong(info.id)}  ${info.severity}\n${info.title[language]}\n\n`;
	yield `${strong(words.why[language])}: ${info.why[language]}\n`;
	yield `${strong(words.mend[language])}: ${info.mend[language]}\n`;
	if (info.standards.length > 0)
		yield `${strong(words.standards[language])}: ${info.standards.join(', ')}\n`;
	if (info.profile === 'strict') yield `${words.profiles[language]}\n`;
	if (info.profile === 'named') yield `${words.named[language]}\n`;
	for (const { bad, good } of info.examples) {
		yield `\n${strong(words.bad[language])}:\n${indent(bad)}\n${strong(words.good[language])}:\n${indent(good)}\n`;
	}
}

function bold(word: string): string {
	return styleText('bold', word, { validateStream: false });
}

function indent(yaml: string): string {
	return yaml.replace(/^(?=.)/gm, '    ');
}
