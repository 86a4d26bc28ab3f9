import type { Diagnostic } from '../../model/source.ts';
import { Lines } from '../yaml/lines.ts';
import { Cursor, includeMark } from './cursor.ts';
import { readAlias, readAssignment, readFeatures } from './preamble.ts';
import { readProfile, readStatements } from './profile.ts';
import { readInclude } from './rule.ts';
import type { Assignment, Include, Policy, Profile } from './tree.ts';

export type AppArmorRead =
	| { readonly kind: 'policy'; readonly policy: Policy; readonly lines: Lines }
	/** Rules or variables without a profile, which profiles include. */
	| { readonly kind: 'part' }
	| { readonly kind: 'failure'; readonly diagnostic: Diagnostic };

const longest = 1024 * 1024;

/** Reads AppArmor policy as apparmor_parser does. Never throws; takes time in proportion to the text. */
export function readAppArmor(source: string): AppArmorRead {
	const lines = new Lines(source);
	const failure = (code: Diagnostic['code'], message: string, at: number): AppArmorRead => ({
		kind: 'failure',
		diagnostic: { code, message, position: lines.position(at) },
	});
	if (source.length > longest) return failure('too-large', 'the file is larger than 1 MiB', 0);
	const cursor = new Cursor(source);
	const policy = readPolicy(cursor);
	const { refusal } = cursor;
	if (policy.profiles.length === 0 && isPart(source)) return { kind: 'part' };
	if (!refusal) return { kind: 'policy', policy, lines };
	if (templateMark.test(source))
		return failure('template', 'not rendered: this is a template', refusal.at);
	return failure(refusal.code, refusal.message, refusal.at);
}

const templateMark = /\{\{[-\s]*[.$a-z"]|\{%|<%/i;

function readPolicy(cursor: Cursor): Policy {
	const variables: Assignment[] = [];
	const aliases: Policy['aliases'][number][] = [];
	const includes: Include[] = [];
	const profiles: Profile[] = [];
	for (cursor.skip(); !cursor.isDone; cursor.skip()) {
		const { at } = cursor;
		cursor.count();
		if (includeMark(cursor.text, at) > 0) {
			includes.push(readInclude(cursor));
			continue;
		}
		const name = cursor.peekName();
		const assignment = readAssignment(cursor, variables, includes.length > 0);
		if (assignment) variables.push(assignment);
		else if (name === 'abi') readFeatures(cursor);
		else if (name === 'alias') {
			const alias = readAlias(cursor);
			if (alias) aliases.push(alias);
		} else {
			const profile = readProfile(cursor);
			if (profile) profiles.push(profile);
			continue;
		}
		if (profiles.length > 0) cursor.refuse('this belongs before the first profile', at);
	}
	return Object.freeze({ variables, aliases, includes, profiles, comments: cursor.comments });
}

/** Whether a text without profiles is made of rules, or of nothing but a preamble. */
function isPart(source: string): boolean {
	const cursor = new Cursor(source);
	for (cursor.skip(); !cursor.isDone; cursor.skip()) {
		if (cursor.peekName() === 'abi') readFeatures(cursor);
		else if (includeMark(source, cursor.at) > 0) readInclude(cursor);
		else if (cursor.peekName() === 'alias') readAlias(cursor);
		else if (!readAssignment(cursor, [], true)) break;
	}
	const rules = readStatements(cursor, 0);
	if (cursor.refusal || !cursor.isDone) return false;
	return rules.length === 0 || rules.some(({ kind }) => kind !== 'profile');
}
