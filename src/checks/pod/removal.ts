import type { Edit } from '../../model/edit.ts';
import { valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';

/** Takes a value away, and with it the mapping or sequence that would be left empty. */
export function removal(resource: Resource, path: Path): Edit {
	const parent = path.slice(0, -1);
	const holder = valueAt(resource.value, parent);
	const size = typeof holder === 'object' && holder !== null ? Object.keys(holder).length : 0;
	return { kind: 'remove', path: size === 1 ? parent : path };
}
