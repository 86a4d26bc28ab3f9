import { Argument, type Command } from 'commander';
import { registry } from '../../checks/registry.generated.ts';
import { type Language, text } from '../../model/text.ts';
import { choice } from '../config/fields.ts';
import { type Completions, renderCompletion, shells } from './completion.ts';
import { parseField } from './options.ts';
import { print } from './terminal.ts';

const words = {
	summary: text('Print completions for a shell', '输出 shell 补全脚本'),
};

const shell = choice(shells, 'bash', text('the shell', 'shell 名称'));

export function addCompletionCommand(program: Command, language: Language): void {
	const argument = new Argument('<shell>', `${shell.help[language]}: ${shells.join(', ')}`);
	argument.argParser((word) => parseField(shell, word, '<shell>'));
	argument.argChoices = [...shells];
	program
		.command('completion')
		.description(words.summary[language])
		.addArgument(argument)
		.action((chosen: (typeof shells)[number]) =>
			print([renderCompletion(chosen, describe(program))]),
		);
}

/** The commands and options as the program declares them. */
function describe(program: Command): Completions {
	return {
		name: program.name(),
		checks: registry.map(({ id }) => id),
		commands: program.commands.map((command) => ({
			name: command.name(),
			description: command.description(),
			argument: command.registeredArguments[0]?.name(),
			choices: command.registeredArguments[0]?.argChoices ?? [],
			options: command.options.map(({ long, description, required, argChoices, flags }) => ({
				flag: long ?? '',
				description,
				takesValue: required,
				isFile: /<file>/.test(flags),
				choices: argChoices ?? [],
			})),
		})),
	};
}
