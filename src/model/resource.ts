import type { Path } from './path.ts';

/** A mapping as read from a file: nothing is known of its values yet. */
export type Fields = { readonly [key: string]: unknown };

/** Where an object was read. */
export type Origin = {
	/** The file as the user named it; `-` for standard input. */
	readonly file: string;
	/** 1-based number of the document in the file. */
	readonly document: number;
	/** Place of the object inside the document: empty, or `items[3]` within a List. */
	readonly path: Path;
};

/** One Kubernetes object with its origin. */
export type Resource = {
	readonly apiVersion: string;
	readonly kind: string;
	/** `metadata.name`, else `metadata.generateName`, else empty. */
	readonly name: string;
	readonly namespace: string | undefined;
	readonly value: Fields;
	readonly origin: Origin;
};

export type ResourceRef = Pick<Resource, 'apiVersion' | 'kind' | 'namespace' | 'name'>;

/** The API group of an apiVersion: `apps` for `apps/v1`, empty for the core group. */
export function apiGroup(apiVersion: string): string {
	const slash = apiVersion.indexOf('/');
	return slash < 0 ? '' : apiVersion.slice(0, slash);
}
