import { describe, expect, test } from 'vitest';
import { readAppArmor } from './read.ts';
import { accepted, refused } from './test-cases.ts';

test.each(accepted)('%j is read', (text) => {
	expect(readAppArmor(text).kind).not.toBe('failure');
});

test.each(refused)('%j is not', (text) => {
	expect(readAppArmor(text).kind).toBe('failure');
});

describe('what is wrong has a place', () => {
	test.each<[text: string, place: string]>([
		['profile a {\n  /x r\n}', '2:7 a comma is missing'],
		['profile a {\n  /x r\n  /y r,\n}', '2:7 a comma is missing'],
		['profile a {\n  ptrace\n}', '2:9 a comma is missing'],
		['profile a {\n  network inet\n  /y r,\n}', '2:15 a comma is missing'],
		['profile a {\n  capability chown\n}', '2:19 a comma is missing'],
		['profile a {\n  /x r,\n', "1:11 the '{' is not closed"],
		['profile a {\n  nonsense foo bar,\n}', "2:3 'nonsense' is no rule"],
		['profile a {\n  /x rz,\n}', "2:6 no access modes but 'rz'"],
		['profile a {\n  /x wa,\n}', "2:6 'a' and 'w' exclude each other"],
		['profile a {\n  signal set=(foo),\n}', "2:15 unknown signal 'foo'"],
		['profile a flags=(complain {\n}', '1:17 the bracket is not closed'],
		['profile a\n', "1:10 no '{' but end of the text"],
		['profile a { }\n@{X} = a\n', '2:1 this belongs before the first profile'],
		[`profile a {${'{'.repeat(50)}`, '1:45 blocks stand too deep in each other'],
		[`${'profile a {'.repeat(50)}`, '1:364 profiles stand too deep in each other'],
		['x'.repeat(1024 * 1024 + 1), '1:1 the file is larger than 1 MiB'],
		[`profile a {\n${'/x r,\n'.repeat(10_001)}}`, '10001:1 the text has more than 10000 rules'],
	])('%#', (text, place) => {
		const read = readAppArmor(text);
		if (read.kind !== 'failure') throw new Error(read.kind);
		const { message, position } = read.diagnostic;
		expect(`${position.line}:${position.column} ${message}`).toBe(place);
	});
});

test('the tree of a policy', () => {
	const read = readAppArmor(`include <tunables/global>
@{A} = /a "/b c"
profile web /bin/{a,b} flags=(complain, attach_disconnected) {
  # why
  audit deny owner @{A}/** rw,
  px /bin/c -> d,
  mount options=(rw, bind) /s -> /t/,
  dbus send bus=system peer=(name=x label="y z"),
  ^hat { capability chown, }
  priority=3 link subset /l -> /m,
}`);
	if (read.kind !== 'policy') throw new Error(read.kind);
	const { policy } = read;
	const [profile] = policy.profiles;
	const shown = (value: unknown): unknown =>
		JSON.parse(
			JSON.stringify(value, (key, each) => {
				if (/[sS]pan$|^qualifiers$/.test(key)) return undefined;
				return each?.text !== undefined && each.isQuoted !== undefined ? each.text : each;
			}),
		);
	expect(policy.variables.map(({ name, values }) => [name, shown(values)])).toEqual([
		['A', ['/a', '/b c']],
	]);
	expect([profile?.name.text, profile?.attachment?.text, shown(profile?.flags)]).toEqual([
		'web',
		'/bin/{a,b}',
		['complain', 'attach_disconnected'],
	]);
	expect(policy.comments.map(({ text }) => text)).toEqual(['why']);
	const none = { words: [], permissions: [], conditions: [] };
	expect(shown(profile?.rules)).toEqual([
		{ kind: 'file', path: '@{A}/**', modes: 'rw' },
		{ kind: 'file', path: '/bin/c', modes: 'px', target: 'd' },
		{
			...none,
			kind: 'mount',
			words: ['/s'],
			conditions: [{ name: 'options', values: ['rw', 'bind'], parts: [] }],
			target: '/t/',
		},
		{
			...none,
			kind: 'dbus',
			permissions: ['send'],
			conditions: [
				{ name: 'bus', values: ['system'], parts: [] },
				{
					name: 'peer',
					values: [],
					parts: [
						{ name: 'name', values: ['x'], parts: [] },
						{ name: 'label', values: ['y z'], parts: [] },
					],
				},
			],
		},
		{
			kind: 'profile',
			sort: 'hat',
			name: 'hat',
			flags: [],
			rules: [{ ...none, kind: 'capability', words: ['chown'] }],
		},
		{ kind: 'file', path: '/l', modes: 'l', target: '/m' },
	]);
	expect(profile?.rules[0]).toMatchObject({
		qualifiers: { access: 'deny', isAudited: true, owner: 'owner', priority: 0 },
	});
	expect(profile?.rules[5]).toMatchObject({ qualifiers: { priority: 3 } });
});

// What AppArmor 4 has and the oracle of oracle.test.ts, which is older, does not.
test.each([
	'userns,',
	'userns create,',
	'deny userns,',
	'all,',
	'mqueue,',
	'mqueue (create, read) type=posix /q,',
	'owner mqueue r /q,',
	'io_uring,',
	'io_uring sqpoll label=x,',
	'priority=-1 /x r,',
	'quiet deny /x r,',
	'prompt /x r,',
	'other /x r,',
	'network (create, connect) inet stream ip=10.0.0.1 port=80 peer=(ip=10.0.0.2),',
])('AppArmor 4: %s', (rule) => {
	expect(readAppArmor(`profile a flags=(default_allow) { ${rule} }`).kind).toBe('policy');
});
