import { describe, expect, it } from 'vitest';
import { text } from '../model/text.ts';
import { type PrettyOptions, renderPretty } from './pretty.ts';
import {
	emptyResult,
	reportOf,
	sampleFinding,
	sampleResult,
	sampleRow,
	sampleSource,
	sourceOf,
} from './test-sample.ts';

function pretty(result = sampleResult(), options: Partial<PrettyOptions> = {}): string {
	const source = () => sourceOf(sampleSource);
	const given = { language: 'en', colour: false, width: 80, source, ...options } as const;
	return [...renderPretty(reportOf(result, given.language), given)].join('');
}

describe('a scan for people', () => {
	it('speaks English', () => {
		expect(`\n${pretty()}`).toMatchInlineSnapshot(`
			"
			── web.yaml ── 1 critical, 1 medium, 1 low

			Pod web (namespace shop)

			  web.yaml:6:7  container app
			     6 │     - name: app
			       │       ^^^^^^^^^
			  ● MEDIUM    resources.limits.memory is not set [resources/memory-limit]
			            → Mend resources/memory-limit. (fix: needs a value)
			  ○ LOW       readOnlyRootFilesystem is not set [pod/read-only-root]
			            → Mend pod/read-only-root. (fix: with evidence)

			  web.yaml:8:9  container app
			     8 │         privileged: true
			       │         ^^^^^^^^^^^^^^^^
			  ✖ CRITICAL  privileged is true [pod/privileged]
			            → Mend pod/privileged. (by hand)

			── Skipped ──

			  2  holds no Kubernetes object: a.yaml, b.yaml

			── Remarks ──

			  1  kind Web is not known: web.yaml

			── Warnings ──

			  holdfast.yaml:4:5  This suppression suppresses nothing

			── Could not be read ──

			  broken.yaml:3:1  A tab cannot indent YAML; use spaces

			── Summary ──

			  3 findings  ✖ 1 critical  ● 1 medium  ○ 1 low  1 suppressed
			  A fix is known for 2 of 3: 1 with evidence, right if the stated facts hold; 1
			  once you give a value.
			  Looked at 2 objects in 2 documents of 1 file, with 4 checks.
			  Skipped 2 inputs.
			  1 input could not be read, so this result is incomplete.
			"
		`);
	});

	it('speaks Chinese', () => {
		expect(`\n${pretty(sampleResult(), { language: 'zh' })}`).toMatchInlineSnapshot(`
			"
			── web.yaml ── 严重 1、中危 1、低危 1

			Pod web（命名空间 shop）

			  web.yaml:6:7  容器 app
			     6 │     - name: app
			       │       ^^^^^^^^^
			  ● 中危  未设置 resources.limits.memory [resources/memory-limit]
			        → 修复 resources/memory-limit。（修复：需提供值）
			  ○ 低危  未设置 readOnlyRootFilesystem [pod/read-only-root]
			        → 修复 pod/read-only-root。（修复：需有依据）

			  web.yaml:8:9  容器 app
			     8 │         privileged: true
			       │         ^^^^^^^^^^^^^^^^
			  ✖ 严重  privileged 为 true [pod/privileged]
			        → 修复 pod/privileged。（需手动修改）

			── 已跳过 ──

			  2  不含 Kubernetes 对象：a.yaml、b.yaml

			── 备注 ──

			  1  不认识 kind Web：web.yaml

			── 警告 ──

			  holdfast.yaml:4:5  此忽略项没有命中任何问题

			── 无法读取 ──

			  broken.yaml:3:1  YAML 不能用制表符缩进，请改用空格

			── 汇总 ──

			  发现 3 个问题  ✖ 严重 1  ● 中危 1  ○ 低危 1  另有 1 个已忽略
			  可修复 3 项中的 2 项：1 项需有依据，相关事实成立时才正确；1 项需由您提供值。
			  已用 4 项检查查看 1 个文件、2 个文档中的 2 个对象。
			  跳过 2 个输入。
			  1 个输入无法读取，因此结果不完整。
			"
		`);
	});

	it('says in one line that all is well', () => {
		const ledger = [sampleRow('scanned', { document: 1 })];
		const result = { ...sampleResult(), findings: [], warnings: [], ledger };
		expect(`\n${pretty(result)}`).toMatchInlineSnapshot(`
			"
			── Summary ──

			  ✔ Nothing to mend: 2 objects in 1 document of 1 file passed 4 checks.
			"
		`);
	});

	it('does not praise what it has not seen', () => {
		expect(`\n${pretty(emptyResult)}`).toMatchInlineSnapshot(`
			"
			── Summary ──

			  No Kubernetes object was found, so nothing was checked.
			"
		`);
	});

	it('lists each input that could not be read', () => {
		const reason = text('The file is not text', '该文件不是文本');
		const ledger = ['a.yaml', 'b.yaml'].map((file) => sampleRow('unreadable', { file, reason }));
		expect(`\n${pretty({ ...emptyResult, ledger })}`).toMatchInlineSnapshot(`
			"
			── Could not be read ──

			  a.yaml  The file is not text
			  b.yaml  The file is not text

			── Summary ──

			  No Kubernetes object was found, so nothing was checked.
			  2 inputs could not be read, so this result is incomplete.
			"
		`);
	});

	it('counts what is suppressed without showing it', () => {
		const suppressed = { by: 'baseline', reason: '' } as const;
		const findings = sampleResult().findings.map((finding) => ({ ...finding, suppressed }));
		const ledger = [sampleRow('scanned', { document: 1 })];
		const result = { ...sampleResult(), findings, ledger, warnings: [] };
		expect(`\n${pretty(result)}`).toMatchInlineSnapshot(`
			"
			── Summary ──

			  ✔ Nothing to mend: 2 objects in 1 document of 1 file passed 4 checks.
			  4 suppressed
			"
		`);
	});

	it('shows the path where there is no source', () => {
		const path = ['spec', 'containers', 0, 'image'];
		const finding = sampleFinding('image/tag', 'name: app', { path });
		const result = { ...emptyResult, findings: [finding] };
		expect(`\n${pretty(result, { source: () => undefined })}`).toMatchInlineSnapshot(`
			"
			── web.yaml ── 1 high

			Pod web (namespace shop)

			  web.yaml:6:7
			  spec.containers[0].image
			  ▲ HIGH      image/tag [image/tag]
			            → (by hand)

			── Summary ──

			  1 finding  ▲ 1 high
			  Looked at 0 objects in 0 documents of 0 files, with 0 checks.
			"
		`);
	});

	it('says which container it means when one place stands for several', () => {
		const message = text('is privileged', '以特权运行');
		const findings = ['app', 'proxy'].map((container) =>
			sampleFinding('pod/privileged', 'privileged: true', { container, message }),
		);
		expect(`\n${pretty({ ...emptyResult, findings })}`).toMatchInlineSnapshot(`
			"
			── web.yaml ── 2 high

			Pod web (namespace shop)

			  web.yaml:8:9  container app, proxy
			     8 │         privileged: true
			       │         ^^^^^^^^^^^^^^^^
			  ▲ HIGH      app: is privileged [pod/privileged]
			            → (by hand)
			  ▲ HIGH      proxy: is privileged [pod/privileged]
			            → (by hand)

			── Summary ──

			  2 findings  ▲ 2 high
			  Looked at 0 objects in 0 documents of 0 files, with 0 checks.
			"
		`);
	});

	it('asks for a source once a file', () => {
		const asked: string[] = [];
		const source = (file: string) => {
			asked.push(file);
			return sourceOf(sampleSource);
		};
		pretty(sampleResult(), { source });
		expect(asked).toEqual(['web.yaml']);
	});

	it('says the same in colour', () => {
		const coloured = pretty(sampleResult(), { colour: true });
		expect(coloured).toContain('\x1b[');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
		expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(pretty());
	});

	it('does without a width', () => {
		const lines = pretty(sampleResult(), { width: Number.POSITIVE_INFINITY }).split('\n');
		expect(lines.some((line) => line.length > 100)).toBe(true);
	});
});

describe('hostile text', () => {
	const evil = '\x1b]0;x\x07\n\u202e';
	const shown = '␛]0;x␇␊<U+202E>';
	const message = text(evil, evil);
	const finding = sampleFinding('pod/privileged', 'privileged: true');
	const resource = { apiVersion: 'v1', kind: 'Pod', namespace: undefined, name: 'web' };
	const warning = { message, file: undefined, position: undefined };

	it.each([
		['a message', { findings: [{ ...finding, message }] }],
		['a file', { findings: [{ ...finding, file: evil }] }],
		['a container', { findings: [{ ...finding, container: evil }] }],
		['a check', { findings: [{ ...finding, check: evil }] }],
		['a kind', { findings: [{ ...finding, resource: { ...resource, kind: evil } }] }],
		['a name', { findings: [{ ...finding, resource: { ...resource, name: evil } }] }],
		['a namespace', { findings: [{ ...finding, resource: { ...resource, namespace: evil } }] }],
		['a skipped file', { ledger: [sampleRow('skipped', { file: evil })] }],
		['a reason to skip', { ledger: [sampleRow('skipped', { reason: message })] }],
		['a remark', { ledger: [sampleRow('scanned', { reason: message })] }],
		['an unreadable file', { ledger: [sampleRow('unreadable', { file: evil })] }],
		['a reason not to read', { ledger: [sampleRow('unreadable', { reason: message })] }],
		['a warning', { warnings: [warning] }],
		['the file of a warning', { warnings: [{ ...warning, file: evil }] }],
	])('in %s becomes marks', (_, part) => {
		const report = pretty({ ...emptyResult, ...part });
		expect(report).toContain(shown);
		expect(report).not.toMatch(/[^\n\P{C}]/u);
	});

	it('in a path becomes marks', () => {
		const result = { ...emptyResult, findings: [{ ...finding, path: [evil] }] };
		const report = pretty(result, { source: () => undefined });
		expect(report).not.toMatch(/[^\n\P{C}]/u);
	});

	it('in a source becomes marks', () => {
		const line = `a: ${evil.replace('\n', '')}`;
		const report = pretty(
			{ ...emptyResult, findings: [finding] },
			{ source: () => ({ line: () => line }) },
		);
		expect(report).not.toMatch(/[^\n\P{C}]/u);
	});
});
