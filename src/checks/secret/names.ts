import { isPlaceholder } from './placeholder.ts';

/** What a name says that its value is; undefined when it says nothing of a secret. */
type CredentialSort = 'password' | 'secret' | 'token';

/**
 * Whether a name is one of a credential itself: `DB_PASSWORD`, `clientSecret`, `api-key`, not what
 * tells of one, such as `PASSWORD_FILE` or `TOKEN_TTL`. The last word decides.
 */
export function credentialSort(name: string): CredentialSort | undefined {
	if (name.length > longestName || !speaksOfOne.test(name)) return undefined;
	const words = wordsOf(name);
	if (words.some((word) => aboutOne.has(word))) return undefined;
	const last = words.at(-1) ?? '';
	const before = words.at(-2) ?? '';
	if (last === 'pwd' || last === 'pass')
		return before === '' || before === 'old' ? undefined : 'password';
	const [, sort] = endings.find(([ending]) => last.endsWith(ending)) ?? [];
	if (sort) return sort;
	return last === 'key' && keyOwners.has(before) ? 'token' : undefined;
}

/** Whether the value of such a name is the credential itself, not a reference, a switch or a number. */
export function isLiteralCredential(sort: CredentialSort, value: string): boolean {
	const text = value.trim();
	if (isPlaceholder(text) || text.length > longestValue || notItself.test(text)) return false;
	if (sort === 'password') return text.length >= 3 && text.split(' ').length <= 4;
	// Tokens and keys are long, and one word; short or numeric ones are settings.
	if (text.length < 8 || /\s/.test(text) || /^[\d.]+$/.test(text)) return false;
	// `TLS_SECRET: shop-tls` names a Secret of Kubernetes.
	return sort === 'token' ? !fileName.test(text) : !(objectName.test(text) || fileName.test(text));
}

const longestName = 128;
const longestValue = 4096;
const speaksOfOne = /pass|pwd|secret|token|key|credential/i;
const endings: readonly (readonly [ending: string, CredentialSort])[] = [
	['password', 'password'],
	['passwd', 'password'],
	['passphrase', 'password'],
	['requirepass', 'password'],
	['secret', 'secret'],
	['credentials', 'secret'],
	['credential', 'secret'],
	['token', 'token'],
	['apikey', 'token'],
	['secretkey', 'token'],
	['accesskey', 'token'],
	['privatekey', 'token'],
];
const keyOwners = new Set(
	'api secret access private encryption signing auth master account storage session jwt hmac app admin root client'.split(
		' ',
	),
);
/** Words that make a name speak about a credential. */
const aboutOne = new Set(
	'public pub max min length enable enabled disable disabled allow allowed require required use has is skip show hide generate create rotate existing no without'.split(
		' ',
	),
);
/** Switches, paths, addresses, structures and commands. */
const notItself =
	/^(?:true|false|yes|no|on|off|[01]|enabled|disabled|auto|default|required|optional)$|^[./~]*\/|^\w+:\/\/|^[{[(|>&*?-]|^[\w.]+\(/i;
/** As Kubernetes names its objects, in more than one part. */
const objectName = /^(?:[a-z0-9.]+\/)?[a-z][a-z0-9]*(?:[-.][a-z0-9]+)+$/;
const fileName = /^[\w./-]+\.(?:pem|crt|key|json|ya?ml|txt|jks|p12|pfx|conf|cfg|ini|env)$/i;

/** `dbPassword`, `DB_PASSWORD_1` and `db.password` have the same words. */
function wordsOf(name: string): string[] {
	const words = name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/);
	return words.filter((word) => /[a-z]/.test(word)).map((word) => word.replace(/\d+$/, ''));
}
