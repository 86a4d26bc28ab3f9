import { looksLikePolicy } from '../../lang/apparmor/name.ts';
import { spanAt } from '../../lang/apparmor/place.ts';
import { readAppArmor } from '../../lang/apparmor/read.ts';
import { asFields, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import type { Diagnostic, Range } from '../../model/source.ts';
import { operatorGroup } from '../seccomp/profile.ts';
import { viewAbstract } from './abstract.ts';
import { type AppArmorView, viewPolicy } from './view.ts';

/** What a profile file is called as an object, and the Security Profiles Operator's kind. */
export const profileKind = 'AppArmorProfile';

/** What an object says of AppArmor profiles. */
export type AppArmorObjects = {
	readonly views: readonly AppArmorView[];
	/** The place within the text that holds the policy, for a path that leads into one. */
	readonly placeOf: (path: Path) => Embedded | undefined;
};

/** A place in a text that stands in an object. */
type Embedded = {
	/** Of the text in the object. */
	readonly path: Path;
	readonly text: string;
	/** Counted from the beginning of the text. */
	readonly range: Range;
};

/** The profiles of a ConfigMap's texts, from which a DaemonSet loads them, or of the operator's object. */
export const appArmorOf = rememberLast((resource: Resource): AppArmorObjects => {
	const { kind, apiVersion, value } = resource;
	if (kind === 'ConfigMap' && apiVersion === 'v1') {
		const texts = Object.entries(asFields(value.data)).flatMap(([key, text]): HeldText[] =>
			typeof text === 'string' ? [{ path: ['data', key], text }] : [],
		);
		return ofTexts(texts, isSurelyOne);
	}
	if (kind !== profileKind || apiGroup(apiVersion) !== operatorGroup) return none;
	const spec = asFields(value.spec);
	const policy = asString(spec.policy);
	if (policy !== undefined)
		return ofTexts([{ path: ['spec', 'policy'], text: policy }], () => true);
	return { views: [viewAbstract(resource.name, spec)], placeOf: () => undefined };
});

/** Whether an object is of a kind that can hold profiles; most are not, and cost nothing more. */
export function mayHoldAppArmor({ kind }: Resource): boolean {
	return kind === 'ConfigMap' || kind === profileKind;
}

const none: AppArmorObjects = { views: [], placeOf: () => undefined };

/** A text at one field of one mapping of the object: `data.web`, `spec.policy`. */
type HeldText = { readonly path: readonly [string, string]; readonly text: string };

/** Policy that cannot be read counts where it is surely meant to be one. */
function isSurelyOne(text: string): boolean {
	return (
		looksLikePolicy(text) === 'surely' && /<(?:tunables|abstractions|abi)\/|,[ \t]*$/m.test(text)
	);
}

function ofTexts(texts: readonly HeldText[], isMeant: (text: string) => boolean): AppArmorObjects {
	const policies = texts.flatMap(({ path, text }) => {
		if (looksLikePolicy(text) === 'no' && !(path[0] === 'spec' && text.trim() !== '')) return [];
		const read = readAppArmor(text);
		if (read.kind === 'part') return [];
		if (read.kind === 'policy') {
			const views = viewPolicy(read.policy, path);
			const range = (inner: Path) => {
				const { start, end } = spanAt(read.policy, inner);
				return { start: read.lines.position(start), end: read.lines.position(end) };
			};
			return views.length === 0 ? [] : [{ path, text, views, range }];
		}
		const { diagnostic } = read;
		if (diagnostic.code !== 'syntax' || !isMeant(text)) return [];
		const { position } = diagnostic;
		return [
			{
				path,
				text,
				views: [unread(path, diagnostic)],
				range: () => ({ start: position, end: position }),
			},
		];
	});
	if (policies.length === 0) return none;
	const byField = new Map<unknown, (typeof policies)[number]>(
		policies.map((each) => [each.path[1], each]),
	);
	return {
		views: policies.flatMap(({ views }) => views),
		placeOf(path) {
			const found = byField.get(path[1]);
			if (!found || path[0] !== found.path[0] || path.length === found.path.length)
				return undefined;
			return {
				path: found.path,
				text: found.text,
				range: found.range(path.slice(found.path.length)),
			};
		},
	};
}

function unread(path: Path, { message }: Diagnostic): AppArmorView {
	return {
		name: undefined,
		path,
		flags: [],
		files: [],
		rules: [],
		isOpen: true,
		refusals: [{ kind: 'text', message, path: [...path, 'refusal'] }],
	};
}
