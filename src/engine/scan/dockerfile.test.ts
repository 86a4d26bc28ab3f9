import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '../../checks/registry.generated.ts';
import { World } from '../../kube/world.ts';
import { renderPath } from '../../model/path.ts';
import { defaultSettings } from '../../model/settings.ts';
import { scanDockerfile } from './dockerfile.ts';
import { planChecks } from './plan.ts';

const context = {
	version: { major: 1, minor: 36 },
	settings: { ...defaultSettings, allowedRegistries: ['registry.example.com'] },
	world: new World([]),
	today: '2026-11-24',
	reads: new Set<string>(),
};

function scan(source: string, ids = ['docker/sudo', 'docker/latest'], isDiscovered = false) {
	const checks = registry.filter(({ id }) => ids.includes(id));
	const file = 'deploy/web.Dockerfile';
	const input = { file, identity: file, text: source, isDiscovered };
	return scanDockerfile(input, planChecks(checks).local, context);
}

/** The findings, a line for each. */
function findings(source: string): string[] {
	return scan(source).findings.map(({ check, path, range, suppressed }) => {
		const { start, end } = range;
		const by = suppressed ? ` (${suppressed.by}: ${suppressed.reason})` : '';
		return `${start.line}:${start.column}-${end.line}:${end.column} ${check} ${renderPath(path)}${by}`;
	});
}

test('findings have places, paths and the file as their object', () => {
	const source = 'FROM a\nRUN b && \\\n  sudo c\n';
	expect(findings(source)).toEqual([
		'1:6-1:7 docker/latest stages[0].from.words[0]',
		'3:3-3:9 docker/sudo stages[0].instructions[0].calls[1]',
	]);
	const { resources, kinds, ledger, findings: found } = scan(source);
	expect({ resources, kinds: [...kinds], ledger }).toEqual({
		resources: 1,
		kinds: ['Dockerfile'],
		ledger: [
			{
				file: 'deploy/web.Dockerfile',
				document: 1,
				status: 'scanned',
				reason: undefined,
				position: undefined,
			},
		],
	});
	expect(found[0]?.resource).toEqual({
		apiVersion: '',
		kind: 'Dockerfile',
		namespace: undefined,
		name: 'web.Dockerfile',
	});
});

test('a finding says how sure its fix is', () => {
	const ids = ['docker/add-local', 'docker/shell-form', 'docker/sudo'];
	const { findings: found } = scan('FROM a\nADD a.txt /b\nRUN sudo c\nCMD d\n', ids);
	expect(found.map(({ check, fix }) => [check, fix])).toEqual([
		['docker/add-local', 'safe'],
		['docker/shell-form', 'evidence'],
		['docker/sudo', undefined],
	]);
});

test('fingerprints outlive moved lines and added neighbours', () => {
	const print = (source: string) =>
		scan(source)
			.findings.filter(({ check }) => check === 'docker/sudo')
			.map(({ fingerprint }) => fingerprint);
	const before = print('FROM a\nRUN x\nRUN sudo c\n');
	expect(print('# head\nFROM b:1\nUSER d\nRUN x\n\nRUN sudo c\n')).toEqual(before);
	expect(print('FROM a\nRUN x\nRUN sudo d\n')).not.toEqual(before);
});

const why = 'holdfast: ignore docker/sudo why';
describe('comments suppress', () => {
	test.each([
		['the instruction below', `FROM a:1\n# ${why}\nRUN a && \\\n sudo b\nRUN sudo c\n`, [4]],
		['through empty lines', `FROM a:1\n# ${why}\n\n# more\nRUN sudo b\n`, [5]],
		['the next line within one', `FROM a:1\nRUN a && \\\n# ${why}\n sudo b\nRUN sudo c\n`, [4]],
		[
			'the whole file from its head',
			`# ${why}\nFROM a:1\nRUN sudo b\nFROM b:1\nRUN sudo c\n`,
			[3, 5],
		],
		['behind directives too', `# syntax=x\n# ${why}\nFROM a:1\nRUN sudo b\n`, [4]],
		['nothing above', `FROM a:1\nRUN sudo b\n# ${why}\nRUN c\n`, []],
		['nothing at the end', `FROM a:1\nRUN sudo b\n# ${why}\n`, []],
		['nothing behind an instruction', `FROM a:1\nRUN sudo b # ${why}\n`, []],
		['nothing in a heredoc', `FROM a:1\nRUN <<E\n# ${why}\nsudo b\nE\n`, []],
	])('%s', (_, source, lines) => {
		const suppressed = scan(source).findings.filter((finding) => finding.suppressed);
		expect(suppressed.map(({ range }) => range.start.line)).toEqual(lines);
	});

	test('with a reason, and say when they do nothing', () => {
		const { warnings, suppressions, used } = scan(
			`FROM a:1\n# holdfast: ignore docker/sudo\nRUN sudo a\n# ${why}\nRUN b\n# ${why}\nRUN sudo c\n`,
		);
		expect(warnings.map(({ message, position }) => `${position?.line} ${message.en}`)).toEqual([
			'2 the suppression of docker/sudo gives no reason, so it does not hold',
		]);
		expect(suppressions.map(({ position }) => position.line)).toEqual([4, 6]);
		expect(used).toEqual([1]);
	});
});

describe('the ledger', () => {
	test.each([
		[
			'what does not build',
			'RUN a\n',
			false,
			'unreadable 1:1',
			"'RUN' stands before the first FROM",
		],
		['what only bears the name', 'Notes\n', true, 'skipped 1:1', "'NOTES' stands before"],
		['a broken one that was found', 'RUN a\nFROM b\n', true, 'unreadable 1:1', "'RUN' stands"],
		['a template', '{{ a }}\nFROM b\n', true, 'unreadable 1:1', 'not rendered'],
		['an unknown instruction', 'FROM a:1\nRUNN b\n', false, 'scanned', "'RUNN' is no instruction"],
	])('%s', (_, source, isDiscovered, expected, reason) => {
		const [row] = scan(source, [], isDiscovered).ledger;
		const place = row?.position ? ` ${row.position.line}:${row.position.column}` : '';
		expect(`${row?.status}${place}`).toBe(expected);
		expect(row?.reason?.en).toContain(reason);
		expect(row?.reason?.zh).toMatch(/\p{Script=Han}/u);
	});
});

describe('all checks', () => {
	const all = registry.flatMap(({ id, check }) => (check.on === 'dockerfile' ? [id] : []));
	const { local } = planChecks(registry.filter(({ id }) => all.includes(id)));
	const run = (text: string) =>
		scanDockerfile(
			{ file: 'Dockerfile', identity: 'a', text, isDiscovered: false },
			local,
			context,
		);

	const pieces = fc.constantFrom(
		...[
			'FROM a\n',
			'FROM $A AS b\n',
			'RUN ',
			'ENV ',
			'ARG ',
			'COPY --from=b ',
			'ADD ',
			'EXPOSE 22 ',
			'WORKDIR a',
		],
		...[
			'USER ',
			'CMD ',
			'HEALTHCHECK ',
			'SHELL ["bash"]\n',
			'ONBUILD ',
			'--chmod=777 ',
			'--mount=type=cache,from=a',
		],
		...[
			'\n',
			'\\\n',
			' ',
			'"',
			"'",
			'$(',
			')',
			'`',
			'|',
			'&&',
			';',
			'<<E\n',
			'E\n',
			'[',
			']',
			'=',
			':',
			'/',
			'-',
		],
		...[
			'apt-get install -y ',
			'pip install ',
			'curl -k ',
			'sudo ',
			'env ',
			'sh -c ',
			'chpasswd',
			'echo a:b ',
			'chmod ',
		],
		...[
			'id_rsa',
			'.env',
			'TOKEN=abcdefgh12345',
			'\u{1F600}',
			'\0',
			'# holdfast: ignore docker/* x\n',
		],
	);
	test('none throws, and every place is within the text', () => {
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
				const text = `FROM a\n${parts.join('')}`;
				const lines = text.split('\n');
				for (const { range, message } of run(text).findings) {
					const { start, end } = range;
					expect(start.line).toBeLessThanOrEqual(lines.length);
					expect(start.column).toBeLessThanOrEqual((lines[start.line - 1]?.length ?? 0) + 1);
					expect(end.line * 1e6 + end.column).toBeGreaterThanOrEqual(
						start.line * 1e6 + start.column,
					);
					expect(message.en.length).toBeLessThan(400);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	const best = (text: string) => {
		const times = [1, 2].map(() => {
			const start = performance.now();
			run(text);
			return performance.now() - start;
		});
		return Math.min(...times);
	};
	test.each<[what: string, text: (n: number) => string]>([
		[
			'stages',
			(n) =>
				Array.from(
					{ length: n / 40 },
					(_, i) => `FROM s${i - 1} AS s${i}\nCOPY --from=x a b\n`,
				).join(''),
		],
		[
			'copies from stages',
			(n) => `${'FROM a AS b\n'.repeat(n / 40)}${'COPY --from=c a b\n'.repeat(n / 30)}`,
		],
		['updates', (n) => `FROM a\n${'RUN apt-get update\n'.repeat(n / 20)}`],
		['installs', (n) => `FROM a\nRUN ${'apt-get install a;'.repeat(n / 18)}`],
		['packages', (n) => `FROM a\nRUN pip install ${'a '.repeat(n / 2)}`],
		['pipes', (n) => `FROM a\nRUN curl x ${'| tee a '.repeat(n / 8)}| sh`],
		['caches', (n) => `FROM a\n${'RUN pip install a\n'.repeat(n / 18)}`],
		['options', (n) => `FROM a\nRUN curl ${'-'.repeat(n / 2)} -${'k'.repeat(n / 2)}`],
		['settings', (n) => `FROM a\nRUN git http.${'a.'.repeat(n / 2)}`],
		['scripts in scripts', (n) => `FROM a\nRUN ${'sh -c "'.repeat(n / 7)}`],
		['wrappers', (n) => `FROM a\nRUN ${'sudo '.repeat(n / 5)}`],
		['variables', (n) => `FROM a\nENV ${'A_TOKEN=abcdefgh '.repeat(n / 17)}`],
		['suppressions', (n) => `FROM a\nRUN a \\\n${'# holdfast: ignore a/b c\n'.repeat(n / 25)}b`],
		['modes', (n) => `FROM a\nRUN chmod ${'a,'.repeat(n / 2)}w b`],
		['users', (n) => `FROM a\n${'USER a\n'.repeat(n / 7)}`],
		['commands', (n) => `FROM a\n${'CMD a\n'.repeat(n / 20)}`],
		['one long word', (n) => `FROM a\nRUN a=${'x'.repeat(n)} ${'y'.repeat(n)}`],
	])('take time in proportion to the text: %s', (_, text) => {
		const [short, long] = [best(text(40_000)), best(text(160_000))];
		expect(long).toBeLessThan(short * 12 + 100);
	});
});
