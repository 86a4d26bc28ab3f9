import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '../../checks/registry.generated.ts';
import { World } from '../../kube/world.ts';
import { renderPath } from '../../model/path.ts';
import { defaultSettings } from '../../model/settings.ts';
import { scanAppArmor } from './apparmor.ts';
import { planChecks } from './plan.ts';
import { scanText, type TextScan } from './text.ts';
import { scanWorld } from './world.ts';

const checks = registry.filter(
	({ id }) => id.startsWith('apparmor/') || id === 'pod/unknown-app-armor-profile',
);
const { local, world, reads } = planChecks(checks);
const alone = { version: { major: 1, minor: 36 }, settings: defaultSettings };
const context = { ...alone, world: new World([]), today: '2026-11-24', reads };

function scan(text: string, isDiscovered = false): TextScan {
	const file = 'deploy/web.apparmor';
	return scanAppArmor({ file, identity: file, text, isDiscovered }, local, context);
}

function scanYaml(text: string): TextScan {
	return scanText(
		{ file: 'a.yaml', identity: 'a.yaml', text, isDiscovered: false },
		local,
		context,
	);
}

/** The findings, a line for each. */
function told({ findings }: TextScan): string[] {
	return findings.map(({ check, path, range, suppressed }) => {
		const { start, end } = range;
		const by = suppressed ? ` (${suppressed.by}: ${suppressed.reason})` : '';
		return `${start.line}:${start.column}-${end.line}:${end.column} ${check} ${renderPath(path)}${by}`;
	});
}

const rules = `profile web flags=(complain) {
  ptrace,
  /bin/a Ux,

  profile b {
    mount,
  }
}
`;

test('findings have places, paths and their profile as object', () => {
	const result = scan(rules);
	expect(told(result)).toEqual(
		[
			'1:20-1:28 apparmor/not-enforced profiles[0].flags[0]',
			'2:3-2:10 apparmor/ptrace profiles[0].rules[0]',
			'3:3-3:13 apparmor/unconfined-execution profiles[0].rules[1]',
			'6:5-6:11 apparmor/mount profiles[0].rules[2].rules[0]',
		].sort((a, b) => order(result, a) - order(result, b)),
	);
	const { resources, kinds, ledger, findings } = result;
	expect({ resources, kinds: [...kinds], rows: ledger.map(({ status }) => status) }).toEqual({
		resources: 1,
		kinds: ['AppArmorProfile'],
		rows: ['scanned'],
	});
	expect(findings[0]?.resource).toEqual({
		apiVersion: '',
		kind: 'AppArmorProfile',
		namespace: undefined,
		name: 'web',
	});
});

/** Where a line stands among those told. */
function order(result: TextScan, line: string): number {
	return told(result).indexOf(line);
}

test('fingerprints survive moved lines', () => {
	const prints = (text: string) => scan(text).findings.map(({ fingerprint }) => fingerprint);
	const moved = rules.replace('  ptrace,', '  /etc/x r,\n\n  ptrace,');
	expect(prints(moved)).toEqual(prints(rules));
	expect(new Set(prints(rules)).size).toBe(4);
});

describe('comments suppress', () => {
	test.each<[what: string, text: string, expected: string]>([
		[
			'on a line',
			'profile a {\n  ptrace, # holdfast: ignore apparmor/ptrace a debugger\n}',
			'2:3-2:10 apparmor/ptrace profiles[0].rules[0] (comment: a debugger)',
		],
		[
			'before a rule',
			'profile a {\n  # holdfast: ignore apparmor/ptrace a debugger\n  ptrace,\n}',
			'3:3-3:10 apparmor/ptrace profiles[0].rules[0] (comment: a debugger)',
		],
		[
			'before a profile',
			'# holdfast: ignore apparmor/* a debugger\nprofile a {\n  ptrace,\n}',
			'3:3-3:10 apparmor/ptrace profiles[0].rules[0] (comment: a debugger)',
		],
		[
			'not the rule before',
			'profile a {\n  ptrace,\n  # holdfast: ignore apparmor/ptrace why\n  /x r,\n}',
			'2:3-2:10 apparmor/ptrace profiles[0].rules[0]',
		],
	])('%s', (_, text, expected) => {
		expect(told(scan(text))).toEqual([expected]);
	});
});

describe('the ledger', () => {
	test.each<[what: string, text: string, isDiscovered: boolean, expected: string]>([
		['a profile', 'profile a { }', true, 'scanned'],
		['a broken one', 'profile a {\n  /x r\n}', true, 'unreadable 2:7'],
		['a file that bears the name', 'server = 1', true, 'skipped 1:1'],
		['the same, named by the user', 'server = 1', false, 'unreadable 1:1'],
		['rules that others include', '/x r,\n', true, 'skipped'],
		['a template', 'profile {{ .Values.name }} {\n}', true, 'unreadable 1:9'],
		['nothing', '', true, 'skipped'],
	])('%s', (_, text, isDiscovered, expected) => {
		const rows = scan(text, isDiscovered).ledger.map(({ status, position }) =>
			position ? `${status} ${position.line}:${position.column}` : status,
		);
		expect(rows).toEqual([expected]);
	});
});

const configMap = (text: string, style = '|') =>
	`apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: profiles\ndata:\n  web: ${style}\n${text.replace(/^(?=.)/gm, '    ')}`;

describe('profiles in YAML', () => {
	test('of a ConfigMap have their places in its lines', () => {
		expect(told(scanYaml(configMap('# c\n\nprofile web {\n  ptrace,\n}\n')))).toEqual([
			'10:7-10:14 apparmor/ptrace data.web.profiles[0].rules[0]',
		]);
	});

	test('of a text that is folded are told at its key', () => {
		expect(told(scanYaml(configMap('profile web {\n  ptrace,\n}\n', '>')))).toHaveLength(1);
		const quoted = JSON.stringify('profile web {\n  ptrace,\n}\n');
		const yaml = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  web: ${quoted}\n`;
		expect(told(scanYaml(yaml))[0]).toMatch(/^5:3-/);
	});

	test('that do not parse are told where', () => {
		const text = '#include <tunables/global>\nprofile web {\n  ptrace\n}\n';
		expect(told(scanYaml(configMap(text)))).toEqual([
			'9:13-9:13 apparmor/invalid data.web.refusal',
		]);
	});

	test('other texts are not taken for them', () => {
		expect(told(scanYaml(configMap('/var/log/*.log {\n  daily\n}\n')))).toEqual([]);
		expect(told(scanYaml(configMap('#!/bin/sh\ncat <<E\nprofile a {\n ptrace,\n}\nE\n')))).toEqual(
			[],
		);
	});

	test('of the operator, as text and as lists', () => {
		const head =
			'apiVersion: security-profiles-operator.x-k8s.io/v1alpha1\nkind: AppArmorProfile\nmetadata: {name: web}\nspec:\n';
		expect(told(scanYaml(`${head}  policy: |\n    profile web {\n      ptrace,\n    }\n`))).toEqual(
			['7:7-7:14 apparmor/ptrace spec.policy.profiles[0].rules[0]'],
		);
		const lists =
			'  complainMode: true\n  abstract:\n    capability:\n      allowedCapabilities: [chown, sys_admin]\n    filesystem:\n      readWritePaths:\n        - /proc/sys/**\n    ptrace: {allowedAccess: [trace]}\n';
		expect(told(scanYaml(head + lists)).sort()).toEqual([
			'11:11-11:23 apparmor/kernel-files spec.abstract.filesystem.readWritePaths[0]',
			'12:14-12:27 apparmor/ptrace spec.abstract.ptrace.allowedAccess',
			'5:3-5:21 apparmor/not-enforced spec.complainMode',
			'8:36-8:45 apparmor/dangerous-capability spec.abstract.capability.allowedCapabilities[1]',
		]);
	});
});

describe('a profile that a Pod names', () => {
	const pod = (name: string) =>
		`apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  securityContext:\n    appArmorProfile: {type: Localhost, localhostProfile: ${name}}\n  containers: []\n`;
	const late = (yaml: string, ...files: string[]) => {
		const facts = [...files.flatMap((text) => scan(text).facts), ...scanYaml(yaml).facts];
		const found = scanWorld(facts, world, alone, {
			identityOf: (file) => file,
			reread: () => yaml,
		});
		return [...found.values()].flat().map(({ message }) => message.en);
	};
	const missing = (name: string) => [`No AppArmor profile '${name}' is among the inputs`];

	test.each<[what: string, yaml: string, files: string[], expected: string[]]>([
		['is not sought where there are none', pod('a'), [], []],
		['may be in a file', pod('a'), ['profile a { }'], []],
		['may be the second of a file', pod('b'), ['profile a { }\nprofile b { }'], []],
		['may be within another', pod('a//b'), ['profile a { ^b { } }'], []],
		['is not in any', pod('c'), ['profile a { }'], missing('c')],
		['may hide behind a variable', pod('c'), ['include <x>\nprofile @{X} { }'], []],
		['may be in a ConfigMap', `${configMap('profile a { }\n')}---\n${pod('a')}`, [], []],
		['is not in a ConfigMap', `${configMap('profile a { }\n')}---\n${pod('c')}`, [], missing('c')],
		[
			'may be recorded',
			`apiVersion: x/v1\nkind: ProfileRecording\n---\n${pod('c')}`,
			['profile a { }'],
			[],
		],
		[
			'may be the operator’s',
			`apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: AppArmorProfile\nmetadata: {name: a}\n---\n${pod('a')}`,
			['profile b { }'],
			[],
		],
	])('%s', (_, yaml, files, expected) => {
		expect(late(yaml, ...files)).toEqual(expected);
	});
});

const pieces = fc.constantFrom(
	...['file,', 'all,', 'capability,', 'capability sys_admin,', 'deny /** w,', '/{a,b}/** rwPUx,'],
	...['@{X} r,', '/[ w,', '/} w,', 'mount,', 'mount fstype=proc -> /a,', 'userns,', 'ptrace,'],
	...[
		'change_profile -> **,',
		'network foo,',
		'^h { ptrace, }',
		'if $x { file, }',
		'owner { /a rw, }',
	],
	...['#include <a>\n', '# holdfast: ignore * x\n', 'x r,', 'deny mount,', '\n'],
);
test('no policy is too strange for the checks', () => {
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (parts, isOpen) => {
			const text = `${isOpen ? 'include <b>\n' : ''}profile a flags=(complain,x) {\n${parts.join(' ')}\n}\n`;
			for (const found of [scan(text), scanYaml(configMap(text))]) {
				expect(found.ledger).toHaveLength(1);
				for (const { message, fingerprint } of found.findings) {
					expect(message.en).not.toMatch(/undefined|\[object/);
					expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
				}
			}
		}),
		{ numRuns: 500 },
	);
});

test.each<[what: string, text: string]>([
	['rules and denials', `profile a {\n${'/a*b r,\ndeny /**a* r,\n'.repeat(4900)}}`],
	['values', `@{A} = ${'/a '.repeat(60)}\nprofile a {\n${'@{A}/**/x rw,\n'.repeat(9000)}}`],
	[
		'doubling',
		`@{A} = a b\n@{B} = @{A}@{A}\n@{C} = @{B}@{B}\nprofile a {\n${'/@{C}@{C} w,\n'.repeat(9000)}}`,
	],
	['capabilities', `profile a {\ncapability ${'sysadmin '.repeat(9000)},\n}`],
	['stars', `profile a {\n${`/proc/${'*'.repeat(80)}x w,\n`.repeat(9000)}}`],
])('many %s take little time', (_, text) => {
	const start = performance.now();
	scan(text);
	expect(performance.now() - start).toBeLessThan(4000);
});
