import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAppArmor } from './read.ts';
import { accepted, refused } from './test-cases.ts';
import type { Profile, Statement } from './tree.ts';

// AppArmor's own reader, which Debian has as `apparmor`. It compiles here and loads nothing.
const program = '/usr/sbin/apparmor_parser';
const folders = ['/etc/apparmor.d', '/usr/share/apparmor/extra-profiles'].filter(existsSync);
const isThere = existsSync(program) && folders.length > 0;
const why = isThere ? '' : ' (skipped: apparmor_parser is not installed)';

function run(options: readonly string[], file: string) {
	const { status, stdout, stderr } = spawnSync(
		program,
		[...options, '-I', '/etc/apparmor.d', file],
		{
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		},
	);
	return { isTaken: status === 0, stdout, stderr };
}

/** Whether it compiles. */
function isTaken(text: string): boolean {
	const file = join(folder, 'policy');
	// Its lexer wants an end of line behind a comment.
	writeFileSync(file, `${text}\n`);
	return run(['-Q', '-K', '-S'], file).isTaken;
}

const folder = isThere ? mkdtempSync(join(tmpdir(), 'holdfast-apparmor-')) : '';

function names(profiles: readonly Profile[], outer = ''): string[] {
	return profiles.flatMap(({ name, rules }) => {
		const own = `${outer}${name.text}`;
		return [own, ...names(profilesAmong(rules), `${own}//`)];
	});
}

function profilesAmong(rules: readonly Statement[]): Profile[] {
	return rules.flatMap((rule) => {
		if (rule.kind === 'profile') return [rule];
		return rule.kind === 'block' ? profilesAmong(rule.rules) : [];
	});
}

const files = folders.flatMap((root) =>
	readdirSync(root, { recursive: true, encoding: 'utf8' })
		.map((file) => join(root, file))
		.filter(
			(file) =>
				!/\/(?:tunables|abi)\//.test(file) &&
				statSync(file).isFile() &&
				/^(?:profile |\/|@\{.*)[^\n]*\{/m.test(readFileSync(file, 'utf8')),
		),
);
// Their profiles are in part in files that they include.
const includesProfiles = /\b(?:ubuntu-helpers|ubuntu-browsers|exo-open)\b/;

describe.skipIf(!isThere)(`apparmor_parser agrees${why}`, () => {
	test.each(files)('%s has the same profiles', (file) => {
		const text = readFileSync(file, 'utf8');
		const theirs = run(['-N'], file);
		const ours = readAppArmor(text);
		expect(ours.kind).toBe(theirs.isTaken ? 'policy' : ours.kind);
		if (ours.kind !== 'policy') return;
		const found = theirs.stdout
			.split('\n')
			.filter((line) => line !== '')
			.sort();
		const own = names(ours.policy.profiles).sort();
		if (includesProfiles.test(text)) expect(found).toEqual(expect.arrayContaining(own));
		else expect(own).toEqual(found);
	});

	test.each(accepted)('takes %j', (text) => {
		expect(isTaken(text)).toBe(true);
	});

	test.each(refused)('refuses %j', (text) => {
		expect(isTaken(text)).toBe(false);
	});
});
