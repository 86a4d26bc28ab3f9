import { Command, CommanderError } from 'commander';
import { HoldfastError } from '../../model/error.ts';
import { type Language, languages, text } from '../../model/text.ts';
import { version } from '../version.ts';
import { addChecksCommand, addExplainCommand } from './checks-command.ts';
import { addCompletionCommand } from './completion-command.ts';
import { type Outcome, wrongUse } from './exit-code.ts';
import { addScanCommand } from './scan-command.ts';
import { localeLanguage } from './terminal.ts';

/** Runs the command line and gives the exit code. Wrong use is told in one line, never a stack. */
export async function run(args: readonly string[]): Promise<number> {
	const language = languageOf(args);
	const outcome: Outcome = { exitCode: 0 };
	try {
		await buildProgram(language, outcome).parseAsync(args, { from: 'user' });
		return outcome.exitCode;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUse;
		if (!(error instanceof HoldfastError)) throw error;
		complain(error.text[language], error.suggestion?.[language]);
		return error.code === 'input' ? 3 : wrongUse;
	}
}

/** The tree of commands and options: help, errors and completions all come from it. */
function buildProgram(language: Language, outcome: Outcome): Command {
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
		.exitOverride()
		.configureOutput({ outputError: (message, write) => write(oneLine(message)) })
		.showSuggestionAfterError();
	addScanCommand(program, language, outcome);
	addChecksCommand(program, language);
	addExplainCommand(program, language);
	addCompletionCommand(program, language);
	return program;
}

// The language is needed to build the program that reads the options.
function languageOf(args: readonly string[]): Language {
	const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
	const arg = args[at];
	const wanted = arg === '--lang' ? args[at + 1] : arg?.slice('--lang='.length);
	return languages.find((each) => each === wanted) ?? localeLanguage(process.env);
}

function complain(message: string, suggestion: string | undefined): void {
	process.stderr.write(`holdfast: ${message}${suggestion ? `; ${suggestion}` : ''}\n`);
}

function oneLine(message: string): string {
	const words = message
		.replace(/^error: /, '')
		.trim()
		.replaceAll('\n', ' ');
	return `holdfast: ${words}\n`;
}
