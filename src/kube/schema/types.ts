/** What the API server accepts at one place. */
export type Type = ScalarType | EnumType | ArrayType | MapType | ObjectType;

type ScalarType = { readonly kind: ScalarKind };

/** `any` takes everything, `any-object` every mapping. */
export type ScalarKind =
	| 'string'
	| 'boolean'
	| 'int32'
	| 'int64'
	| 'number'
	| 'quantity'
	| 'int-or-string'
	| 'date-time'
	| 'base64'
	| 'any'
	| 'any-object';

export type EnumType = { readonly kind: 'enum'; readonly values: readonly string[] };
export type ArrayType = { readonly kind: 'array'; readonly of: Type };

/** A mapping with keys of the user's choice. */
export type MapType = { readonly kind: 'map'; readonly of: Type };

/** A mapping with known fields. They are read from the index when first asked for. */
export type ObjectType = {
	readonly kind: 'object';
	readonly fields: ReadonlyMap<string, Type>;
	readonly required: readonly string[];
	/** The minor versions that know `field`, for a field that this version does not know. */
	readonly elsewhen: (field: string) => MinorRange | undefined;
};

/** First and last minor version; undefined where there is no end. */
export type MinorRange = {
	readonly first: number | undefined;
	readonly last: number | undefined;
};
