import { statSync } from 'node:fs';

/** Whether something is there; what may not be looked at is not. */
export function exists(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}
