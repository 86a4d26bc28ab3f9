import type { CheckInfo } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import type { LedgerRow } from '../model/ledger.ts';
import type { Position } from '../model/source.ts';
import { type Language, text } from '../model/text.ts';
import type { Warning } from '../model/warning.ts';
import type { SourceLines } from './excerpt.ts';
import { findingText, inputText } from './rows.ts';
import type { ScanReport } from './scan-report.ts';
import { sheetOf } from './sheet.ts';
import { countFindings, countInputs, emptyTally } from './tally.ts';

/** A scan before its rows are rendered. */
export type Sample = {
	readonly findings: readonly Finding[];
	readonly ledger: readonly LedgerRow[];
	readonly warnings: readonly Warning[];
	readonly checks: ReadonlyMap<string, CheckInfo>;
	readonly resources: number;
};

/** What a report is rendered from. */
export function reportOf(
	sample: Sample,
	language: Language,
	standards: readonly string[] = [],
): ScanReport {
	const { findings, ledger, warnings, checks, resources } = sample;
	const tally = { ...emptyTally(), resources, kinds: new Set(['*', 'Pod']) };
	countFindings(tally, findings);
	for (const rows of Map.groupBy(ledger, ({ file }) => file).values()) countInputs(tally, rows);
	return {
		findings: [
			sheetOf(findings.map((finding) => findingText(finding, { language, hasEdits: true }))),
		],
		inputs: [sheetOf(ledger.map((row) => inputText(row, language)))],
		tally,
		warnings,
		checks,
		standards,
	};
}

/** A small scan for the tests of this room: two objects of one file, and one of each ledger row. */
export function sampleResult(): Sample {
	const container = { resource: web, container: 'app' };
	return {
		findings: [
			sampleFinding('pod/read-only-root', 'name: app', {
				...container,
				severity: 'low',
				message: text('readOnlyRootFilesystem is not set', '未设置 readOnlyRootFilesystem'),
				path: ['spec', 'containers', 0, 'securityContext', 'readOnlyRootFilesystem'],
				fix: 'evidence',
			}),
			sampleFinding('resources/memory-limit', 'name: app', {
				...container,
				severity: 'medium',
				message: text('resources.limits.memory is not set', '未设置 resources.limits.memory'),
				path: ['spec', 'containers', 0, 'resources'],
				fix: 'value',
			}),
			sampleFinding('pod/privileged', 'privileged: true', {
				...container,
				severity: 'critical',
				message: text('privileged is true', 'privileged 为 true'),
				path: ['spec', 'containers', 0, 'securityContext', 'privileged'],
				standards: ['pss:baseline', 'cis:5.2.2'],
			}),
			sampleFinding('network/node-port', 'type: NodePort', {
				resource: { apiVersion: 'v1', kind: 'Service', namespace: undefined, name: 'web' },
				document: 2,
				message: text('type is NodePort', 'type 为 NodePort'),
				path: ['spec', 'type'],
				suppressed: { by: 'comment', reason: 'the lab has no Ingress', until: '2027-01-31' },
			}),
		],
		ledger: [
			sampleRow('scanned', { document: 1 }),
			sampleRow('scanned', {
				document: 2,
				reason: text('kind Web is not known', '不认识 kind Web'),
			}),
			sampleRow('skipped', { file: 'a.yaml', reason: noObject }),
			sampleRow('skipped', { file: 'b.yaml', reason: noObject }),
			sampleRow('unreadable', {
				file: 'broken.yaml',
				reason: text('A tab cannot indent YAML; use spaces', 'YAML 不能用制表符缩进，请改用空格'),
				position: { line: 3, column: 1 },
			}),
		],
		warnings: [
			{
				message: text('This suppression suppresses nothing', '此忽略项没有命中任何问题'),
				file: 'holdfast.yaml',
				position: { line: 4, column: 5 },
			},
		],
		checks: new Map([
			sampleCheck('pod/read-only-root', 'low'),
			sampleCheck('resources/memory-limit', 'medium'),
			sampleCheck('pod/privileged', 'critical'),
			sampleCheck('network/node-port', 'high'),
		]),
		resources: 2,
	};
}

/** A scan that found nothing to say. */
export const emptyResult: Sample = {
	findings: [],
	ledger: [],
	warnings: [],
	checks: new Map(),
	resources: 0,
};

export const sampleSource = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - name: app
      securityContext:
        privileged: true
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
`;

/** The lines of a text, as the application hands them in. */
export function sourceOf(source: string): SourceLines {
	const lines = source.split('\n');
	return { line: (number) => lines[number - 1] ?? '' };
}

const web = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' };
const noObject = text('holds no Kubernetes object', '不含 Kubernetes 对象');

/** A finding that marks the first place of `marked` in the sample source. */
export function sampleFinding(
	check: string,
	marked: string,
	overrides: Partial<Finding> = {},
): Finding {
	const start = sampleSource.indexOf(marked);
	return {
		check,
		severity: 'high',
		message: text(check, check),
		resource: web,
		container: undefined,
		path: [],
		file: 'web.yaml',
		document: 1,
		item: [],
		range: { start: positionOf(start), end: positionOf(start + marked.length) },
		standards: [],
		fix: undefined,
		fingerprint: `${check}@${start}`,
		suppressed: undefined,
		...overrides,
	};
}

function positionOf(offset: number): Position {
	const before = sampleSource.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function sampleRow(
	status: LedgerRow['status'],
	overrides: Partial<LedgerRow> = {},
): LedgerRow {
	const row = { file: 'web.yaml', document: undefined, reason: undefined, position: undefined };
	return { status, ...row, ...overrides };
}

function sampleCheck(id: string, severity: CheckInfo['severity']): [string, CheckInfo] {
	const info: CheckInfo = {
		id,
		title: text(`Title of ${id}`, `${id} 的标题`),
		why: text(`Why ${id} matters.`, `${id} 为何重要。`),
		mend: text(`Mend ${id}.`, `修复 ${id}。`),
		severity,
		standards: ['pss:restricted'],
		examples: [{ bad: 'bad: true\n', good: 'bad: false\n' }],
		profile: 'default',
		looksAt: ['Pod'],
	};
	return [id, info];
}
