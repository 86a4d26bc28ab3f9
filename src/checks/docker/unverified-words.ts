import type { Call } from '../../image/calls.ts';
import { curlOptions, settings, unverifiedVariable } from './tls.ts';

/** What is left of an argument that is to leave certificates checked; undefined for nothing. */
export function remainder(call: Call, at: number): string | undefined {
	const { program, args } = call;
	const text = args[at]?.text ?? '';
	const [before = '', after = ''] = [args[at - 1]?.text, args[at + 1]?.text];
	if (program === 'curl' && curlOptions.has(before)) return text;
	if (program === 'curl' && /^-[^-]/.test(text)) return withoutLetter(text);
	const names = alone.get(program);
	if (names?.has(text) || (isExport(call) && isUnverified(text))) return undefined;
	if (takesHost.test(program) && (hosts.has(before) || hosts.has(text.replace(/=.*/, '')))) {
		return undefined;
	}
	if (settings.test(text) && (text.startsWith('--') || given.has(before))) return undefined;
	return given.has(text) && settings.test(after) ? undefined : text;
}

/** `-fsSLk` without the `k`, which is a value behind a letter that takes one. */
function withoutLetter(word: string): string | undefined {
	let left = '-';
	for (let at = 1; at < word.length; at++) {
		const letter = word[at] ?? '';
		if (curlOptions.has(`-${letter}`)) return left + word.slice(at);
		if (letter !== 'k') left += letter;
	}
	return left === '-' ? undefined : left;
}

const alone: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	['curl', new Set(['--insecure', '--proxy-insecure', '--doh-insecure'])],
	['wget', new Set(['--no-check-certificate'])],
	['npm', new Set(['--no-strict-ssl'])],
	['aria2c', new Set(['--check-certificate=false'])],
]);
const takesHost = /^(?:pip\d?|python\d?|uv)$/;
const hosts: ReadonlySet<string> = new Set(['--trusted-host', '--allow-insecure-host']);
/** Options whose value is a setting. */
const given: ReadonlySet<string> = new Set(['-c', '-o', '--setopt', '--option']);

export function isExport({ program }: Call): boolean {
	return program === 'export' || program === 'declare';
}

function isUnverified(text: string): boolean {
	const equals = text.indexOf('=');
	return equals > 0 && unverifiedVariable(text.slice(0, equals), text.slice(equals + 1));
}
