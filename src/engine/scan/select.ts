import type { RegisteredCheck, Views } from '../../checks/define.ts';
import { compileGlob } from '../../lang/glob.ts';
import { nearest } from '../../lang/nearest.ts';
import type { CheckInfo, Profile } from '../../model/check.ts';
import { HoldfastError } from '../../model/error.ts';
import { answersStandard } from '../../model/standard.ts';
import { didYouMean, text } from '../../model/text.ts';

/** Which checks a user wants. */
export type Selection = {
	readonly profile: 'default' | 'strict';
	/** Patterns of ids that run whatever the profile; empty leaves it to the profile. */
	readonly check: readonly string[];
	/** Patterns of ids that do not run. */
	readonly skip: readonly string[];
	/** Standards, of which a check must answer one; empty asks for none. */
	readonly standard: readonly string[];
};

/**
 * The checks that a selection means. A check that a standard asks for runs whatever its profile.
 * Throws `HoldfastError` (usage) for a pattern or standard that no check answers.
 */
export function selectChecks(
	all: readonly RegisteredCheck[],
	selection: Selection,
): RegisteredCheck[] {
	const ids = all.map(({ id }) => id);
	const wanted = compileAll(selection.check, ids);
	const unwanted = compileAll(selection.skip, ids);
	for (const standard of selection.standard) requireStandard(standard, all);
	return all.filter(({ id, check }) => {
		if (unwanted.some((matches) => matches(id))) return false;
		if (wanted.length > 0 && !wanted.some((matches) => matches(id))) return false;
		if (selection.standard.length > 0) {
			return selection.standard.some((name) => answersStandard(check.standards, name));
		}
		return wanted.length > 0 || isInProfile(check.profile ?? 'default', selection.profile);
	});
}

/** What reports say of a check. */
export function checkInfo({ id, check }: RegisteredCheck): CheckInfo {
	const { title, why, mend, severity, standards, examples, profile = 'default' } = check;
	const looksAt = check.kinds ?? [kindOf[check.on]];
	const story = { id, title, why, mend, severity, standards, examples, profile, looksAt };
	if (check.on === 'appArmor') return { ...story, language: 'apparmor' };
	return check.on === 'dockerfile' ? { ...story, language: 'dockerfile' } : story;
}

const kindOf: { readonly [On in keyof Views]: string } = {
	container: 'Pod',
	pod: 'Pod',
	volume: 'Pod',
	resource: '*',
	source: '*',
	dockerfile: 'Dockerfile',
	appArmor: 'AppArmorProfile',
};

function isInProfile(profile: Profile, chosen: Selection['profile']): boolean {
	return profile === 'default' || profile === chosen;
}

function compileAll(patterns: readonly string[], ids: readonly string[]) {
	return patterns.map((pattern) => {
		const matches = compileGlob(pattern);
		if (ids.some(matches)) return matches;
		const meant = nearest(pattern, ids);
		throw new HoldfastError(
			'usage',
			text(`no check is called '${pattern}'`, `没有名为 '${pattern}' 的检查项`),
			{
				suggestion: meant
					? didYouMean(meant)
					: text('list them with `holdfast checks`', '用 `holdfast checks` 列出全部'),
			},
		);
	});
}

function requireStandard(name: string, all: readonly RegisteredCheck[]): void {
	if (all.some(({ check }) => answersStandard(check.standards, name))) return;
	const known = new Set(all.flatMap(({ check }) => check.standards.flatMap(views)));
	const meant = nearest(name, known);
	throw new HoldfastError(
		'usage',
		text(`no check answers the standard '${name}'`, `没有检查项对应标准 '${name}'`),
		{
			suggestion: meant
				? didYouMean(meant)
				: text(
						'known are pss:baseline, pss:restricted, cis, nsa, mitre and owasp-k8s',
						'可用的有 pss:baseline、pss:restricted、cis、nsa、mitre 和 owasp-k8s',
					),
		},
	);
}

/** The names under which a control may be asked for: `cis:5.2.2`, `cis:5.2`, `cis`. */
function views(standard: string): string[] {
	const [name = '', control = ''] = standard.split(':');
	const parts = control.split('.');
	const prefixes = parts.map((_, i) => `${name}:${parts.slice(0, i + 1).join('.')}`);
	return [name, ...prefixes];
}
