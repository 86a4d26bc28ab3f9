import { gunzipSync } from 'node:zlib';
import { readTar } from './tar.ts';

/** The part of an OpenAPI v2 schema that the definitions use. */
export type Schema = {
	readonly $ref?: string;
	readonly type?: string;
	readonly format?: string;
	readonly description?: string;
	readonly enum?: readonly string[];
	readonly required?: readonly string[];
	readonly properties?: { readonly [name: string]: Schema };
	readonly items?: Schema;
	readonly additionalProperties?: Schema;
	readonly oneOf?: readonly Schema[];
	readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
};

type GroupVersionKind = {
	readonly group: string;
	readonly version: string;
	readonly kind: string;
};

export type Definitions = { readonly [name: string]: Schema };

/** The definitions of every minor version in the archive, oldest first. */
export function readDefinitions(archive: Uint8Array): ReadonlyMap<number, Definitions> {
	const found: [number, Definitions][] = [];
	for (const [name, bytes] of readTar(gunzipSync(archive))) {
		const minor = /k8s-v1\.(\d+)\.\d+-definitions\.json$/.exec(name)?.[1];
		if (minor === undefined) continue;
		// The archive is our own test data, checked by the test that compares the generated file.
		const file = JSON.parse(new TextDecoder().decode(bytes)) as { definitions: Definitions };
		found.push([Number(minor), file.definitions]);
	}
	return new Map(found.sort(([a], [b]) => a - b));
}
