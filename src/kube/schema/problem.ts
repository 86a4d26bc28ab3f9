import type { Path } from '../../model/path.ts';
import type { Version } from '../../model/version.ts';
import type { ScalarKind } from './types.ts';

/** Something that the API server would reject or drop. Paths start at the object's root. */
export type SchemaProblem =
	| UnknownField
	| {
			readonly kind: 'wrong-type';
			readonly path: Path;
			readonly expected: Expected;
			readonly actual: Actual;
	  }
	/** `path` is where the field is missing, so it ends with `field`. */
	| { readonly kind: 'missing-field'; readonly path: Path; readonly field: string }
	| {
			readonly kind: 'not-in-enum';
			readonly path: Path;
			readonly value: string;
			readonly allowed: readonly string[];
			readonly suggestion: string | undefined;
	  }
	/** The rest of the object was not looked at; always the last problem. */
	| { readonly kind: 'stopped'; readonly path: Path; readonly reason: Reason };

export type UnknownField = {
	readonly kind: 'unknown-field';
	/** Ends with `field`. */
	readonly path: Path;
	readonly field: string;
	/** The field that was probably meant, here or where `belongsIn` says. */
	readonly suggestion: string | undefined;
	/** The mapping in which the field is known, as `spec.containers[].securityContext`; `` is the root. */
	readonly belongsIn: string | undefined;
	/** That mapping's path, when there is only one such place and nothing has the field there yet. */
	readonly target: Path | undefined;
	/** The versions that know the field here, when the asked one does not. */
	readonly knownIn: { readonly since?: Version; readonly until?: Version } | undefined;
};

export type Expected = Exclude<ScalarKind, 'any'> | 'object' | 'array' | 'map';
export type Actual = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'other';
export type Reason = 'too-many-problems' | 'too-deep' | 'too-large';
