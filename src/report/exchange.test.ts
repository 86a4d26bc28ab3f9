import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../lang/yaml/read.ts';
import { text } from '../model/text.ts';
import { renderCsv } from './csv.ts';
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPolicyReports } from './policy-report.ts';
import { renderPrometheus } from './prometheus.ts';
import type { ScanReport } from './scan-report.ts';
import { emptyResult, reportOf, sampleFinding, sampleResult, sampleRow } from './test-sample.ts';

const formats = {
	junit: (report: ScanReport) => renderJunit(report, 'en'),
	gitlab: renderGitlab,
	github: (report: ScanReport) => renderGithub(report, 'en'),
	markdown: (report: ScanReport) => renderMarkdown(report, 'en'),
	csv: renderCsv,
	prometheus: renderPrometheus,
	openreports: (report: ScanReport) => renderPolicyReports(report, 'openreports'),
};

function render(format: keyof typeof formats, sample = sampleResult()): string {
	return [...formats[format](reportOf(sample, 'en'))].join('');
}

describe('a scan', () => {
	it('as test results', () => {
		expect(`\n${render('junit')}`).toMatchInlineSnapshot(`
			"
			<?xml version="1.0" encoding="UTF-8"?>
			<testsuites name="holdfast" tests="5" failures="3" errors="1">
			<testsuite name="web.yaml" tests="4" failures="3" errors="0" skipped="1">
			<testcase name="pod/read-only-root Pod/shop/web spec.containers[0].securityContext.readOnlyRootFilesystem" classname="pod/read-only-root" file="web.yaml" line="6"><failure type="low" message="readOnlyRootFilesystem is not set">web.yaml:6:7: readOnlyRootFilesystem is not set</failure></testcase>
			<testcase name="resources/memory-limit Pod/shop/web spec.containers[0].resources" classname="resources/memory-limit" file="web.yaml" line="6"><failure type="medium" message="resources.limits.memory is not set">web.yaml:6:7: resources.limits.memory is not set</failure></testcase>
			<testcase name="pod/privileged Pod/shop/web spec.containers[0].securityContext.privileged" classname="pod/privileged" file="web.yaml" line="8"><failure type="critical" message="privileged is true">web.yaml:8:9: privileged is true</failure></testcase>
			<testcase name="network/node-port Service/web spec.type" classname="network/node-port" file="web.yaml" line="14"><skipped message="the lab has no Ingress"/></testcase>
			</testsuite>
			<testsuite name="broken.yaml" tests="1" failures="0" errors="1" skipped="0">
			<testcase name="broken.yaml" classname="holdfast"><error message="A tab cannot indent YAML; use spaces"/></testcase>
			</testsuite>
			</testsuites>
			"
		`);
	});

	it('for GitLab', () => {
		expect(`\n${render('gitlab')}`).toMatchInlineSnapshot(`
			"
			[
			{"description":"readOnlyRootFilesystem is not set","check_name":"pod/read-only-root","fingerprint":"pod/read-only-root@90","severity":"minor","location":{"path":"web.yaml","lines":{"begin":6,"end":6}}},
			{"description":"resources.limits.memory is not set","check_name":"resources/memory-limit","fingerprint":"resources/memory-limit@90","severity":"major","location":{"path":"web.yaml","lines":{"begin":6,"end":6}}},
			{"description":"privileged is true","check_name":"pod/privileged","fingerprint":"pod/privileged@131","severity":"blocker","location":{"path":"web.yaml","lines":{"begin":8,"end":8}}}
			]
			"
		`);
	});

	it('for GitHub Actions', () => {
		expect(`\n${render('github')}`).toMatchInlineSnapshot(`
			"
			::notice file=web.yaml,line=6,endLine=6,col=7,endColumn=16,title=pod/read-only-root::Pod web: readOnlyRootFilesystem is not set
			::warning file=web.yaml,line=6,endLine=6,col=7,endColumn=16,title=resources/memory-limit::Pod web: resources.limits.memory is not set
			::error file=web.yaml,line=8,endLine=8,col=9,endColumn=25,title=pod/privileged::Pod web: privileged is true
			::error file=broken.yaml,title=Could not be read::A tab cannot indent YAML; use spaces
			"
		`);
	});

	it('as Markdown', () => {
		expect(`\n${render('markdown')}`).toMatchInlineSnapshot(`
			"
			## Holdfast

			3 findings: ✖ CRITICAL 1 · ▲ HIGH 0 · ● MEDIUM 1 · ○ LOW 1

			| severity | check | object | problem | place |
			|---|---|---|---|---|
			| ✖ CRITICAL | \`pod/privileged\` | Pod shop/web | privileged is true | \`web.yaml:8:9\` |
			| ● MEDIUM | \`resources/memory-limit\` | Pod shop/web | resources.limits.memory is not set | \`web.yaml:6:7\` |
			| ○ LOW | \`pod/read-only-root\` | Pod shop/web | readOnlyRootFilesystem is not set | \`web.yaml:6:7\` |

			1 suppressed

			### Could not be read

			- \`broken.yaml\`: A tab cannot indent YAML; use spaces
			"
		`);
	});

	it('as Markdown, when all is well or nothing was seen', () => {
		const well = { ...sampleResult(), findings: [], ledger: [sampleRow('scanned')] };
		expect(render('markdown', well)).toContain('Nothing to mend');
		expect(render('markdown', { ...well, ledger: [sampleRow('unreadable')] })).toContain(
			'Nothing to mend in what could be read',
		);
		expect(render('markdown', emptyResult)).toContain('No Kubernetes object was found');
	});

	it('as CSV', () => {
		expect(`\n${render('csv')}`).toMatchInlineSnapshot(`
			"
			check,severity,message,apiVersion,kind,namespace,name,container,path,file,line,column,standards,fix,fingerprint,suppressed
			pod/read-only-root,low,readOnlyRootFilesystem is not set,v1,Pod,shop,web,app,spec.containers[0].securityContext.readOnlyRootFilesystem,web.yaml,6,7,,evidence,pod/read-only-root@90,
			resources/memory-limit,medium,resources.limits.memory is not set,v1,Pod,shop,web,app,spec.containers[0].resources,web.yaml,6,7,,value,resources/memory-limit@90,
			pod/privileged,critical,privileged is true,v1,Pod,shop,web,app,spec.containers[0].securityContext.privileged,web.yaml,8,9,pss:baseline cis:5.2.2,,pod/privileged@131,
			network/node-port,high,type is NodePort,v1,Service,,web,,spec.type,web.yaml,14,3,,,network/node-port@211,comment: the lab has no Ingress
			"
		`);
	});

	it('as metrics', () => {
		expect(`\n${render('prometheus')}`).toMatchInlineSnapshot(`
			"
			# HELP holdfast_findings Findings that are not suppressed, by check and severity.
			# TYPE holdfast_findings gauge
			holdfast_findings{check="pod/privileged",severity="critical"} 1
			holdfast_findings{check="pod/read-only-root",severity="low"} 1
			holdfast_findings{check="resources/memory-limit",severity="medium"} 1
			# HELP holdfast_findings_severity Findings that are not suppressed, by severity.
			# TYPE holdfast_findings_severity gauge
			holdfast_findings_severity{severity="low"} 1
			holdfast_findings_severity{severity="medium"} 1
			holdfast_findings_severity{severity="high"} 0
			holdfast_findings_severity{severity="critical"} 1
			# HELP holdfast_suppressed_findings Findings that are suppressed.
			# TYPE holdfast_suppressed_findings gauge
			holdfast_suppressed_findings 1
			# HELP holdfast_inputs Documents and files by what became of them.
			# TYPE holdfast_inputs gauge
			holdfast_inputs{status="scanned"} 2
			holdfast_inputs{status="skipped"} 2
			holdfast_inputs{status="unreadable"} 1
			# HELP holdfast_objects Objects that were looked at.
			# TYPE holdfast_objects gauge
			holdfast_objects 2
			# HELP holdfast_checks Checks that ran.
			# TYPE holdfast_checks gauge
			holdfast_checks 4
			"
		`);
	});

	it('as reports for a cluster', () => {
		expect(`\n${render('openreports')}`).toMatchInlineSnapshot(`
			"
			---
			apiVersion: openreports.io/v1alpha1
			kind: Report
			metadata: {"name":"holdfast","namespace":"shop"}
			source: holdfast
			summary: {"pass": 0, "fail": 3, "warn": 0, "error": 0, "skip": 0}
			results:
			- {"source":"holdfast","policy":"pod/read-only-root","category":"pod","severity":"low","result":"fail","scored":true,"resources":[{"apiVersion":"v1","kind":"Pod","name":"web","namespace":"shop"}],"message":"readOnlyRootFilesystem is not set","properties":{"path":"spec.containers[0].securityContext.readOnlyRootFilesystem","place":"web.yaml:6","fingerprint":"pod/read-only-root@90","container":"app"}}
			- {"source":"holdfast","policy":"resources/memory-limit","category":"resources","severity":"medium","result":"fail","scored":true,"resources":[{"apiVersion":"v1","kind":"Pod","name":"web","namespace":"shop"}],"message":"resources.limits.memory is not set","properties":{"path":"spec.containers[0].resources","place":"web.yaml:6","fingerprint":"resources/memory-limit@90","container":"app"}}
			- {"source":"holdfast","policy":"pod/privileged","category":"pod","severity":"critical","result":"fail","scored":true,"resources":[{"apiVersion":"v1","kind":"Pod","name":"web","namespace":"shop"}],"message":"privileged is true","properties":{"path":"spec.containers[0].securityContext.privileged","place":"web.yaml:8","fingerprint":"pod/privileged@131","container":"app"}}
			"
		`);
	});
});

describe('whatever a manifest says', () => {
	const evil = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom(
			'a\n::error::x',
			'</failure><script>',
			'"&<>\'',
			'a|b\n|c',
			'=1+1',
			'%0A::error::',
			'\u2028\u202e',
			']]>',
			'- a\n---\n',
		),
	);
	const sample = (one: string, other: string) => ({
		...emptyResult,
		findings: [
			sampleFinding('pod/privileged', 'name: app', {
				message: text(one, one),
				file: other,
				container: one,
				path: [other],
				resource: { apiVersion: one, kind: other, namespace: one, name: other },
			}),
		],
		ledger: [sampleRow('unreadable', { file: one, reason: text(other, other) })],
	});
	const holds = (format: keyof typeof formats, property: (written: string) => void) =>
		fc.assert(
			fc.property(evil, evil, (one, other) => {
				property(render(format, sample(one, other)));
			}),
		);

	it('XML stays well formed', () => {
		const reference = '&#\\d+;';
		const attribute = ` [a-z]+="(?:[^"&<>]|${reference})*"`;
		const document = new RegExp(
			`^<\\?xml [^<>]*\\?>(?:\\n|</?[a-z]+(?:${attribute})*/?>|[^<>&]|${reference})*$`,
		);
		holds('junit', (written) => expect(written).toMatch(document));
	});

	it('a workflow command stays one line', () => {
		holds('github', (written) => {
			const lines = written.trimEnd().split('\n');
			expect(lines).toHaveLength(2);
			for (const line of lines) expect(line).toMatch(/^::error file=[^:]*::[^\r\n]*$/);
		});
	});

	it('a table of Markdown keeps its rows', () => {
		holds('markdown', (written) => {
			const rows = written.split('\n').filter((line) => line.startsWith('| '));
			expect(rows).toHaveLength(2);
			expect(rows[1]?.match(/(?<!\\)\|/g)).toHaveLength(6);
		});
	});

	it('CSV keeps its cells, and none is a formula', () => {
		holds('csv', (written) => {
			const cells = [
				...(written.split('\r\n')[1] ?? '').matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",]*)/g),
			];
			expect(cells).toHaveLength(16);
			for (const [, cell = ''] of cells) expect(cell).not.toMatch(/^"?[-=+@]/);
		});
	});

	it('reports for a cluster read back as what they say', () => {
		holds('openreports', (written) => {
			const [document] = readYaml(written).documents;
			expect(document?.kind).toBe('value');
		});
	});
});
