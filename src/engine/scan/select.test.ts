import { describe, expect, test } from 'vitest';
import { check, type RegisteredCheck } from '../../checks/define.ts';
import type { Profile } from '../../model/check.ts';
import { HoldfastError } from '../../model/error.ts';
import type { Standard } from '../../model/standard.ts';
import { text } from '../../model/text.ts';
import { checkInfo, type Selection, selectChecks } from './select.ts';

function registered(
	id: string,
	profile: Profile | undefined,
	...standards: Standard[]
): RegisteredCheck {
	const story = check({
		title: text(id, id),
		why: text('why', '原因'),
		mend: text('mend', '修复'),
		severity: 'low',
		standards,
		...(profile && { profile }),
		on: 'resource',
		detect: () => undefined,
		examples: [],
	});
	return { id, check: story };
}

const all = [
	registered('pod/privileged', undefined, 'pss:baseline', 'cis:5.2.2'),
	registered('pod/non-root', 'default', 'pss:restricted'),
	registered('pod/opinion', 'strict', 'cis:5.2.1', 'nsa:secrets'),
	registered('host/odd', 'named', 'cis:5.20.1'),
];

const nothing: Selection = { profile: 'default', check: [], skip: [], standard: [] };
const select = (wanted: Partial<Selection>) =>
	selectChecks(all, { ...nothing, ...wanted }).map(({ id }) => id);

test.each<[what: string, wanted: Partial<Selection>, ids: string[]]>([
	['the default profile', {}, ['pod/privileged', 'pod/non-root']],
	[
		'the strict one has opinions too',
		{ profile: 'strict' },
		['pod/privileged', 'pod/non-root', 'pod/opinion'],
	],
	['a check by its name, whatever the profile', { check: ['host/odd'] }, ['host/odd']],
	[
		'checks by pattern, whatever the profile',
		{ check: ['pod/*'] },
		['pod/privileged', 'pod/non-root', 'pod/opinion'],
	],
	['several patterns', { check: ['host/*', '*/non-root'] }, ['pod/non-root', 'host/odd']],
	['all but some', { skip: ['*/privileged'] }, ['pod/non-root']],
	[
		'skip is stronger than check',
		{ check: ['pod/*'], skip: ['pod/o*'] },
		['pod/privileged', 'pod/non-root'],
	],
	[
		'a standard, whatever the profile',
		{ standard: ['cis'] },
		['pod/privileged', 'pod/opinion', 'host/odd'],
	],
	['a part of a standard', { standard: ['cis:5.2'] }, ['pod/privileged', 'pod/opinion']],
	['one control', { standard: ['cis:5.2.2'] }, ['pod/privileged']],
	[
		'restricted contains baseline',
		{ standard: ['pss:restricted'] },
		['pod/privileged', 'pod/non-root'],
	],
	['baseline alone', { standard: ['pss:baseline'] }, ['pod/privileged']],
	['several standards', { standard: ['nsa', 'pss:baseline'] }, ['pod/privileged', 'pod/opinion']],
	['a standard among checks', { standard: ['cis'], check: ['host/*'] }, ['host/odd']],
])('%s', (_, wanted, ids) => {
	expect(select(wanted)).toEqual(ids);
});

describe('what no check answers is wrong use', () => {
	test.each<[wanted: Partial<Selection>, message: string, suggestion: string]>([
		[
			{ check: ['pod/priviledged'] },
			"no check is called 'pod/priviledged'",
			"did you mean 'pod/privileged'?",
		],
		[
			{ skip: ['nothing/like/it'] },
			"no check is called 'nothing/like/it'",
			'list them with `holdfast checks`',
		],
		[{ check: ['zzz/*'] }, "no check is called 'zzz/*'", 'list them with `holdfast checks`'],
		[
			{ standard: ['pss:restrict'] },
			"no check answers the standard 'pss:restrict'",
			"did you mean 'pss:restricted'?",
		],
		[
			{ standard: ['cis:5.2.3'] },
			"no check answers the standard 'cis:5.2.3'",
			"did you mean 'cis:5.2.2'?",
		],
		[
			{ standard: ['iso27001'] },
			"no check answers the standard 'iso27001'",
			'known are pss:baseline, pss:restricted, cis, nsa, mitre and owasp-k8s',
		],
	])('%j', (wanted, message, suggestion) => {
		let error: unknown;
		try {
			select(wanted);
		} catch (thrown) {
			error = thrown;
		}
		expect(error).toBeInstanceOf(HoldfastError);
		expect(error).toMatchObject({ code: 'usage', message, suggestion: { en: suggestion } });
	});
});

test('reports are told of a check what it says of itself', () => {
	const [first] = all;
	if (!first) throw new Error('no checks');
	expect(checkInfo(first)).toEqual({
		id: 'pod/privileged',
		title: text('pod/privileged', 'pod/privileged'),
		why: text('why', '原因'),
		mend: text('mend', '修复'),
		severity: 'low',
		standards: ['pss:baseline', 'cis:5.2.2'],
		examples: [],
		profile: 'default',
		looksAt: ['*'],
	});
});
