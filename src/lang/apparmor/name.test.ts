import { describe, expect, test } from 'vitest';
import { isAppArmorName, looksLikePolicy } from './name.ts';

test.each([
	['web.apparmor', true],
	['web.aa', true],
	['deploy/apparmor-web', true],
	['k8s-apparmor-example-deny-write', true],
	['apparmor.d/usr.bin.web', true],
	['C:\\shop\\apparmor.d\\web', true],
	['apparmor/web', true],
	['apparmor-profiles/web.profile', true],
	['apparmor.d/abstractions/base', false],
	['apparmor.yaml', false],
	['apparmor.go', false],
	['apparmor.md', false],
	['apparmor.tf', false],
	['apparmor/Makefile', false],
	['apparmor/README', false],
	['apparmor/.gitignore', false],
	['apparmor/web.orig', false],
	['apparmor/load.sh', false],
	['apparmor~', false],
	['myapparmor/web', false],
	['web.profile', false],
	['.aa', false],
	['', false],
])('%s: %s', (path, expected) => {
	expect(isAppArmorName(path)).toBe(expected);
});

describe('policy is told by what it says first', () => {
	test.each([
		['profile a {\n}', 'surely'],
		['# c\n\n#include <tunables/global>\nprofile a /b {\n}', 'surely'],
		['abi <abi/4.0>,\ninclude <tunables/global>\n\nprofile a flags=(x)\n{\n}', 'surely'],
		['@{X} = /a\n^hat {\n}', 'surely'],
		['/usr/bin/a {\n  /b r,\n}', 'perhaps'],
		['/usr/bin/a flags=(complain) {\n}', 'perhaps'],
		['"/usr/bin/a b" {\n}', 'perhaps'],
		['/var/log/*.log {\n  daily\n}', 'perhaps'],
		['/var/log/a.log', 'no'],
		['apiVersion: v1\nkind: Pod\n', 'no'],
		['#!/bin/sh\nset -e\nprofile a {\n}', 'no'],
		['{"profile": 1}', 'no'],
		['profile: {a: 1}', 'no'],
		['profile = {\n}', 'no'],
		['server {\n}', 'no'],
		['profile a', 'no'],
		['', 'no'],
	])('%j: %s', (text, expected) => {
		expect(looksLikePolicy(text)).toBe(expected);
	});
});
