import { styleText } from 'node:util';
import type { Command } from 'commander';
import { registry } from '../../checks/registry.generated.ts';
import { checkInfo, selectChecks } from '../../engine/scan/select.ts';
import type { CheckInfo } from '../../model/check.ts';
import { type Language, text } from '../../model/text.ts';
import { wrap } from '../../report/wrap.ts';
import { choice } from '../config/fields.ts';
import { fields } from '../config/schema.ts';
import { meantChecks } from './meant-checks.ts';
import { addField, addListField } from './options.ts';
import { print, wantsColour, widthOf } from './terminal.ts';

const words = {
	checks: text('List the checks', '列出检查项'),
	explain: text(
		'Explain a check: why it matters, how to mend it, a bad and a good example',
		'解释检查项：为何重要、如何修复、反例与正例',
	),
	id: text('id of a check, its last part, or a pattern', '检查项的 id、其末段或通配模式'),
	why: text('Why', '原因'),
	mend: text('Mend', '修复'),
	standards: text('Standards', '标准'),
	bad: text('Bad', '反例'),
	good: text('Good', '正例'),
	colour: text('no colours', '不使用颜色'),
	version: text('for Kubernetes', '适用于 Kubernetes'),
	profiles: text('runs with --profile strict', '在 --profile strict 下运行'),
	named: text('runs only when named with --check', '仅在用 --check 指定时运行'),
};

const formatField = choice(['pretty', 'json'], 'pretty', text('how to list them', '列出的格式'));

const everything = { profile: 'strict', skip: [], standard: [] } as const;

export function addChecksCommand(program: Command, language: Language): void {
	const command = program.command('checks').description(words.checks[language]);
	addField(command, '--format <format>', { field: formatField, language });
	addListField(command, '--standard <name>', { field: fields.standard, language });
	addField(command, '--lang <language>', { field: fields.lang, language });
	command.action(
		async ({ format, standard = [] }: { format?: 'pretty' | 'json'; standard?: string[] }) => {
			const infos = selectChecks(registry, { ...everything, check: ['**'], standard }).map(
				checkInfo,
			);
			await print(format === 'json' ? renderList(infos, language) : renderTable(infos, language));
		},
	);
}

export function addExplainCommand(program: Command, language: Language): void {
	const command = program
		.command('explain')
		.description(words.explain[language])
		.argument('<id>', words.id[language]);
	addField(command, '--lang <language>', { field: fields.lang, language });
	command
		.option('--no-color', words.colour[language])
		.action(async (id: string, { color }: { color: boolean }) => {
			const check = meantChecks(
				id,
				registry.map((each) => each.id),
			);
			const infos = selectChecks(registry, { ...everything, check }).map(checkInfo);
			const isColoured = color && wantsColour(process.stdout, process.env);
			const look = {
				language,
				width: widthOf(process.stdout),
				strong: isColoured ? bold : (word: string) => word,
			};
			await print(infos.flatMap((info) => [...explain(info, look)]));
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

type Look = {
	readonly language: Language;
	readonly width: number;
	readonly strong: (word: string) => string;
};

function* explain(info: CheckInfo, { language, width, strong }: Look): Generator<string> {
	const paragraph = (label: string, body: string) => {
		const [first = '', ...more] = wrap(`${label}: ${body}`, width);
		return `${[strong(label) + first.slice(label.length), ...more].join('\n')}\n`;
	};
	const { id, severity, title, why, mend, standards, profile, examples } = info;
	yield `${strong(id)}  ${severity}\n${title[language]}\n\n`;
	yield paragraph(words.why[language], why[language]);
	yield paragraph(words.mend[language], mend[language]);
	if (standards.length > 0) yield paragraph(words.standards[language], standards.join(', '));
	if (profile === 'strict') yield `${words.profiles[language]}\n`;
	if (profile === 'named') yield `${words.named[language]}\n`;
	for (const { bad, good, version } of examples) {
		const note = version === undefined ? '' : ` (${words.version[language]} ${version})`;
		yield `\n${strong(words.bad[language])}${note}:\n${indent(bad)}\n`;
		yield `${strong(words.good[language])}:\n${indent(good)}\n`;
	}
}

function bold(word: string): string {
	return styleText('bold', word, { validateStream: false });
}

function indent(yaml: string): string {
	return yaml.replace(/^(?=.)/gm, '    ');
}
