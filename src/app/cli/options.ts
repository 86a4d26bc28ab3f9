import { type Command, Option } from 'commander';
import { HoldfastError } from '../../model/error.ts';
import { type Language, type Text, text } from '../../model/text.ts';
import type { Field } from '../config/fields.ts';

/** Adds an option that takes one value and stands for a field of the configuration. */
export function addField<T>(
	command: Command,
	flags: string,
	{ field, language }: { field: Field<T>; language: Language },
): Command {
	const option = new Option(flags, helpOf(field, language));
	option.argParser((value) => parseField(field, value, option.long ?? flags));
	if (field.choices) option.argChoices = [...field.choices];
	return command.addOption(option);
}

/** Adds an option that may be given several times, each with one value or several between commas. */
export function addListField(
	command: Command,
	flags: string,
	{ field, language }: { field: Field<readonly string[]>; language: Language },
): Command {
	const option = new Option(flags, field.help[language]).argParser(
		(value: string, before: readonly string[] | undefined) => [
			...(before ?? []),
			...value.split(',').filter((part) => part !== ''),
		],
	);
	return command.addOption(option);
}

/** The value that a word of the command line stands for. Throws `HoldfastError` (usage). */
export function parseField<T>(field: Field<T>, word: string, name: string): T {
	const reading = field.read(word);
	if ('value' in reading) return reading.value;
	throw wrongValue(name, reading.problem);
}

export function wrongValue(name: string, { en, zh }: Text): HoldfastError {
	return new HoldfastError('usage', text(`${name}: ${en}`, `${name}：${zh}`));
}

function helpOf<T>(
	{ help, choices, default: preset, unset }: Field<T>,
	language: Language,
): string {
	const all: Text = { en: `: ${choices?.join(', ')}`, zh: `：${choices?.join('、')}` };
	const usual = preset ?? unset?.[language];
	const otherwise: Text = { en: ` (default: ${usual})`, zh: `（默认：${usual}）` };
	return `${help[language]}${choices ? all[language] : ''}${usual === undefined ? '' : otherwise[language]}`;
}
