import { isDay } from '../../engine/suppress/directive.ts';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import { nearest } from '../../lang/nearest.ts';
import { readYaml, type YamlSource } from '../../lang/yaml/read.ts';
import { HoldfastError } from '../../model/error.ts';
import { asString, isFields } from '../../model/fields.ts';
import { type Path, renderPath } from '../../model/path.ts';
import { defaultSettings, type Settings, type ValueRule } from '../../model/settings.ts';
import { didYouMean, type Text, text } from '../../model/text.ts';
import type { Field } from './fields.ts';
import { fields, type Options, settingsFields, valueFields } from './schema.ts';

/** What a holdfast.yaml says; what it does not say is not there. */
export type Config = {
	readonly options: Partial<Options>;
	readonly settings: Settings;
	readonly suppressions: readonly Suppression[];
};

export const emptyConfig: Config = { options: {}, settings: defaultSettings, suppressions: [] };

/** Reads a configuration. Throws `HoldfastError` (config) for the first mistake, with its place. */
export function readConfig(file: string, source: string): Config {
	const [document, more] = readYaml(source).documents;
	if (document === undefined) return emptyConfig;
	if (document.kind === 'failure') {
		const { message, position } = document.diagnostic;
		throw mistake(`${file}:${position.line}:${position.column}`, text(message, message));
	}
	if (document.value === null) return emptyConfig;
	const reader = new Reader(file, document.source);
	if (more) throw reader.error([], text('more than one document', '文件中有多个文档'));
	const { settings, suppressions, values, ...options } = reader.mapping(document.value, []);
	return {
		options: reader.fields(
			options,
			fields,
			[],
			['settings', 'suppressions', 'values'],
		) as Partial<Options>, // read by `fields`
		settings: {
			...defaultSettings,
			...(settings === undefined
				? {}
				: reader.fields(reader.mapping(settings, ['settings']), settingsFields, ['settings'])),
			values: values === undefined ? [] : reader.values(values),
		},
		suppressions: suppressions === undefined ? [] : reader.suppressions(suppressions),
	};
}

class Reader {
	readonly #file: string;
	readonly #source: YamlSource;

	constructor(file: string, source: YamlSource) {
		this.#file = file;
		this.#source = source;
	}

	mapping(value: unknown, path: Path) {
		if (isFields(value)) return value;
		throw this.error(path, text('a mapping is expected here', '此处应为映射'));
	}

	fields(
		values: { readonly [key: string]: unknown },
		known: { readonly [key: string]: Field<unknown> },
		path: Path,
		others: readonly string[] = [],
	): { [key: string]: unknown } {
		const read: { [key: string]: unknown } = {};
		for (const [key, value] of Object.entries(values)) {
			const field = Object.hasOwn(known, key) ? known[key] : undefined;
			if (!field) throw this.#unknown([...path, key], key, [...Object.keys(known), ...others]);
			if (value === null) continue;
			const reading = field.read(value);
			if ('problem' in reading) throw this.error([...path, key], reading.problem);
			read[key] = reading.value;
		}
		return read;
	}

	values(value: unknown): ValueRule[] {
		if (!Array.isArray(value))
			throw this.error(['values'], text('a list is expected here', '此处应为列表'));
		return value.map((each, index) => {
			const path = ['values', index];
			return this.fields(this.mapping(each, path), valueFields, path) as ValueRule; // read by `valueFields`
		});
	}

	suppressions(value: unknown): Suppression[] {
		if (!Array.isArray(value))
			throw this.error(['suppressions'], text('a list is expected here', '此处应为列表'));
		return value.map((each, index) => this.#suppression(each, ['suppressions', index]));
	}

	#suppression(value: unknown, path: Path): Suppression {
		const entry = this.mapping(value, path);
		for (const key of Object.keys(entry)) {
			if (!suppressionKeys.includes(key)) throw this.#unknown([...path, key], key, suppressionKeys);
		}
		const word = (key: string) => {
			const found = asString(entry[key]);
			if (found !== undefined || entry[key] === undefined || entry[key] === null) return found;
			throw this.error([...path, key], text('a word is expected here', '此处应为字符串'));
		};
		const [check, reason, until] = [word('check'), word('reason'), word('until')];
		if (!check) throw this.error(path, text('a suppression needs `check`', '忽略项缺少 `check`'));
		if (!reason)
			throw this.error(path, text('a suppression needs a `reason`', '忽略项缺少 `reason`（原因）'));
		if (until !== undefined && !isDay(until)) {
			throw this.error(
				[...path, 'until'],
				text('write the day as YYYY-MM-DD', '日期应写作 YYYY-MM-DD'),
			);
		}
		const [where, resource, container] = [word('path'), word('resource'), word('container')];
		return {
			checks: [check],
			reason,
			until,
			by: 'config',
			file: this.#file,
			position: this.#source.range(path).start,
			scope: {
				kind: 'config',
				...(where !== undefined && { path: where }),
				...(resource !== undefined && { resource }),
				...(container !== undefined && { container }),
			},
		};
	}

	#unknown(path: Path, key: string, known: readonly string[]): HoldfastError {
		const meant = nearest(key, known);
		const message = text(
			`unknown setting '${renderPath(path)}'`,
			`未知的设置 '${renderPath(path)}'`,
		);
		return this.error(path, message, meant ? didYouMean(meant) : undefined);
	}

	error(path: Path, message: Text, suggestion?: Text): HoldfastError {
		const { line, column } = this.#source.range(path).start;
		return mistake(`${this.#file}:${line}:${column}`, message, suggestion);
	}
}

const suppressionKeys = ['check', 'path', 'resource', 'container', 'reason', 'until'];

function mistake(place: string, message: Text, suggestion?: Text): HoldfastError {
	return new HoldfastError(
		'config',
		text(`${place}: ${message.en}`, `${place}：${message.zh}`),
		suggestion && { suggestion },
	);
}
