import { Command, CommanderError } from 'commander';
import { HoldfastError } from '../../model/error.ts';
import { type Text, text } from '../../model/text.ts';
import { fields } from '../config/schema.ts';
import { version } from '../version.ts';
import { addChecksCommand, addExplainCommand } from './checks-command.ts';
import { addCompletionCommand } from './completion-command.ts';
import { notJudged, type Outcome, wrongUse } from './exit-code.ts';
import { addFixCommand } from './fix-command.ts';
import { addField } from './options.ts';
import { addScanCommand } from './scan-command.ts';
import { type Spoken, spokenLanguage } from './spoken.ts';
import { explainWrongUse } from './wrong-use.ts';

/** Runs the command line and gives the exit code. Wrong use is told in one line, never a stack. */
export async function run(args: readonly string[]): Promise<number> {
	const spoken = spokenLanguage(args, process.env);
	const outcome: Outcome = { exitCode: 0 };
	const complain = (message: Text, suggestion: Text | undefined) => {
		const more = suggestion ? `${separators[spoken.language]}${suggestion[spoken.language]}` : '';
		process.stderr.write(`holdfast: ${message[spoken.language]}${more}\n`);
	};
	try {
		await buildProgram(spoken, outcome).parseAsync(args, { from: 'user' });
		return outcome.exitCode;
	} catch (error) {
		if (error instanceof CommanderError) {
			if (error.exitCode === 0) return 0;
			const { message, suggestion } = explainWrongUse(error);
			if (error.code !== 'commander.help') complain(message, suggestion);
			return wrongUse;
		}
		if (error instanceof HoldfastError) {
			complain(error.text, error.suggestion);
			return error.code === 'input' ? notJudged : wrongUse;
		}
		// A fault of ours. It fails closed: nothing has been judged.
		complain(text(`unexpected failure: ${error}`, `意外故障：${error}`), toldMore);
		if (process.env.HOLDFAST_DEBUG) console.error(error);
		return notJudged;
	}
}

const toldMore = text('HOLDFAST_DEBUG=1 tells more', '设置 HOLDFAST_DEBUG=1 可查看详情');
const separators: Text = { en: '; ', zh: '；' };

/** The tree of commands and options: help, errors and completions all come from it. */
function buildProgram(spoken: Spoken, outcome: Outcome): Command {
	const { language } = spoken;
	const program = new Command('holdfast')
		.description(
			text(
				'Container security for Kubernetes, from the manifest to the running kernel',
				'Kubernetes 容器安全：从清单到运行中的内核',
			)[language],
		)
		.version(version, '-V, --version', text('print the version', '显示版本')[language])
		.helpOption('-h, --help', text('show help', '显示帮助')[language])
		.helpCommand('help [command]', text('show help for a command', '显示某个命令的帮助')[language])
		.enablePositionalOptions()
		.exitOverride()
		.configureOutput({ outputError: () => {} }) // told by `run`
		.configureHelp({
			// Our descriptions name the choices and the default.
			optionDescription: ({ description }) => description,
			argumentDescription: ({ description }) => description,
			styleTitle: (title) => titles.get(title)?.[language] ?? title,
		})
		.showSuggestionAfterError();
	addField(program, '--lang <language>', { field: fields.lang, language });
	addScanCommand(program, spoken, outcome);
	addFixCommand(program, spoken, outcome);
	addChecksCommand(program, language);
	addExplainCommand(program, language);
	addCompletionCommand(program, language);
	return program;
}

const titles = new Map([
	['Usage:', text('Usage:', '用法：')],
	['Arguments:', text('Arguments:', '参数：')],
	['Options:', text('Options:', '选项：')],
	['Commands:', text('Commands:', '命令：')],
]);
