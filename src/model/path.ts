/** A place inside a value: keys of mappings and indexes of sequences, outermost first. */
export type Path = readonly (string | number)[];

export function isSamePath(a: Path, b: Path): boolean {
	if (a.length !== b.length) return false;
	// Paths of one object differ most often at their ends.
	for (let at = a.length - 1; at >= 0; at--) if (a[at] !== b[at]) return false;
	return true;
}

const plainKey = /^[A-Za-z_][\w-]*$/;

/** Renders a path as people write it: `spec.containers[0].image`, `metadata.labels["a.b/c"]`. */
export function renderPath(path: Path): string {
	let text = '';
	for (const step of path) {
		if (typeof step === 'number') text += `[${step}]`;
		else if (plainKey.test(step)) text += text === '' ? step : `.${step}`;
		else text += `[${JSON.stringify(step)}]`;
	}
	return text;
}
