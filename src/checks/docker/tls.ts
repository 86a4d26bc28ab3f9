import type { Call } from '../../image/calls.ts';
import { optionsOf } from './options.ts';

/** Whether a variable tells a program to take any certificate. */
export function unverifiedVariable(name: string, value: string): boolean {
	const sort = variables.get(name.toUpperCase());
	if (sort === undefined) return false;
	return sort === 'off' ? isOff(value) : value !== '' && !isOff(value);
}

/** By what a call leaves certificates unchecked, as people know it; undefined where it does not. */
export function unverifiedBy(call: Call): string | undefined {
	const { program, args } = call;
	const ofItsOwn = call.variables.find(({ name, value }) => unverifiedVariable(name, value));
	if (ofItsOwn) return ofItsOwn.name;
	if (program === 'export' || program === 'declare') {
		return args
			.map(({ text }) => splitAt(text))
			.find(([name, value]) => unverifiedVariable(name, value))?.[0];
	}
	// Whoever asks the own machine needs no certificate.
	if (args.some(({ text }) => /\/\/(?:localhost|127\.0\.0\.1|\[::1\])/.test(text)))
		return undefined;
	const option = switches.get(program)?.(call);
	if (option !== undefined) return `${program} ${option}`;
	const setting = args.map(({ text }) => text).find((word) => settings.test(word));
	if (setting !== undefined) return setting;
	const joined = args.map(({ text }) => text).join(' ');
	return joined.length < longest ? commands.exec(joined)?.[0] : undefined;
}

const longest = 2000;

/** `off`: a false value is the danger; `on`: a true one. */
const variables: ReadonlyMap<string, 'on' | 'off'> = new Map([
	['NODE_TLS_REJECT_UNAUTHORIZED', 'off'],
	['PYTHONHTTPSVERIFY', 'off'],
	['NPM_CONFIG_STRICT_SSL', 'off'],
	['YARN_ENABLE_STRICT_SSL', 'off'],
	['BUNDLE_SSL_VERIFY_MODE', 'off'],
	['CONDA_SSL_VERIFY', 'off'],
	['GIT_SSL_NO_VERIFY', 'on'],
	['PIP_TRUSTED_HOST', 'on'],
]);

function isOff(value: string): boolean {
	return /^["']?(?:0|false|no|off)["']?$/i.test(value);
}

export const curlOptions: ReadonlySet<string> = new Set(
	'-o -H -d -u -x -A -b -c -C -e -E -F -K -m -P -Q -r -t -T -U -w -X -y -Y -z -D --output --header --data --user --cacert'.split(
		' ',
	),
);

type Find = (call: Call) => string | undefined;

function anyOf(...names: readonly string[]): Find {
	return (call) => optionsOf(call).names.find((name) => names.includes(name));
}

const pip = anyOf('--trusted-host');
const switches: ReadonlyMap<string, Find> = new Map<string, Find>([
	[
		'curl',
		(call) =>
			optionsOf(call, curlOptions).names.find((name) =>
				['-k', '--insecure', '--proxy-insecure', '--doh-insecure'].includes(name),
			),
	],
	['wget', anyOf('--no-check-certificate')],
	['pip', pip],
	['pip3', pip],
	['uv', anyOf('--trusted-host', '--allow-insecure-host')],
	['python', pip],
	['python3', pip],
	['npm', anyOf('--no-strict-ssl')],
	['aria2c', (call) => call.args.find(({ text }) => text === '--check-certificate=false')?.text],
]);

/** Settings that stand in one word, for whichever program. */
export const settings =
	/^(?:--)?(?:strict-ssl|http\.sslVerify|(?:setopt=)?sslverify|Acquire::https?::(?:[\w.]+::)?Verify-(?:Peer|Host))=(?:"?)(?:false|0|no)\b/i;
/** Settings in two. */
const commands =
	/\b(?:strict-ssl|enableStrictSsl|http\.(?:\S{1,200}\.)?sslVerify|ssl_verify|global\.trusted-host)\s(?:false|0|no|\S+\.\S+)(?=\s|$)/i;

function splitAt(text: string): [name: string, value: string] {
	const equals = text.indexOf('=');
	return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
