import { describe, expect, test } from 'vitest';
import { HoldfastError } from '../../model/error.ts';
import { defaultSettings } from '../../model/settings.ts';
import { emptyConfig, readConfig } from './read.ts';

/** The mistake in one line, with its suggestion. */
function mistake(source: string): string {
	try {
		readConfig('holdfast.yaml', source);
	} catch (error) {
		if (!(error instanceof HoldfastError) || error.code !== 'config') throw error;
		expect(error.text.zh).toMatch(/^holdfast\.yaml:\d+:\d+：/);
		return error.suggestion ? `${error.message}; ${error.suggestion.en}` : error.message;
	}
	return 'none';
}

test.each(['', '# nothing\n', '---\n', 'null\n', '{}\n'])('%j sets nothing', (source) => {
	expect(readConfig('holdfast.yaml', source)).toEqual(emptyConfig);
});

test('everything can be set', () => {
	const source = `profile: strict
failOn: low
check: [pod/*, host/pid]
skip: image/tag
standard: [cis]
kubernetesVersion: "1.30"
lang: zh
jobs: 2
exclude: ['**/testdata/**']
baseline: known.json
settings:
  minimumUserId: 1000
  allowedRegistries: [registry.example.com]
  blockedRegistries: docker.io
  maximumCpu: 4
  maximumMemory: 4Gi
  requiredLabels: [owner]
suppressions:
  - check: pod/*
    path: apps/**
    resource: Pod/web
    container: app
    reason: accepted
    until: 2027-01-31
  - {check: host/pid, reason: node agent}
`;
	expect(readConfig('holdfast.yaml', source)).toEqual({
		options: {
			profile: 'strict',
			failOn: 'low',
			check: ['pod/*', 'host/pid'],
			skip: ['image/tag'],
			standard: ['cis'],
			kubernetesVersion: { major: 1, minor: 30 },
			lang: 'zh',
			jobs: 2,
			exclude: ['**/testdata/**'],
			baseline: 'known.json',
		},
		settings: {
			minimumUserId: 1000,
			allowedRegistries: ['registry.example.com'],
			blockedRegistries: ['docker.io'],
			maximumCpu: '4',
			maximumMemory: '4Gi',
			requiredLabels: ['owner'],
			values: [],
			evidence: { images: {}, workloads: {} },
		},
		suppressions: [
			{
				checks: ['pod/*'],
				reason: 'accepted',
				until: '2027-01-31',
				by: 'config',
				file: 'holdfast.yaml',
				position: { line: 19, column: 5 },
				scope: { kind: 'config', path: 'apps/**', resource: 'Pod/web', container: 'app' },
			},
			{
				checks: ['host/pid'],
				reason: 'node agent',
				until: undefined,
				by: 'config',
				file: 'holdfast.yaml',
				position: { line: 25, column: 6 },
				scope: { kind: 'config' },
			},
		],
	});
});

test('what is not set, or set to null, keeps its default', () => {
	const { options, settings } = readConfig(
		'holdfast.yaml',
		'lang:\nsettings: {maximumCpu: ~, minimumUserId: 5}\n',
	);
	expect(options).toEqual({});
	expect(settings).toEqual({ ...defaultSettings, minimumUserId: 5 });
});

describe('a mistake is told with its place', () => {
	const place = 'holdfast.yaml';
	test.each([
		['a: [\n', `${place}:2:1: unexpected end of the stream within a flow collection`],
		['- a\n', `${place}:1:3: a mapping is expected here`],
		['text\n', `${place}:1:1: a mapping is expected here`],
		['lang: en\n---\nlang: zh\n', `${place}:1:1: more than one document`],
		['profil: strict\n', `${place}:1:1: unknown setting 'profil'; did you mean 'profile'?`],
		[
			'lang: en\nsupressions: []\n',
			`${place}:2:1: unknown setting 'supressions'; did you mean 'suppressions'?`,
		],
		['something-else: 1\n', `${place}:1:1: unknown setting 'something-else'`],
		['__proto__: 1\n', `${place}:1:1: unknown setting '__proto__'`],
		['toString: 1\n', `${place}:1:1: unknown setting 'toString'`],
		[
			'profile: stric\n',
			`${place}:1:1: 'stric' is not one of default, strict; did you mean 'strict'?`,
		],
		['failOn: 5\n', `${place}:1:1: 5 is not one of none, low, medium, high, critical`],
		['check: [a, 5]\n', `${place}:1:1: ["a",5] is not a list of words`],
		['skip: {a: b}\n', `${place}:1:1: {"a":"b"} is not a list of words`],
		[
			'kubernetesVersion: 1.30\n',
			`${place}:1:1: 1.3 is not a Kubernetes version such as "1.34", quoted in YAML`,
		],
		[
			'kubernetesVersion: latest\n',
			`${place}:1:1: 'latest' is not a Kubernetes version such as "1.34", quoted in YAML`,
		],
		['lang: fr\n', `${place}:1:1: 'fr' is not en or zh`],
		['jobs: 0\n', `${place}:1:1: 0 is not a whole number from 1 to 64`],
		['jobs: 2.5\n', `${place}:1:1: 2.5 is not a whole number from 1 to 64`],
		['jobs: 65\n', `${place}:1:1: 65 is not a whole number from 1 to 64`],
		['baseline: ""\n', `${place}:1:1: '' is not a file name`],
		['settings: 5\n', `${place}:1:1: a mapping is expected here`],
		[
			'settings:\n  minimumUserID: 5\n',
			`${place}:2:3: unknown setting 'settings.minimumUserID'; did you mean 'minimumUserId'?`,
		],
		[
			'settings:\n  minimumUserId: 0\n',
			`${place}:2:3: 0 is not a whole number from 1 to 2147483647`,
		],
		[
			'settings:\n  minimumUserId: 1e3x\n',
			`${place}:2:3: '1e3x' is not a whole number from 1 to 2147483647`,
		],
		[
			'settings:\n  maximumCpu: 4 cores\n',
			`${place}:2:3: '4 cores' is not a quantity such as 4 or 500m`,
		],
		['settings:\n  maximumMemory: 4GB\n', `${place}:2:3: '4GB' is not a quantity such as 4Gi`],
		[
			`baseline: [${'a, '.repeat(99)}]\n`,
			`${place}:1:1: [${'"a",'.repeat(14)}"a"… is not a file name`,
		],
	])('%j', (source, expected) => {
		expect(mistake(source)).toBe(expected);
	});

	test.each([
		['suppressions: {}', '1:1: a list is expected here'],
		['suppressions:\n- 5', '2:3: a mapping is expected here'],
		['suppressions:\n- reason: a', '2:3: a suppression needs `check`'],
		['suppressions:\n- check: a/b', '2:3: a suppression needs a `reason`'],
		['suppressions:\n- {check: a/b, reason: ""}', '2:4: a suppression needs a `reason`'],
		['suppressions:\n- check: a/b\n  reason: 5', '3:3: a word is expected here'],
		['suppressions:\n- check: [a/b]\n  reason: a', '2:3: a word is expected here'],
		[
			'suppressions:\n- check: a/b\n  reason: a\n  until: 2027-02-29',
			'4:3: write the day as YYYY-MM-DD',
		],
		['suppressions:\n- check: a/b\n  reason: a\n  until: soon', '4:3: write the day as YYYY-MM-DD'],
		[
			'suppressions:\n- chek: a/b',
			"2:3: unknown setting 'suppressions[0].chek'; did you mean 'check'?",
		],
		[
			'suppressions:\n- check: a/b\n  reason: a\n  containers: x',
			"4:3: unknown setting 'suppressions[0].containers'; did you mean 'container'?",
		],
	])('%j', (source, expected) => {
		expect(mistake(source)).toBe(`holdfast.yaml:${expected}`);
	});
});

test('the values of fixes are rules, of which each sets some', () => {
	const source = `values:
  - {memoryLimit: 1Gi, cpuLimit: 2, userId: 20000}
  - {resource: Deployment/*, replicas: 3}
`;
	expect(readConfig('holdfast.yaml', source).settings.values).toEqual([
		{ memoryLimit: '1Gi', cpuLimit: '2', userId: 20000 },
		{ resource: 'Deployment/*', replicas: 3 },
	]);
	expect(mistake('values: {}\n')).toBe('holdfast.yaml:1:1: a list is expected here');
	expect(mistake('values: [{memorylimit: 1Gi}]\n')).toBe(
		"holdfast.yaml:1:11: unknown setting 'values[0].memorylimit'; did you mean 'memoryLimit'?",
	);
	expect(mistake('values: [{memoryLimit: much}]\n')).toContain("'much' is not a quantity");
});
