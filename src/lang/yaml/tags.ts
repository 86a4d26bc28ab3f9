import { resolvePlain, type Scalar } from './scalars.ts';

/**
 * The value of a scalar with an explicit tag, as goyaml.v2 gives it: the core tags convert or fail
 * (undefined), every other tag leaves the text as it is.
 */
export function resolveTagged(tag: string, text: string): Scalar | undefined {
	const name = tag.startsWith(longPrefix) ? tag.slice(longPrefix.length, -1) : tag.slice(2);
	if (!tag.startsWith('!!') && !tag.startsWith(longPrefix)) return text;
	const convert = conversions.get(name);
	return convert ? convert(text) : text;
}

const longPrefix = '!<tag:yaml.org,2002:';

const conversions = new Map<string, (text: string) => Scalar | undefined>([
	['int', (text) => ifType(text, (value) => Number.isInteger(value))],
	['float', (text) => ifType(text, (value) => typeof value === 'number')],
	['bool', (text) => ifType(text, (value) => typeof value === 'boolean')],
	['null', (text) => ifType(text, (value) => value === null)],
	['binary', decodeBase64],
]);

function ifType(text: string, fits: (value: unknown) => boolean): Scalar | undefined {
	const value = resolvePlain(text);
	return fits(value) ? (value as Scalar) : undefined; // `fits` excludes the unrepresentable
}

function decodeBase64(text: string): string | undefined {
	const compact = text.replace(/\s/g, '');
	if (!/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(compact))
		return undefined;
	return Buffer.from(compact, 'base64').toString('utf8');
}
