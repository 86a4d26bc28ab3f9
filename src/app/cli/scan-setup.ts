import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { findUpwards } from '../../io/find.ts';
import { readText } from '../../io/read.ts';
import { nearestVersion, newestVersion } from '../../kube/schema/versions.ts';
import { HoldfastError } from '../../model/error.ts';
import { type Language, type Text, text } from '../../model/text.ts';
import { compareVersion, renderVersion, type Version } from '../../model/version.ts';
import type { Warning } from '../../model/warning.ts';
import { readBaseline } from '../baseline.ts';
import { type Config, emptyConfig, readConfig } from '../config/read.ts';
import { fields, type Options } from '../config/schema.ts';
import { readEvidence } from '../evidence.ts';
import type { ScanSetup } from '../scan/request.ts';
import type { ScanRequest } from '../scan/run.ts';
import { addField, addListField } from './options.ts';
import type { Spoken } from './spoken.ts';
import type { ProgressLine } from './terminal.ts';

/** Adds the options that say what is scanned and how it is judged. */
export function addScanOptions(command: Command, language: Language): void {
	addField(command, '--profile <profile>', { field: fields.profile, language });
	addListField(command, '--check <glob>', { field: fields.check, language });
	addListField(command, '--skip <glob>', { field: fields.skip, language });
	addListField(command, '--standard <name>', { field: fields.standard, language });
	addField(command, '--kubernetes-version <x.y>', { field: fields.kubernetesVersion, language });
	command.option('--config <file>', configWords[language]);
	addListField(command, '--exclude <glob>', { field: fields.exclude, language });
	addField(command, '--baseline <file>', { field: fields.baseline, language });
}

const configWords = text(
	'configuration (default: holdfast.yaml here or above)',
	'配置文件（默认：当前或上级目录的 holdfast.yaml）',
);

/** What the command line and holdfast.yaml together say. */
export type Loaded = {
	readonly options: Options;
	readonly config: Config;
	/** Of holdfast.yaml. */
	readonly folder: string | undefined;
	readonly language: Language;
	readonly version: Version;
};

/** Reads the configuration; what the command line says counts more. Throws `HoldfastError` (config). */
export function load(flags: Partial<Options> & { config?: string }, spoken: Spoken): Loaded {
	const { config, folder } = loadConfig(flags.config);
	const options = { ...defaults(), ...config.options, ...flags };
	return {
		options,
		config,
		folder,
		language: spoken.isAsked ? spoken.language : (options.lang ?? spoken.language),
		version: options.kubernetesVersion ?? newestVersion(),
	};
}

type Further = {
	readonly hasEdits: boolean;
	/** Files. */
	readonly baseline: string | undefined;
	readonly evidence?: string | undefined;
};

/** What every thread of a scan must know. */
export function setupOf(
	{ options, config, folder, language, version }: Loaded,
	{ hasEdits, baseline, evidence }: Further,
): ScanSetup {
	return {
		selection: options,
		settings:
			evidence === undefined
				? config.settings
				: { ...config.settings, evidence: readEvidence(evidence) },
		kubernetesVersion: version,
		today: new Date().toISOString().slice(0, 10),
		rows: { language, hasEdits },
		root: findUpwards('.', ['.git']) ?? folder,
		configFolder: folder ?? resolve('.'),
		suppressions: config.suppressions,
		baseline: baseline === undefined ? undefined : readBaseline(baseline),
	};
}

type Request = Pick<ScanRequest, 'jobs' | 'exclude' | 'warnings' | 'onProgress'>;

export function requestOf({ options, version, language }: Loaded, progress: ProgressLine): Request {
	return {
		jobs: options.jobs,
		exclude: options.exclude,
		warnings: versionWarnings(version),
		onProgress: (done, of) => progress.show(() => progressWords(done, of)[language]),
	};
}

function progressWords(done: number, of: number): Text {
	return text(`scanning ${done} of ${of} files`, `正在扫描 ${done} / ${of} 个文件`);
}

function loadConfig(named: string | undefined): { config: Config; folder: string | undefined } {
	const above = named === undefined ? findUpwards('.', ['holdfast.yaml']) : undefined;
	const file = named ?? (above && join(above, 'holdfast.yaml'));
	if (file === undefined) return { config: emptyConfig, folder: undefined };
	const read = readText(file);
	if (read.kind === 'text')
		return { config: readConfig(file, read.text), folder: resolve(dirname(file)) };
	const { en = '', zh = '' } = read.row.reason ?? {};
	throw new HoldfastError('config', text(`${file}: ${en}`, `${file}：${zh}`));
}

function defaults(): Options {
	// `fields` holds the default of each of its keys.
	return Object.fromEntries(
		Object.entries(fields).map(([key, field]) => [key, field.default]),
	) as Options;
}

export function fromFolder(
	file: string | undefined,
	folder: string | undefined,
): string | undefined {
	return file === undefined || folder === undefined ? file : join(folder, file);
}

/** Pod Security is known for more versions than the API. */
function versionWarnings(version: Version): Warning[] {
	const judged = nearestVersion(version);
	if (compareVersion(judged, version) === 0) return [];
	const [asked, known] = [renderVersion(version), renderVersion(judged)];
	const message = text(
		`the API of Kubernetes ${asked} is not known; fields and kinds are judged as of ${known}`,
		`未收录 Kubernetes ${asked} 的 API；字段与类型按 ${known} 判断`,
	);
	return [{ message, file: undefined, position: undefined }];
}
