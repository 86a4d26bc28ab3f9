import type { Qualifiers, Word } from '../../lang/apparmor/tree.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';
import { compilePattern } from './pattern.ts';
import { expand, variablesOf } from './variables.ts';
import type { AppArmorView, FileView, Named, RuleView } from './view.ts';

const qualifiers: Qualifiers = {
	access: undefined,
	isAudited: false,
	isQuiet: false,
	owner: undefined,
	priority: 0,
};
const at: Path = ['spec', 'abstract'];

/** The profile that the Security Profiles Operator makes of its `abstract`. */
export function viewAbstract(name: string, spec: Fields): AppArmorView {
	const { executable, filesystem, network, capability, ptrace } = asFields(spec.abstract);
	const programs = asFields(executable);
	const paths = asFields(filesystem);
	const fileLists: readonly [list: unknown, path: Path, letters: string, execution?: string][] = [
		[programs.allowedExecutables, ['executable', 'allowedExecutables'], 'r', 'ix'],
		[programs.allowedLibraries, ['executable', 'allowedLibraries'], 'rm'],
		[paths.readOnlyPaths, ['filesystem', 'readOnlyPaths'], 'rkl'],
		[paths.writeOnlyPaths, ['filesystem', 'writeOnlyPaths'], 'wkl'],
		[paths.readWritePaths, ['filesystem', 'readWritePaths'], 'rwkl'],
	];
	const length = fileLists.reduce((sum, [list]) => sum + 100 * asList(list).length, 0);
	const variables = variablesOf([], { isOpen: true, length });
	const files = fileLists.flatMap(([list, path, letters, execution]) =>
		strings(list, [...at, ...path]).flatMap((named) =>
			fileOf(named, { letters, execution, expanded: (text) => expand(text, variables, name) }),
		),
	);
	return {
		name,
		path: ['spec'],
		flags: modeOf(spec),
		files,
		rules: [
			...strings(asFields(capability).allowedCapabilities, [
				...at,
				'capability',
				'allowedCapabilities',
			]).map((named) => ruleOf('capability', named.path, [named.name])),
			...networkRules(asFields(network)),
			...ptraceRules(asFields(ptrace)),
		],
		isOpen: true,
		refusals: [],
	};
}

/** `complainMode` until v1, where `mode` took its place. */
function modeOf({ mode, complainMode }: Fields): Named[] {
	if (mode === 'Complain') return [{ name: 'complain', path: ['spec', 'mode'] }];
	return complainMode === true ? [{ name: 'complain', path: ['spec', 'complainMode'] }] : [];
}

type Access = {
	readonly letters: string;
	readonly execution: string | undefined;
	readonly expanded: (text: string) => ReturnType<typeof expand>;
};

function fileOf({ name: text, path }: Named, { letters, execution, expanded }: Access): FileView[] {
	// Some lists took rules about ptrace for paths.
	if (!text.startsWith('/') && !text.startsWith('@{')) return [];
	const texts = expanded(text);
	const pattern = Array.isArray(texts) ? compilePattern(texts as readonly string[]) : undefined;
	return [
		{
			path,
			qualifiers,
			isConditional: false,
			text,
			pattern: typeof pattern === 'object' ? pattern : undefined,
			letters: execution === undefined ? letters : `${letters}x`,
			execution,
			target: undefined,
		},
	];
}

function networkRules(network: Fields): RuleView[] {
	const path = [...at, 'network'];
	const field = network.allowedProtocols === undefined ? 'protocols' : 'allowedProtocols';
	const { allowTcp, allowUdp } = asFields(network[field]);
	return [
		...(network.allowRaw === true ? [ruleOf('network', [...path, 'allowRaw'], ['raw'])] : []),
		...(allowTcp === true ? [ruleOf('network', [...path, field, 'allowTcp'], ['tcp'])] : []),
		...(allowUdp === true ? [ruleOf('network', [...path, field, 'allowUdp'], ['udp'])] : []),
	];
}

function ptraceRules({ allowedAccess, peer }: Fields): RuleView[] {
	const path = [...at, 'ptrace'];
	const accesses = strings(allowedAccess, [...path, 'allowedAccess']);
	if (accesses.length === 0) return [];
	const whom = asString(peer);
	const rule = ruleOf('ptrace', [...path, 'allowedAccess'], []);
	return [
		{
			...rule,
			permissions: accesses.map(({ name }) => wordOf(name)),
			conditions:
				whom === undefined
					? []
					: [{ name: 'peer', values: [wordOf(whom)], parts: [], span: nowhere }],
		},
	];
}

function ruleOf(kind: RuleView['kind'], path: Path, words: readonly string[]): RuleView {
	const rest = { permissions: [], conditions: [], target: undefined };
	const named = words.map((name) => ({ name, path }));
	return { kind, path, qualifiers, isConditional: false, words: named, ...rest };
}

const nowhere = { start: 0, end: 0 };

function wordOf(text: string): Word {
	return { text, isQuoted: false, span: nowhere };
}

function strings(list: unknown, path: Path): Named[] {
	return asList(list).flatMap((name, index) =>
		typeof name === 'string' ? [{ name, path: [...path, index] }] : [],
	);
}
