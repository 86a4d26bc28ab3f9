/**
 * The number that a Kubernetes quantity stands for (`500m` is 0.5, `1Ki` is 1024); a plain number is
 * itself. Undefined for what is no quantity (apimachinery `resource.Quantity`).
 */
export function parseQuantity(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return undefined;
	const match = /^([-+]?(?:\d+\.?\d*|\.\d+))(?:[eE]([-+]?\d{1,3})|([numkMGTPE]|[KMGTPE]i))?$/.exec(
		value,
	);
	if (!match) return undefined;
	const [, digits, exponent, suffix] = match;
	const factor = exponent ? 10 ** Number(exponent) : (factors.get(suffix ?? '') ?? 1);
	return Number(digits) * factor;
}

const factors = new Map<string, number>([
	['n', 1e-9],
	['u', 1e-6],
	['m', 1e-3],
	['k', 1e3],
	['M', 1e6],
	['G', 1e9],
	['T', 1e12],
	['P', 1e15],
	['E', 1e18],
	['Ki', 2 ** 10],
	['Mi', 2 ** 20],
	['Gi', 2 ** 30],
	['Ti', 2 ** 40],
	['Pi', 2 ** 50],
	['Ei', 2 ** 60],
]);
