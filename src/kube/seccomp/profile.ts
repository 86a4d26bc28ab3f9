import { asFields, asList, asNumber, asString, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';

/** A seccomp profile, from a file for the kubelet's folder or from the Security Profiles Operator. */
export type SeccompProfile = {
	/** Where its fields stand in the object: empty for a file, `spec` for the operator's resource. */
	readonly path: Path;
	readonly isFile: boolean;
	/** Whether it is merged with others before use, so that what it lacks may be there. */
	readonly isPart: boolean;
	readonly fields: Fields;
	/** What happens to system calls that no rule names. */
	readonly defaultAction: string | undefined;
	readonly defaultErrno: number | undefined;
	readonly architectures: readonly Named[];
	readonly rules: readonly SeccompRule[];
	readonly rulesOf: ReadonlyMap<string, readonly SeccompRule[]>;
};

/** A word with its place in the object. */
type Named = { readonly name: string; readonly path: Path };

export type SeccompRule = {
	readonly path: Path;
	readonly fields: Fields;
	readonly names: readonly Named[];
	readonly action: string | undefined;
	readonly errno: number | undefined;
	/** Conditions on the arguments of the call; all must hold. */
	readonly args: readonly Fields[];
	/** Whether it holds for some containers alone (`includes`, `excludes` of Docker's profiles). */
	readonly isConditional: boolean;
};

/** What a profile file is called as an object; it has no name and kind of its own. */
export const profileKind = 'SeccompProfile';

/** Whether a document that is no Kubernetes object is a seccomp profile. */
export function isProfile(value: Fields): boolean {
	return asString(value.defaultAction)?.startsWith('SCMP_ACT_') === true;
}

/** The profile that an object is; undefined for other objects of this kind's name. */
export const profileOf = rememberLast((resource: Resource): SeccompProfile | undefined => {
	const { kind, apiVersion, value } = resource;
	if (kind !== profileKind) return undefined;
	if (apiVersion === '') return parse(value, [], resource);
	if (apiGroup(apiVersion) !== operatorGroup) return undefined;
	return parse(asFields(value.spec), ['spec'], resource);
});

export const operatorGroup = 'security-profiles-operator.x-k8s.io';
const partLabel = 'spo.x-k8s.io/partial';

function parse(fields: Fields, path: Path, { value }: Resource): SeccompProfile {
	const rules = asList(fields.syscalls).flatMap((rule, index) =>
		isFields(rule) ? [parseRule(rule, [...path, 'syscalls', index])] : [],
	);
	const rulesOf = new Map<string, SeccompRule[]>();
	for (const rule of rules) {
		for (const { name } of rule.names) {
			const same = rulesOf.get(name);
			if (same === undefined) rulesOf.set(name, [rule]);
			else if (same.at(-1) !== rule) same.push(rule);
		}
	}
	const labels = asFields(asFields(value.metadata).labels);
	return {
		path,
		isFile: path.length === 0,
		isPart: !!asString(fields.baseProfileName) || labels[partLabel] !== undefined,
		fields,
		defaultAction: asString(fields.defaultAction),
		defaultErrno: asNumber(fields.defaultErrnoRet),
		architectures: named(fields.architectures, [...path, 'architectures']),
		rules,
		rulesOf,
	};
}

function parseRule(fields: Fields, path: Path): SeccompRule {
	// Profiles of Docker before 1.13 have one `name` a rule.
	const old = asString(fields.name);
	const names = named(fields.names, [...path, 'names']);
	return {
		path,
		fields,
		names: old === undefined ? names : [{ name: old, path: [...path, 'name'] }, ...names],
		action: asString(fields.action),
		errno: asNumber(fields.errnoRet),
		args: asList(fields.args).filter(isFields),
		isConditional: isFilled(fields.includes) || isFilled(fields.excludes),
	};
}

function named(list: unknown, path: Path): Named[] {
	return asList(list).flatMap((name, index) =>
		typeof name === 'string' ? [{ name, path: [...path, index] }] : [],
	);
}

function isFilled(value: unknown): boolean {
	return isFields(value) && Object.keys(value).length > 0;
}
