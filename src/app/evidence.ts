import { readText } from '../io/read.ts';
import { HoldfastError } from '../model/error.ts';
import type { ContainerFacts, Evidence, WorkloadFacts } from '../model/evidence.ts';
import { isFields } from '../model/fields.ts';
import { type Path, renderPath } from '../model/path.ts';
import type { Fields } from '../model/resource.ts';
import { type Text, text } from '../model/text.ts';

/** Reads a file of evidence. Throws `HoldfastError` (config) for the first mistake, with its place. */
export function readEvidence(file: string): Evidence {
	const read = readText(file);
	if (read.kind === 'failure') {
		const { en = '', zh = '' } = read.row.reason ?? {};
		throw mistake(file, [], text(en, zh));
	}
	const {
		version,
		images = {},
		workloads = {},
		...others
	} = mapping(file, parse(file, read.text), []);
	if (version !== 1) throw mistake(file, ['version'], text('must be 1', '应为 1'));
	refuseOthers(file, others, []);
	return {
		images: eachOf(file, images, ['images'], containerFacts),
		workloads: eachOf(file, workloads, ['workloads'], workloadFacts),
	};
}

function parse(file: string, source: string): unknown {
	try {
		return JSON.parse(source);
	} catch (error) {
		throw mistake(file, [], text(`no JSON: ${error}`, `不是 JSON：${error}`));
	}
}

type Read<T> = (file: string, value: unknown, path: Path) => T;

function eachOf<T>(file: string, value: unknown, path: Path, read: Read<T>): { [name: string]: T } {
	const entries = Object.entries(mapping(file, value, path));
	return Object.fromEntries(entries.map(([key, each]) => [key, read(file, each, [...path, key])]));
}

const workloadFacts: Read<WorkloadFacts> = (file, value, path) => {
	const { usesApi, containers, ...others } = mapping(file, value, path);
	refuseOthers(file, others, path);
	if (usesApi !== undefined && typeof usesApi !== 'boolean') {
		throw mistake(file, [...path, 'usesApi'], text('must be true or false', '应为 true 或 false'));
	}
	return {
		...(usesApi !== undefined && { usesApi }),
		...(containers !== undefined && {
			containers: eachOf(file, containers, [...path, 'containers'], containerFacts),
		}),
	};
};

const containerFacts: Read<ContainerFacts> = (file, value, path) => {
	const { user, capabilities, writes, ...others } = mapping(file, value, path);
	refuseOthers(file, others, path);
	if (user !== undefined && !(typeof user === 'number' && Number.isInteger(user) && user >= 0)) {
		throw mistake(file, [...path, 'user'], text('must be a user id', '应为用户 ID'));
	}
	return {
		...(user !== undefined && { user }),
		...(capabilities !== undefined && {
			capabilities: words(file, capabilities, [...path, 'capabilities'], capability),
		}),
		...(writes !== undefined && { writes: words(file, writes, [...path, 'writes'], folder) }),
	};
};

const capability = /^[A-Z][A-Z0-9_]{1,40}$/;
const folder = /^\/[^\0]{0,4095}$/;

function words(file: string, value: unknown, path: Path, form: RegExp): readonly string[] {
	const isRight = Array.isArray(value) && value.every((each) => form.test(String(each)));
	if (isRight) return value;
	const what =
		form === capability
			? text('must be a list of capabilities without CAP_', '应为不带 CAP_ 的 capability 列表')
			: text('must be a list of absolute folders', '应为绝对目录列表');
	throw mistake(file, path, what);
}

function mapping(file: string, value: unknown, path: Path): Fields {
	if (isFields(value)) return value;
	throw mistake(file, path, text('a mapping is expected here', '此处应为映射'));
}

function refuseOthers(file: string, others: Fields, path: Path): void {
	const [key] = Object.keys(others);
	if (key !== undefined) throw mistake(file, [...path, key], text('is not known', '未知的键'));
}

function mistake(file: string, path: Path, { en, zh }: Text): HoldfastError {
	const place = path.length === 0 ? '' : ` ${renderPath(path)}`;
	return new HoldfastError(
		'config',
		text(`evidence ${file}:${place} ${en}`, `证据文件 ${file}：${place} ${zh}`),
	);
}
