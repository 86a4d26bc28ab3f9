import type { Suppressed } from '../model/finding.ts';
import type { Position } from '../model/source.ts';
import type { Language } from '../model/text.ts';
import { jsonRows, jsonText } from './json-text.ts';
import { type FindingRow, rangeOf } from './rows.ts';
import { LogicalLocations, physicalLocation, sourceRoot } from './sarif-places.ts';
import { levels, ruleOf } from './sarif-rules.ts';
import { findingRows, type ScanReport, unreadableRows } from './scan-report.ts';
import { words } from './words.ts';

export type SarifOptions = {
	readonly language: Language;
	/** Holdfast's own version. */
	readonly version: string;
};

/** A scan for code hosts: SARIF 2.1.0, one result a line. */
export function* renderSarif(report: ScanReport, options: SarifOptions): Generator<string> {
	const { language, version } = options;
	const checks = [...report.checks.values()];
	const indexes = new Map(checks.map(({ id }, index) => [id, index]));
	const objects = new LogicalLocations();
	yield `{\n"$schema": ${jsonText(schema)},\n"version": "2.1.0",\n"runs": [{\n`;
	yield `"tool": {"driver": {"name": "Holdfast", "semanticVersion": ${jsonText(version)}, "rules": [`;
	yield* jsonRows(checks, (check) => ruleOf(check, language));
	yield `]}},\n"language": ${jsonText(tags[language])},\n"columnKind": "utf16CodeUnits",\n`;
	yield `"originalUriBaseIds": ${jsonText(baseIds(language))},\n`;
	yield* renderInvocation(report, language);
	yield '"results": [';
	yield* jsonRows(findingRows(report), (finding) =>
		resultOf(finding, { indexes, objects, language }),
	);
	// The objects are known once the results are written; keys of JSON have no order.
	yield '],\n"logicalLocations": [';
	yield* jsonRows(objects.all(), (object) => object);
	yield ']\n}]\n}\n';
}

const schema =
	'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const tags: { readonly [L in Language]: string } = { en: 'en-US', zh: 'zh-CN' };

function baseIds(language: Language): unknown {
	return { [sourceRoot]: { description: { text: words.sourceRoot[language] } } };
}

/** An input that could not be read makes the run incomplete, which SARIF calls not successful. */
function* renderInvocation(report: ScanReport, language: Language): Generator<string> {
	const errors = [...unreadableRows(report)].map(({ file, line, column, reason }) => ({
		file,
		position: line === null || column === null ? undefined : { line, column },
		message: reason ?? words.unknownReason[language],
	}));
	const warnings = report.warnings.map((each) => ({ ...each, message: each.message[language] }));
	yield `"invocations": [{"executionSuccessful": ${errors.length === 0}, "toolExecutionNotifications": [`;
	yield* jsonRows(errors, (error) => notificationOf(error, 'error', language));
	yield '], "toolConfigurationNotifications": [';
	yield* jsonRows(warnings, (warning) => notificationOf(warning, 'warning', language));
	yield ']}],\n';
}

type Told = {
	readonly message: string;
	readonly file: string | undefined;
	readonly position: Position | undefined;
};

function notificationOf(
	{ message, file, position }: Told,
	level: 'error' | 'warning',
	language: Language,
): unknown {
	const range = position && { start: position, end: undefined };
	const place = file === undefined ? undefined : physicalLocation(file, range, language);
	return {
		level,
		message: { text: messageText(message) },
		locations: place && [{ physicalLocation: place }],
	};
}

type Run = {
	/** The place of each rule in the driver's list. */
	readonly indexes: ReadonlyMap<string, number>;
	readonly objects: LogicalLocations;
	readonly language: Language;
};

function resultOf(finding: FindingRow, { indexes, objects, language }: Run): unknown {
	const { check, severity, container, fix, suppressed } = finding;
	return {
		ruleId: check,
		ruleIndex: indexes.get(check),
		level: levels[severity],
		message: { text: messageText(finding.message) },
		locations: [
			{
				physicalLocation: physicalLocation(finding.file, rangeOf(finding), language),
				logicalLocations: objects.of(finding),
			},
		],
		partialFingerprints: { 'holdfast/v1': finding.fingerprint },
		suppressions: suppressed ? [suppressionOf(suppressed, language)] : [],
		properties: { severity, container: container ?? undefined, fix: fix?.safety },
	};
}

const suppressionKinds = {
	comment: 'inSource',
	annotation: 'inSource',
	config: 'external',
	baseline: 'external',
} satisfies { [By in Suppressed['by']]: string };

function suppressionOf(
	{ by, reason, until }: NonNullable<FindingRow['suppressed']>,
	language: Language,
): unknown {
	const day = until === null ? '' : words.until[language](until);
	const justification = [reason, day].filter((part) => part !== '').join(words.semicolon[language]);
	return {
		kind: suppressionKinds[by],
		status: 'accepted',
		justification: justification === '' ? undefined : justification,
	};
}

/** In a message, braces are placeholders and `[a](b)` is a link (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function messageText(text: string): string {
	const braced = text.replace(/[{}]/g, '$&$&');
	return braced.includes('](') ? braced.replace(/[[\]\\]/g, '\\$&') : braced;
}
