import { describe, expect, test } from 'vitest';
import { appArmorOf } from '../../../test/run-check.ts';
import { allowing, denierOf } from './access.ts';
import { expand, variablesOf } from './variables.ts';

const head = 'include <tunables/global>\n';

/** The letters of `rwalkmx` that a profile of these rules allows on a path. */
function allowed(rules: string, path: string, before = head): string {
	const [view] = appArmorOf(`${before}profile a { ${rules} }`);
	if (!view) throw new Error('no profile');
	return [...'rwalkmx'].filter((letter) => allowing(view, path, letter).length > 0).join('');
}

describe('what a profile allows on a path', () => {
	test.each<[what: string, rules: string, path: string, letters: string]>([
		['what is named', '/a rw,', '/a', 'rwa'],
		['nothing else', '/a rw,', '/b', ''],
		['modes first', 'rk /a,', '/a', 'rk'],
		['all of them', 'file,', '/a/b', 'rwalkmx'],
		['executions', '/a Pix,', '/a', 'x'],
		['rules together', '/a r, /* w,', '/a', 'rwa'],
		['but not what is denied', '/** rw, deny /proc/** w,', '/proc/sys/a', 'r'],
		['whatever comes first', 'deny /proc/** w, /** rw,', '/proc/sys/a', 'r'],
		['what is denied elsewhere', '/** rw, deny /proc/** w,', '/etc/a', 'rwa'],
		['what is denied to owners', '/** rw, deny owner /proc/** w,', '/proc/a', 'rwa'],
		['what is denied sometimes', '/** r, if $x { deny /a r, }', '/a', 'r'],
		['appending denied alone', '/a rw, deny /a a,', '/a', 'rw'],
		['a higher priority', 'priority=2 /a r, deny /a r,', '/a', 'r'],
		['a lower one', 'priority=2 /a r, priority=3 deny /a r,', '/a', ''],
		['in blocks', 'audit { owner { /a r, } }', '/a', 'r'],
		['variables', '@{PROC}/sys/** w,', '/proc/sys/a', 'wa'],
		['one of several values', '@{run}/a r,', '/var/run/a', 'r'],
		['its own name', '/run/@{profile_name} r,', '/run/a', 'r'],
		['links', 'link /a -> /b,', '/a', 'l'],
	])('%s', (_, rules, path, letters) => {
		expect(allowed(rules, path)).toBe(letters);
	});

	test('variables of its own', () => {
		expect(allowed('@{X}/c r,', '/b/c', '@{X} = /a\n@{X} += /b\n')).toBe('r');
	});
});

test.each([
	['/a/b r, deny /a/** r,', true],
	['/a/b rw, deny /a/** r,', false],
	['/a/** r, deny /a/b r,', false],
	['priority=1 /a/b r, deny /a/** r,', false],
	['/a/b r, deny owner /a/** r,', false],
	['/a a, deny /a w,', true],
])('%s: denied whole is %s', (rules, expected) => {
	const [view] = appArmorOf(`profile a { ${rules} }`);
	const [rule] = view?.files ?? [];
	expect(view && rule && denierOf(rule, view) !== undefined).toBe(expected);
});

test('variables that lead to endless texts are not followed', () => {
	const word = (text: string) => ({ text, isQuoted: false, span: { start: 0, end: 0 } });
	const set = (name: string, ...values: string[]) => ({
		name,
		isBoolean: false,
		isAdded: false,
		values: values.map(word),
		span: { start: 0, end: 0 },
	});
	const variables = variablesOf(
		[set('A', '@{B}@{B}', 'x'), set('B', '@{C}@{C}'), set('C', '@{A}', 'y'), set('D', 'z')],
		{ isOpen: false, length: 100 },
	);
	expect(expand('/@{A}', variables, 'a')).toBe(undefined);
	expect(expand('/@{E}', variablesOf([], { isOpen: false, length: 1 }), 'a')).toEqual({
		missing: 'E',
	});
});

test('profiles within others are loaded under both names', () => {
	const views = appArmorOf('profile a { ^b { } profile c { hat d { } } }\n/bin/e { }');
	expect(views.map(({ name }) => name)).toEqual(['a', 'a//b', 'a//c', 'a//c//d', '/bin/e']);
});
