import { linuxCapabilities } from '../../kube/capabilities.ts';

/** Whether a runtime knows the name: any case, without `CAP_`, or ALL. */
export function isCapability(name: string): boolean {
	const upper = name.toUpperCase();
	return upper === 'ALL' || linuxCapabilities.has(upper);
}

/** The capability that somebody meant who wrote `CAP_NET_RAW`, `-NET_RAW`, `net-raw` or `NETRAW`. */
export function meantCapability(name: string): string | undefined {
	const letters = name.toUpperCase().replace(notLetters, '');
	return byLetters.get(letters) ?? byLetters.get(letters.replace(prefix, ''));
}

const notLetters = /[^A-Z]/g;
const prefix = /^CAP/;
const byLetters = new Map(
	['ALL', ...linuxCapabilities].map((name) => [name.replace(notLetters, ''), name]),
);
