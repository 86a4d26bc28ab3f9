import { Buffer } from 'node:buffer';
import type { Severity } from '../../model/severity.ts';
import { type Text, text } from '../../model/text.ts';
import { endsWithChecksum } from './checksum.ts';
import { isMadeUp, isPlaceholder } from './placeholder.ts';

/** A kind of secret that can be told by its look. */
export type Format = {
	/** What the secret is: `a GitHub token`. */
	readonly kind: Text;
	readonly severity?: Severity;
	/** Texts of which one stands in every secret of the kind. */
	readonly marks: readonly string[];
	/** Whether a mark may follow a letter or digit; else it begins the secret. */
	readonly isInside?: true;
	/** Whether the secret is there, given where the mark begins and ends; reads a bounded stretch. */
	readonly matches: (source: string, start: number, end: number) => boolean;
};

export const formats: readonly Format[] = [
	{
		kind: text('an AWS access key ID', 'AWS 访问密钥 ID'),
		severity: 'medium',
		marks: ['AKIA', 'ASIA'],
		matches: token('A-Z2-7', 16),
	},
	{
		kind: text('an AWS secret access key', 'AWS 秘密访问密钥'),
		marks: ['ecret_access_key', 'ECRET_ACCESS_KEY', 'ecretAccessKey', 'AWS_SECRET_KEY'],
		isInside: true,
		matches: assigned('A-Za-z0-9/+', 40, (body) => /[a-z]/.test(body) && /[A-Z]/.test(body)),
	},
	{
		kind: text('a Google API key', 'Google API 密钥'),
		marks: ['AIza'],
		matches: token('A-Za-z0-9_-', 35),
	},
	{
		kind: text('a Google OAuth client secret', 'Google OAuth 客户端密钥'),
		marks: ['GOCSPX-'],
		matches: token('A-Za-z0-9_-', 28),
	},
	{
		kind: text('a Google OAuth token', 'Google OAuth 令牌'),
		marks: ['ya29.'],
		matches: token('A-Za-z0-9_-', 40, 2048),
	},
	{
		kind: text('an Azure storage key', 'Azure 存储密钥'),
		marks: ['AccountKey='],
		isInside: true,
		// The key of the emulator is the same everywhere, and public.
		matches: token('A-Za-z0-9/+=', 88, 88, (body) => !body.startsWith('Eby8vdM02xNOcqFlqUwJPL')),
	},
	{
		kind: text('an Azure shared access key', 'Azure 共享访问密钥'),
		marks: ['SharedAccessKey='],
		isInside: true,
		matches: token('A-Za-z0-9/+=', 44),
	},
	{
		kind: text('an Azure client secret', 'Azure 客户端密钥'),
		marks: ['Q~'],
		isInside: true,
		matches: (source, start, end) =>
			/^(?:^|[^A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\d$/.test(
				source.slice(Math.max(0, start - 5), start),
			) && token('A-Za-z0-9_~.-', 31, 34)(source, start, end),
	},
	{
		kind: text('a GitHub token', 'GitHub 令牌'),
		marks: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
		// Newer kinds are longer and have no checksum.
		matches: token('A-Za-z0-9_', 36, 255, (body) => body.length > 36 || endsWithChecksum(body)),
	},
	{
		kind: text('a GitHub token', 'GitHub 令牌'),
		marks: ['github_pat_'],
		matches: token('A-Za-z0-9_', 82),
	},
	{
		kind: text('a GitLab token', 'GitLab 令牌'),
		marks: ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-', 'glagent-'],
		matches: token('A-Za-z0-9_.-', 20, 320),
	},
	{
		kind: text('a Slack token', 'Slack 令牌'),
		marks: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxe.', 'xapp-'],
		matches: token('A-Za-z0-9.-', 24, 255, (body) => /\d{6}/.test(body)),
	},
	{
		kind: text('a webhook address', 'webhook 地址'),
		severity: 'medium',
		marks: ['hooks.slack.com/services/T', 'discord.com/api/webhooks/'],
		matches: token('A-Za-z0-9/_-', 40, 128),
	},
	{
		kind: text('a Stripe key', 'Stripe 密钥'),
		marks: ['sk_live_', 'rk_live_'],
		matches: token('A-Za-z0-9', 24, 255),
	},
	{
		kind: text('a Twilio auth token', 'Twilio 认证令牌'),
		marks: ['WILIO_AUTH_TOKEN', 'wilio_auth_token'],
		isInside: true,
		matches: assigned('0-9a-f', 32),
	},
	{
		kind: text('a Datadog key', 'Datadog 密钥'),
		marks: ['DD_API_KEY', 'DD_APP_KEY', 'DATADOG_API_KEY'],
		matches: assigned('0-9a-f', 32, () => true, 40),
	},
	{
		kind: text('a SendGrid key', 'SendGrid 密钥'),
		marks: ['SG.'],
		matches: token('A-Za-z0-9_.-', 66, 66, (body) => body.indexOf('.') === 22),
	},
	{
		kind: text('an npm token', 'npm 令牌'),
		marks: ['npm_'],
		matches: token('A-Za-z0-9', 36, 36, endsWithChecksum),
	},
	{
		kind: text('a PyPI token', 'PyPI 令牌'),
		marks: ['pypi-AgE'],
		matches: token('A-Za-z0-9_-', 60, 1024),
	},
	{
		kind: text('a Vault token', 'Vault 令牌'),
		marks: ['hvs.', 'hvb.', 'hvr.'],
		matches: token('A-Za-z0-9_-', 24, 255),
	},
	{
		kind: text('a Vault token', 'Vault 令牌'),
		marks: ['s.'],
		matches: token('A-Za-z0-9', 24, 24, (body) => /\d.*\d/.test(body) && /[A-Z]/.test(body)),
	},
	{
		kind: text('a Databricks token', 'Databricks 令牌'),
		marks: ['dapi'],
		matches: token('0-9a-f', 32),
	},
	{
		kind: text('a DigitalOcean token', 'DigitalOcean 令牌'),
		marks: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
		matches: token('0-9a-f', 64),
	},
	{
		kind: text('a Shopify token', 'Shopify 令牌'),
		marks: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
		matches: token('0-9a-fA-F', 32),
	},
	{
		kind: text('a Telegram bot token', 'Telegram 机器人令牌'),
		marks: [':AA'],
		isInside: true,
		matches: (source, start, end) =>
			/(?:^|\D)\d{8,10}$/.test(source.slice(Math.max(0, start - 11), start)) &&
			token('A-Za-z0-9_-', 33)(source, start, end),
	},
	{
		kind: text('a Hugging Face token', 'Hugging Face 令牌'),
		marks: ['hf_'],
		matches: token('A-Za-z', 34),
	},
	{
		kind: text('an Anthropic key', 'Anthropic 密钥'),
		marks: ['sk-ant-'],
		matches: token('A-Za-z0-9_-', 80, 160),
	},
	{
		kind: text('an OpenAI key', 'OpenAI 密钥'),
		marks: ['sk-'],
		// Every key has these letters in its middle: "OpenAI" in base64.
		matches: token('A-Za-z0-9_-', 40, 255, (body) => body.includes('T3BlbkFJ')),
	},
	{
		kind: text('a private key', '私钥'),
		marks: ['-----BEGIN '],
		isInside: true,
		matches: isPrivateKey,
	},
	{
		kind: text('registry credentials', '镜像仓库凭据'),
		marks: ['"auth":'],
		isInside: true,
		matches: (source, _, end) => holdsPair(source, skip(source, end, ' "\n\t')),
	},
	{
		kind: text('HTTP basic credentials', 'HTTP Basic 凭据'),
		marks: ['Basic '],
		matches: (source, _, end) => holdsPair(source, end),
	},
];

type Matcher = Format['matches'];

/** A token of this alphabet and length behind the mark, and no more of its characters after it. */
function token(
	alphabet: string,
	least: number,
	most = least,
	isGood: (body: string) => boolean = () => true,
): Matcher {
	const isMember = membersOf(alphabet);
	return (source, _, end) => {
		let to = end;
		while (to - end <= most && isMember[source.charCodeAt(to)]) to++;
		const length = to - end;
		if (length < least || length > most) return false;
		const body = source.slice(end, to);
		return !isMadeUp(body) && isGood(body);
	};
}

/** A token that is told by the name before it: `NAME=token`, `"name": "token"`. */
function assigned(
	alphabet: string,
	least: number,
	isGood: (body: string) => boolean = () => true,
	most = least,
): Matcher {
	const matches = token(alphabet, least, most, isGood);
	return (source, start, end) => matches(source, start, skip(source, end, ' "\'=:>'));
}

function membersOf(alphabet: string): readonly boolean[] {
	const isMember = new RegExp(`[${alphabet}]`);
	return Array.from({ length: 128 }, (_, code) => isMember.test(String.fromCharCode(code)));
}

/** Where other characters begin, a few at most being skipped. */
function skip(source: string, from: number, characters: string): number {
	let at = from;
	while (at - from < 8 && characters.includes(source[at] ?? '\0')) at++;
	return at;
}

/** A header with key material behind it; documentation writes the header and three dots. */
function isPrivateKey(source: string, _: number, end: number): boolean {
	const head = source.slice(end, end + 48);
	const label = /^(?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/.exec(head)?.[0];
	if (label === undefined) return false;
	const from = end + label.length;
	const body = source.slice(from, from + 600).replace(/\\[nr]|\s/g, '');
	const key = /[A-Za-z0-9+/=]{48}/.exec(body)?.[0];
	return key !== undefined && !isMadeUp(key);
}

const base64 = membersOf('A-Za-z0-9+/=_-');

/** Base64 of `user:password`. */
function holdsPair(source: string, from: number): boolean {
	let to = from;
	while (to - from < 4096 && base64[source.charCodeAt(to)]) to++;
	if (to - from < 8) return false;
	const decoded = Buffer.from(source.slice(from, to), 'base64').toString('latin1');
	const colon = decoded.indexOf(':');
	if (colon < 1 || !/^[ -~]+$/.test(decoded)) return false;
	const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
	return password !== '' && !isPlaceholder(password) && !isPlaceholder(user);
}
