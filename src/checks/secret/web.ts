import { Buffer } from 'node:buffer';
import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import type { Format } from './formats.ts';
import { isPlaceholder } from './placeholder.ts';

/** Secrets that are found by their structure rather than by a provider's prefix. */
export const webFormats: readonly Format[] = [
	{
		kind: text('a URL with a password', '带密码的 URL'),
		marks: ['://'],
		isInside: true,
		matches: isUrlWithPassword,
	},
	{
		kind: text('a connection string with a password', '带密码的连接字符串'),
		marks: ['assword=', 'Pwd=', 'pwd='],
		isInside: true,
		matches: isConnectionString,
	},
	{
		kind: text('a service account token of Kubernetes', 'Kubernetes service account 令牌'),
		marks: ['eyJ'],
		matches: (source, start) => tokenPayload(source, start)?.includes('kubernetes.io') ?? false,
	},
	{
		kind: text('a JSON Web Token', 'JWT 令牌'),
		severity: 'medium', // many are short-lived, which cannot be told without a clock
		marks: ['eyJ'],
		matches: (source, start) => {
			const payload = tokenPayload(source, start);
			return payload !== undefined && !payload.includes('"1234567890"');
		},
	},
];

// A stretch of a URL is read up to the first character that ends it, so at most once a URL.
const userEnd = /[\s/?#"'`<>@:,]/g;
const passwordEnd = /[\s/?#"'`<>@,]/g;
const longest = 256;

function isUrlWithPassword(source: string, start: number, end: number): boolean {
	if (!/[a-z][a-z0-9+.-]{1,19}$/i.test(source.slice(Math.max(0, start - 20), start))) return false;
	const window = source.slice(end, end + longest);
	const user = upTo(userEnd, window, 0);
	if (window[user] !== ':') return false;
	const stop = upTo(passwordEnd, window, user + 1);
	const password = window.slice(user + 1, stop);
	if (window[stop] !== '@' || password === '' || isPlaceholder(password)) return false;
	const name = window.slice(0, user);
	return !isPlaceholder(name || 'redis') && !(/^user(?:name)?$/i.test(name) && isExample(password));
}

function isExample(password: string): boolean {
	return /^(?:pass|password|passwd|pw|secret)$/i.test(password);
}

function upTo(end: RegExp, window: string, from: number): number {
	end.lastIndex = from;
	return end.exec(window)?.index ?? window.length;
}

/** `Server=db;User=app;Password=...` or the parameters of a JDBC URL. */
function isConnectionString(source: string, start: number, end: number): boolean {
	const nameStart = /[Pp]/.test(source[start - 1] ?? '') ? start - 1 : start;
	const before = source[nameStart - 1];
	if (before !== ';' && before !== '&' && before !== '?') return false;
	const context = source.slice(Math.max(0, nameStart - 300), nameStart);
	if (!/(?:server|data source|host|endpoint)\s?=|jdbc:|:\/\//i.test(context)) return false;
	const value = /^[^\s;&"']{1,256}/.exec(source.slice(end, end + longest))?.[0] ?? '';
	return value !== '' && !isPlaceholder(value) && !isExample(value);
}

const part = /[A-Za-z0-9_-]{1,16384}/y;

/** What a token says, as JSON, if its header is one; undefined when it is no token. */
function tokenPayload(source: string, start: number): string | undefined {
	if (source[start - 1] === '.') return undefined;
	const header = partAt(source, start);
	if (header === undefined) return undefined;
	const payload = partAt(source, start + header.length + 1);
	if (payload === undefined || source[start + header.length] !== '.') return undefined;
	const signatureAt = start + header.length + payload.length + 2;
	const signature = source[signatureAt - 1] === '.' ? partAt(source, signatureAt) : undefined;
	if (signature === undefined || signature.length < 20) return undefined;
	const said = jsonOf(header);
	return isFields(said) && typeof said.alg === 'string' ? decoded(payload) : undefined;
}

function partAt(source: string, at: number): string | undefined {
	part.lastIndex = at;
	return part.exec(source)?.[0];
}

function decoded(encoded: string): string {
	return Buffer.from(encoded, 'base64url').toString('utf8');
}

function jsonOf(encoded: string): unknown {
	try {
		return JSON.parse(decoded(encoded));
	} catch {
		return undefined; // no JSON, so no token
	}
}
