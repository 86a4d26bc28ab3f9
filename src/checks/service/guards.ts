import { asFields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';

/**
 * Whether annotations of an Ingress may ask who comes: a login, addresses, or a filter whose purpose
 * is not written here. In doubt it is guarded.
 */
export function isGuarded({ value }: Resource): boolean {
	const annotations = asFields(asFields(value.metadata).annotations);
	return Object.keys(annotations).some((key) => words.some((word) => key.includes(word)));
}

const words = [
	'auth',
	'middlewares',
	'plugins',
	'source-range',
	'inbound-cidrs',
	'/scheme',
	'snippet',
	'security-policy',
	'allow-list',
	'whitelist',
];
