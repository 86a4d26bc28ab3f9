import { readText } from '../io/read.ts';
import { writeWhole } from '../io/write.ts';
import { HoldfastError } from '../model/error.ts';
import { isFields } from '../model/fields.ts';
import { text } from '../model/text.ts';
import type { FindingRow } from '../report/rows.ts';
import { cannotWrite } from './failures.ts';

/** The name of a baseline that nobody named. */
export const defaultBaseline = 'holdfast-baseline.json';

/** The fingerprints of a baseline file. Throws `HoldfastError` (config) when it is none. */
export function readBaseline(file: string): ReadonlySet<string> {
	const read = readText(file);
	if (read.kind === 'failure') {
		const { en = '', zh = '' } = read.row.reason ?? {};
		throw new HoldfastError('config', text(`baseline ${file}: ${en}`, `基线文件 ${file}：${zh}`), {
			suggestion: text('make one with --write-baseline', '用 --write-baseline 生成'),
		});
	}
	const known = parseFingerprints(read.text);
	if (known) return known;
	throw new HoldfastError(
		'config',
		text(`${file} is not a baseline of holdfast`, `${file} 不是 holdfast 的基线文件`),
	);
}

/**
 * Writes what was found as known. What a comment or the configuration suppresses is left out. Throws
 * `HoldfastError` (usage) when the file cannot be written.
 */
export function writeBaseline(file: string, findings: Iterable<FindingRow>): number {
	const known = [...findings].filter(
		({ suppressed }) => !suppressed || suppressed.by === 'baseline',
	);
	const entries = known.map(({ fingerprint, check, file: source, resource, path }) => ({
		fingerprint,
		check,
		file: source,
		resource: `${resource.kind}/${resource.name}`,
		path,
	}));
	const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
	try {
		writeWhole(file, [`{\n  "version": 1,\n  "findings": [\n${lines}\n  ]\n}\n`]);
	} catch (error) {
		throw cannotWrite(file, error);
	}
	return entries.length;
}

function parseFingerprints(source: string): ReadonlySet<string> | undefined {
	let value: unknown;
	try {
		value = JSON.parse(source);
	} catch {
		return undefined;
	}
	if (!isFields(value) || value.version !== 1 || !Array.isArray(value.findings)) return undefined;
	const fingerprints = value.findings.map((entry: unknown) =>
		isFields(entry) ? entry.fingerprint : undefined,
	);
	if (!fingerprints.every((fingerprint) => typeof fingerprint === 'string')) return undefined;
	return new Set(fingerprints);
}
