import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Language, Text } from '../../model/text.ts';
import type { Field } from '../config/fields.ts';

/** Adds an option that takes one value and stands for a field of the configuration. */
export function addField<T>(
	command: Command,
	flags: string,
	{ field, language }: { field: Field<T>; language: Language },
): Command {
	const option = new Option(flags, helpOf(field, language)).argParser((value) =>
		parse(field, value, language),
	);
	if (field.choices) option.argChoices = [...field.choices];
	return command.addOption(option);
}

/** Adds an option that may be given several times, each with one value. */
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

function parse<T>(field: Field<T>, value: string, language: Language): T {
	const reading = field.read(value);
	if ('value' in reading) return reading.value;
	throw new InvalidArgumentError(reading.problem[language]);
}

function helpOf<T>(field: Field<T>, language: Language): string {
	if (field.default === undefined) return field.help[language];
	const preset: Text = { en: ` (default: ${field.default})`, zh: `（默认 ${field.default}）` };
	return field.help[language] + preset[language];
}
