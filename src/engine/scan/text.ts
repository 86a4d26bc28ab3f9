import type { Context } from '../../checks/define.ts';
import {
	profileKind as appArmorKind,
	appArmorOf,
	mayHoldAppArmor,
} from '../../kube/apparmor/objects.ts';
import { objectsOf } from '../../kube/objects.ts';
import { lookup } from '../../kube/schema/lookup.ts';
import { podPaths } from '../../kube/templates.ts';
import { readYaml, type YamlFailure, type YamlValue } from '../../lang/yaml/read.ts';
import type { Finding } from '../../model/finding.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Diagnostic } from '../../model/source.ts';
import { type Text, text } from '../../model/text.ts';
import type { Warning } from '../../model/warning.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppress/in-file.ts';
import { type Suppression, Suppressor } from '../suppress/suppression.ts';
import { embeddedRange } from './embedded.ts';
import { type Fact, factOf } from './fact.ts';
import { foreignKind } from './foreign.ts';
import { inspect } from './inspect.ts';
import { placeHits } from './place.ts';
import type { Plan } from './plan.ts';
import { sourceViews } from './source.ts';

/** One file to scan. */
export type Input = {
	readonly file: string;
	/** What fingerprints call the file: its path from the project's root. */
	readonly identity: string;
	readonly text: string;
	/** The user did not name this file: what is plainly no manifest is passed over with a row. */
	readonly isDiscovered: boolean;
};

/** What one file gives, as plain data that can cross to another thread. */
export type TextScan = {
	readonly findings: readonly Finding[];
	readonly ledger: readonly LedgerRow[];
	readonly warnings: readonly Warning[];
	readonly suppressions: readonly Suppression[];
	/** Indexes of the suppressions that did something. */
	readonly used: readonly number[];
	/** How many objects were looked at. */
	readonly resources: number;
	/** Their kinds; `Pod` stands for all that carry one, `*` for any. */
	readonly kinds: ReadonlySet<string>;
	/** What checks over the whole world need of the objects; empty when none is planned. */
	readonly facts: readonly Fact[];
};

/** What an input gives of which there is no text: its rows alone. */
export function unscanned(...ledger: readonly LedgerRow[]): TextScan {
	return {
		findings: [],
		ledger,
		warnings: [],
		suppressions: [],
		used: [],
		resources: 0,
		kinds: new Set(),
		facts: [],
	};
}

export type TextContext = Context & {
	/** `YYYY-MM-DD`, for suppressions that expire. */
	readonly today: string;
	/** The kinds of which checks over the whole world need something. */
	readonly reads: ReadonlySet<string>;
};

/** Runs a plan over every object of a text. Never throws on any text. */
export function scanText(input: Input, plan: Plan, context: TextContext): TextScan {
	const scan: Scan = {
		findings: [],
		ledger: [],
		warnings: [],
		suppressions: [],
		facts: [],
		kinds: new Set(),
		mayHoldSuppressions: mayHoldSuppressions(input.text),
	};
	let resources = 0;
	for (const document of readYaml(input.text).documents) {
		if (document.kind === 'failure') scan.ledger.push(failureRow(input, document));
		else resources += scanDocument(input, document, { plan, context, scan });
	}
	if (scan.ledger.length === 0) {
		scan.ledger.push(row(input, undefined, 'skipped', text('empty', '空文件')));
	}
	const { ledger, warnings, suppressions, facts, kinds } = scan;
	const rest = { ledger, warnings, suppressions, resources, facts, kinds };
	if (suppressions.length === 0) return { ...rest, findings: scan.findings, used: [] };
	const suppressor = new Suppressor(suppressions, context.today);
	const findings = scan.findings.map((finding) => suppressor.apply(finding));
	const used = suppressions.flatMap((each, i) => (suppressor.used.has(each) ? [i] : []));
	return { ...rest, findings, used };
}

type Scan = {
	readonly mayHoldSuppressions: boolean;
	findings: Finding[];
	ledger: LedgerRow[];
	warnings: Warning[];
	suppressions: Suppression[];
	facts: Fact[];
	readonly kinds: Set<string>;
};

function scanDocument(
	input: Input,
	document: YamlValue,
	{ plan, context, scan }: { plan: Plan; context: TextContext; scan: Scan },
): number {
	const { number, value, source } = document;
	if (value === null) return 0;
	const objects = objectsOf(value, input.file, number);
	if (objects.resources.length === 0) {
		scan.ledger.push(row(input, number, 'skipped', foreignKind(value) ?? objects.reason));
		return 0;
	}
	const views = sourceViews(source);
	for (const resource of objects.resources) {
		const { path: item } = resource.origin;
		const rangeOf = (path: Path) =>
			embeddedRange(path, resource, source) ??
			source.range(item.length === 0 ? path : [...item, ...path]);
		const hits = inspect(resource, plan, context, views(resource));
		const findings = placeHits(hits, resource, input.identity, rangeOf);
		for (const finding of findings) scan.findings.push(finding);
		scan.kinds.add('*').add(resource.kind);
		if (podPaths(resource).length > 0) scan.kinds.add('Pod');
		if (mayHoldAppArmor(resource) && appArmorOf(resource).views.length > 0) {
			scan.kinds.add(appArmorKind);
		}
		const fact = factOf(resource, context.reads, rangeOf);
		if (fact) scan.facts.push(fact);
	}
	scan.ledger.push(
		row(input, number, 'scanned', objects.reason ?? unknownKinds(objects.resources, context)),
	);
	if (scan.mayHoldSuppressions) {
		const written = readSuppressions(input.file, number, source, objects.resources);
		scan.suppressions.push(...written.suppressions);
		scan.warnings.push(...written.warnings);
	}
	return objects.resources.length;
}

function unknownKinds(resources: readonly Resource[], { version }: Context): Text | undefined {
	const unknown = resources.find(
		// A seccomp profile is no object of the API, and has no apiVersion.
		({ apiVersion, kind }) =>
			apiVersion !== '' && lookup(apiVersion, kind, version).status === 'unknown',
	);
	if (!unknown) return undefined;
	const { apiVersion, kind } = unknown;
	return text(
		`schema not checked: ${kind} of ${apiVersion} is not a built-in kind`,
		`未检查 schema：${apiVersion} 的 ${kind} 不是内置类型`,
	);
}

function failureRow(input: Input, { number, diagnostic }: YamlFailure): LedgerRow {
	const { message, suggestion, position, code } = diagnostic;
	// JSON is everybody's format: what does not speak of an apiVersion is no broken manifest.
	const isForeign =
		input.isDiscovered && /\.json$/i.test(input.file) && !input.text.includes('apiVersion');
	const tail = suggestion ? `; ${suggestion}` : '';
	const reason = text(`${message}${tail}`, inChinese[code](message));
	return { ...row(input, number, isForeign ? 'skipped' : 'unreadable', reason), position };
}

// The parser's own words have no translation; their kind and place do.
const inChinese: { readonly [C in Diagnostic['code']]: (message: string) => string } = {
	syntax: (message) => `YAML 语法错误：${message}`,
	'duplicate-key': (message) => `重复的键：${message}`,
	'too-large': () => '文件过大，请拆分',
	'too-deep': () => '嵌套过深',
	'too-many-aliases': () => '别名重复的值过多',
	'not-text': (message) => `不是文本：${message}`,
	template: () =>
		'未渲染：这是模板而不是 YAML；请先渲染，例如 `helm template CHART | holdfast scan -`',
};

function row(
	{ file }: Input,
	document: number | undefined,
	status: LedgerRow['status'],
	reason: Text | undefined,
): LedgerRow {
	return { file, document, status, reason, position: undefined };
}
