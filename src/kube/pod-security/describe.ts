import { renderPath } from '../../model/path.ts';
import type { Violation } from './control.ts';

/** Violations in one line for people; the first few, since a Pod may hold thousands. */
export function describe(violations: readonly Violation[]): string {
	const told = violations.slice(0, most).map(tell).join('; ');
	return violations.length > most ? `${told}; and ${violations.length - most} more` : told;
}

function tell({ path, container, value }: Violation): string {
	const place =
		container === undefined || path[0] !== 'spec'
			? renderPath(path)
			: `container ${quote(container)} ${renderPath(path.slice(afterContainer))}`;
	return `${clip(place, longestPlace)} ${tellValue(value)}`;
}

function tellValue(value: unknown): string {
	if (value === undefined || value === null) return 'is not set';
	if (Array.isArray(value)) return `is [${value.slice(0, most).map(tellScalar).join(', ')}]`;
	return typeof value === 'object' ? 'is set' : `is ${tellScalar(value)}`;
}

/** Never descends: a value from a file may be deep, or contain itself. */
function tellScalar(value: unknown): string {
	if (typeof value === 'string') return quote(value);
	return typeof value === 'object' ? '…' : String(value);
}

function quote(text: string): string {
	return JSON.stringify(clip(text, longestName));
}

function clip(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length)}…` : text;
}

const most = 5;
const longestName = 80;
const longestPlace = 200;
/** `spec`, the list and the index, for which the container's name stands. */
const afterContainer = 3;
