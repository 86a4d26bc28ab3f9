import { namespacePolicy } from '../../kube/pod-security/namespace-policy.ts';
import { isDnsLabel } from '../../kube/port-name.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { quote } from '../quote.ts';

/** Levels and versions that mean nothing, and names that are no defaults. */
export function inDefaults({ defaults }: Fields, path: Path): Problem[] {
	// The defaults are written as the labels of namespaces, without their prefix; empty is unset.
	const written = Object.entries(asFields(defaults)).filter(([, value]) => (value ?? '') !== '');
	const labels = Object.fromEntries(written.map(([key, value]) => [prefix + key, value]));
	const unreadable = namespacePolicy(labels).unreadable.map((label) => label.slice(prefix.length));
	const strange = written.map(([key]) => key).filter((key) => !keys.has(key));
	return [
		...unreadable.map((key) => {
			const [name, value] = [key, quote(asString(labels[prefix + key]) ?? '')];
			const message = text(`${value} is no value of ${name}`, `${value} 不是 ${name} 的有效值`);
			return { path: [...path, 'defaults', key], message };
		}),
		...strange.map((key) => {
			const message = text(`${quote(key)} is not a default`, `${quote(key)} 不是有效的默认项`);
			return { path: [...path, 'defaults', key], message };
		}),
	];
}

/** Exemptions that are empty, stand twice or are no name. */
export function inExemptions({ exemptions }: Fields, path: Path): Problem[] {
	const lists = asFields(exemptions);
	return exempting.flatMap(({ list, isName }) => {
		const seen = new Set<string>();
		return asList(lists[list]).flatMap((each, index) => {
			const name = asString(each) ?? '';
			const isTwice = seen.has(name);
			seen.add(name);
			if (isName(name) && !isTwice) return [];
			const message = isTwice
				? text(`${quote(name)} stands twice`, `${quote(name)} 重复`)
				: text(`${quote(name)} cannot be exempted`, `${quote(name)} 不是有效的豁免项`);
			return [{ path: [...path, 'exemptions', list, index], message }];
		});
	});
}

const prefix = 'pod-security.kubernetes.io/';
const modes = ['enforce', 'audit', 'warn'];
const keys = new Set(modes.flatMap((mode) => [mode, `${mode}-version`]));

const exempting = [
	// Wildcards are no names, so none is understood.
	{ list: 'namespaces', isName: isDnsLabel },
	{ list: 'runtimeClasses', isName: (name: string) => name.split('.').every(isDnsLabel) },
	{ list: 'usernames', isName: (name: string) => name !== '' },
];
