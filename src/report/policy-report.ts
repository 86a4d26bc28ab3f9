import { jsonText } from './json-text.ts';
import type { FindingRow } from './rows.ts';
import { type ScanReport, shownRows } from './scan-report.ts';

/** The two APIs for reports inside of a cluster, by their group version and kinds. */
const apis = {
	openreports: {
		apiVersion: 'openreports.io/v1alpha1',
		kinds: { namespaced: 'Report', cluster: 'ClusterReport' },
	},
	policyreport: {
		apiVersion: 'wgpolicyk8s.io/v1alpha2',
		kinds: { namespaced: 'PolicyReport', cluster: 'ClusterPolicyReport' },
	},
} as const;

/**
 * Findings as reports to apply to a cluster, one a namespace and one for objects without any: the
 * Report of OpenReports, or the PolicyReport that came before it. YAML whose values are JSON.
 */
export function* renderPolicyReports(
	report: ScanReport,
	api: keyof typeof apis,
): Generator<string> {
	const byNamespace = Map.groupBy(shownRows(report), ({ resource }) => resource.namespace);
	for (const [namespace, rows] of [...byNamespace].sort(([a], [b]) => compare(a, b))) {
		const { apiVersion, kinds } = apis[api];
		const metadata = { name: 'holdfast', ...(namespace !== null && { namespace }) };
		yield `---\napiVersion: ${apiVersion}\n`;
		yield `kind: ${namespace === null ? kinds.cluster : kinds.namespaced}\n`;
		yield `metadata: ${jsonText(metadata)}\n`;
		if (api === 'openreports') yield 'source: holdfast\n';
		yield `summary: {"pass": 0, "fail": ${rows.length}, "warn": 0, "error": 0, "skip": 0}\nresults:\n`;
		for (const row of rows) yield `- ${jsonText(resultOf(row))}\n`;
	}
}

function compare(a: string | null, b: string | null): number {
	return (a ?? '') < (b ?? '') ? -1 : 1;
}

function resultOf(row: FindingRow): unknown {
	const { check, severity, message, resource, container, path, file, line, fingerprint } = row;
	const { namespace, ...object } = resource;
	return {
		source: 'holdfast',
		policy: check,
		category: check.slice(0, check.indexOf('/')),
		severity,
		result: 'fail',
		scored: true,
		resources: [{ ...object, ...(namespace !== null && { namespace }) }],
		message,
		properties: {
			path,
			place: `${file}:${line}`,
			fingerprint,
			...(container !== null && { container }),
		},
	};
}
