import { credentialSort, isLiteralCredential } from './names.ts';

/**
 * The name of the first credential that a settings file gives a value, such as
 * `spring.datasource.password`. Files of other kinds are programs and prose, where `password = x` may
 * mean anything.
 */
export function namedInFile(file: string, content: string): string | undefined {
	if (!isSettingsFile(file) || !speaksOfOne.test(content)) return undefined;
	for (let start = 0; start < content.length; ) {
		const newline = content.indexOf('\n', start);
		const end = newline < 0 ? content.length : newline;
		const name = end - start > longestLine ? undefined : credentialIn(content.slice(start, end));
		if (name !== undefined) return name;
		start = end + 1;
	}
	return undefined;
}

export function isSettingsFile(file: string): boolean {
	return settings.test(file);
}

const settings = /\.(?:properties|env|ini|ya?ml|conf|cnf|cfg|toml|json)$|^\.(?:env|docker)/i;
const speaksOfOne = /pass|pwd|secret|token|key|credential/i;
const longestLine = 400;

function credentialIn(line: string): string | undefined {
	const at = line.search(/[=:]/);
	if (at < 0 || !speaksOfOne.test(line)) return undefined;
	const name = line
		.slice(0, at)
		.replace(/^\s*(?:- |export |set )?\s*/, '')
		.trim()
		.replace(/^["']|["']$/g, '');
	if (!/^[\w.-]+$/.test(name)) return undefined;
	const sort = credentialSort(name);
	if (!sort) return undefined;
	// `key: value` of YAML, and of nothing else: `key:value` is a word.
	if (line[at] === ':' && !/[\s"']/.test(line[at + 1] ?? '')) return undefined;
	const value = bare(line.slice(at + 1));
	const isOne = isLiteralCredential(sort, value) && (sort === 'password' || /\d/.test(value));
	return isOne ? name : undefined;
}

/** Without quotes, the comma of JSON, and a comment. */
function bare(value: string): string {
	const text = value.trim().replace(/[,;]$/, '');
	const quoted = /^"([^"]*)"|^'([^']*)'/.exec(text);
	if (quoted) return quoted[1] ?? quoted[2] ?? '';
	return text.replace(/\s#.*$/, '').trim();
}
