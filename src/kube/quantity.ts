/**
 * The number that a Kubernetes quantity stands for (`500m` is 0.5, `1Ki` is 1024); a plain number is
 * itself. Undefined for what is no quantity (apimachinery `resource.Quantity`).
 */
export function parseQuantity(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string' || value.length > maxLength) return undefined;
	// Blanks around a quantity are taken off when it is decoded (`UnmarshalJSON`).
	const match = quantity.exec(value.trim());
	if (!match) return undefined;
	const [, digits = '', exponent, suffix = ''] = match;
	// Decimal scales go into the literal: 700 * 1e-3 is not 0.7, but 700e-3 is.
	const decimal = exponent ?? decimals.get(suffix);
	const number =
		decimal !== undefined
			? Number(`${digits}e${decimal}`)
			: Number(digits) * (binaries.get(suffix) ?? 1);
	return Math.max(-maximum, Math.min(maximum, number));
}

const maxLength = 128;
const quantity = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([-+]?\d{1,3})|([numkMGTPE]|[KMGTPE]i))?$/;

/** Larger amounts are capped here, as in apimachinery. */
const maximum = 2 ** 63;

const decimals = new Map<string, number>([
	['n', -9],
	['u', -6],
	['m', -3],
	['k', 3],
	['M', 6],
	['G', 9],
	['T', 12],
	['P', 15],
	['E', 18],
]);

const binaries = new Map<string, number>([
	['Ki', 2 ** 10],
	['Mi', 2 ** 20],
	['Gi', 2 ** 30],
	['Ti', 2 ** 40],
	['Pi', 2 ** 50],
	['Ei', 2 ** 60],
]);
