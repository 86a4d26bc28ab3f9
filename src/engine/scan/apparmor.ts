import { fileFacts } from '../../kube/apparmor/installed.ts';
import { profileKind } from '../../kube/apparmor/objects.ts';
import { type AppArmorView, viewPolicy } from '../../kube/apparmor/view.ts';
import { looksLikePolicy } from '../../lang/apparmor/name.ts';
import { spanAt } from '../../lang/apparmor/place.ts';
import { readAppArmor } from '../../lang/apparmor/read.ts';
import type { Policy, Profile, Statement } from '../../lang/apparmor/tree.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { Diagnostic } from '../../model/source.ts';
import { type Text, text } from '../../model/text.ts';
import { appArmorSuppressions } from '../suppress/apparmor.ts';
import { Suppressor } from '../suppress/suppression.ts';
import { factOf } from './fact.ts';
import { inspectAppArmor } from './inspect.ts';
import { placeHits } from './place.ts';
import type { Plan } from './plan.ts';
import { type Input, type TextContext, type TextScan, unscanned } from './text.ts';

/** Runs a plan over a file of AppArmor profiles. Never throws on any text. */
export function scanAppArmor(input: Input, plan: Plan, context: TextContext): TextScan {
	const read = readAppArmor(input.text);
	if (read.kind === 'failure') return unscanned(failureRow(input, read.diagnostic));
	if (read.kind === 'part') return unscanned(row(input, 'skipped', isPart));
	const { policy, lines } = read;
	const views = viewPolicy(policy, []);
	const rangeOf = (path: Path) => {
		const { start, end } = spanAt(policy, path);
		return { start: lines.position(start), end: lines.position(end) };
	};
	const value = namedTree(policy, input.text);
	const resources = policy.profiles.map((_, index) => {
		const own = views.filter(({ path }) => path[1] === index);
		return { own, resource: resourceOf(own, input.file, value) };
	});
	const found = resources.flatMap(({ own, resource }) =>
		placeHits(inspectAppArmor(own, plan, context), resource, input.identity, rangeOf),
	);
	const { suppressions, warnings } = appArmorSuppressions(input.file, read, input.text);
	const suppressor = new Suppressor(suppressions, context.today);
	return {
		...unscanned(),
		findings: found.map((finding) => suppressor.apply(finding)),
		ledger: [{ ...row(input, 'scanned', undefined), document: 1 }],
		warnings,
		suppressions,
		used: suppressions.flatMap((each, i) => (suppressor.used.has(each) ? [i] : [])),
		resources: resources.length,
		kinds: new Set([profileKind]),
		facts: resources.flatMap(({ resource }) => factOf(resource, context.reads, rangeOf) ?? []),
	};
}

/** Each profile of a file is an object among others, named as it is loaded. */
function resourceOf(views: readonly AppArmorView[], file: string, value: Fields): Resource {
	return {
		apiVersion: '',
		kind: profileKind,
		name: views[0]?.name ?? '',
		namespace: undefined,
		value: { ...value, ...fileFacts(views.map(({ name }) => name)) },
		origin: { file, document: 1, path: [] },
	};
}

/** The tree with names in place of its nodes, by which fingerprints know a rule that has moved. */
function namedTree({ profiles }: Policy, source: string): Fields {
	return { profiles: profiles.map((profile) => profileValue(profile, source)) };
}

function profileValue({ name, flags, rules }: Profile, source: string): Fields {
	return {
		name: name.text,
		flags: flags.map(({ text: flag }) => ({ name: flag })),
		rules: rules.map((rule) => ruleValue(rule, source)),
	};
}

function ruleValue(rule: Statement, source: string): Fields {
	if (rule.kind === 'profile') return profileValue(rule, source);
	const { start, end } = rule.span;
	const name = source.slice(start, Math.min(end, start + 200)).replace(/\s+/g, ' ');
	if (rule.kind === 'block') return { rules: rule.rules.map((each) => ruleValue(each, source)) };
	if (rule.kind !== 'choice') return { name };
	return {
		rules: rule.rules.map((each) => ruleValue(each, source)),
		otherwise: rule.otherwise.map((each) => ruleValue(each, source)),
	};
}

const isPart = text(
	'rules or variables that profiles include, without a profile',
	'供其他配置包含的规则或变量，其中没有配置',
);

function failureRow(input: Input, diagnostic: Diagnostic): LedgerRow {
	// A file that only bears the name concerns nobody.
	const isMeant = looksLikePolicy(input.text) === 'surely' || policyMark.test(input.text);
	const isForeign = input.isDiscovered && !isMeant;
	const { position } = diagnostic;
	return { ...row(input, isForeign ? 'skipped' : 'unreadable', because(diagnostic)), position };
}

const policyMark = /^[ \t]*(?:profile[ \t]+\S.*\{|#?include[ \t]+[<"](?:tunables|abstractions)\/)/m;

function because({ code, message }: Diagnostic): Text {
	if (code === 'too-large') return text(message, '文件过大，请拆分');
	if (code === 'too-deep') return text(message, '嵌套过深');
	if (code === 'template') return text(`${message}; render it first`, '未渲染：这是模板，请先渲染');
	return text(`no AppArmor profile that loads: ${message}`, `无法加载的 AppArmor 配置：${message}`);
}

function row({ file }: Input, status: LedgerRow['status'], reason: Text | undefined): LedgerRow {
	return { file, document: undefined, status, reason, position: undefined };
}
