/** A value from a file inside a message: quoted, and cut where it is long. */
export function quote(value: string): string {
	return value.length > longest ? `'${value.slice(0, longest)}...'` : `'${value}'`;
}

const longest = 60;
