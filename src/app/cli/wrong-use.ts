import type { CommanderError } from 'commander';
import { didYouMean, type Text, text } from '../../model/text.ts';

/** What is wrong with a command line, and what was probably meant. */
export type WrongUse = { readonly message: Text; readonly suggestion: Text | undefined };

/** Says in our words what the parser of the command line found. */
export function explainWrongUse({ code, message }: CommanderError): WrongUse {
	const [, said = message, meant] = form.exec(message) ?? [];
	const [, name = ''] = /'([^']*)'/.exec(said) ?? [];
	const words = wordings.get(code)?.(name) ?? text(said, said);
	return {
		message: words,
		suggestion: meant === undefined ? hintFor(code, name) : didYouMean(meant),
	};
}

const form = /^(?:error: )?(.*?)\.?(?:\s*\(Did you mean (?:one of )?(.*)\?\))?$/s;

const wordings = new Map<string, (name: string) => Text>([
	['commander.unknownOption', (name) => text(`unknown option '${name}'`, `未知的选项 '${name}'`)],
	['commander.unknownCommand', (name) => text(`unknown command '${name}'`, `未知的命令 '${name}'`)],
	['commander.missingArgument', (name) => text(`<${name}> is missing`, `缺少 <${name}>`)],
	[
		'commander.optionMissingArgument',
		(name) => text(`${name}: the value is missing`, `${name}：缺少取值`),
	],
	[
		'commander.excessArguments',
		(name) => text(`too many words for '${name}'`, `'${name}' 的参数过多`),
	],
]);

/** For those who forget the word `scan`. */
function hintFor(code: string, name: string): Text | undefined {
	if (code !== 'commander.unknownCommand' || !/[./]|^-$/.test(name)) return undefined;
	return text('files are scanned with `holdfast scan PATH`', '扫描文件请用 `holdfast scan 路径`');
}
