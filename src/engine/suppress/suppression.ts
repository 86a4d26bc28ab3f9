import { compileGlob } from '../../lang/glob.ts';
import { nearest } from '../../lang/nearest.ts';
import type { Finding, Suppressed } from '../../model/finding.ts';
import type { Path } from '../../model/path.ts';
import type { Position } from '../../model/source.ts';
import { text } from '../../model/text.ts';
import type { Warning } from '../../model/warning.ts';
import type { Directive } from './directive.ts';

/** A suppression with the place where it is written and what it reaches. Plain data. */
export type Suppression = Directive & {
	readonly by: Suppressed['by'];
	readonly file: string;
	readonly position: Position;
	readonly scope: Scope;
};

export type Scope =
	| {
			readonly kind: 'lines';
			readonly document: number;
			readonly from: number;
			readonly to: number;
	  }
	| { readonly kind: 'object'; readonly document: number; readonly path: Path }
	| {
			readonly kind: 'config';
			readonly path?: string;
			readonly resource?: string;
			readonly container?: string;
	  };

/** Marks what suppressions reach, and remembers which of them did something. */
export class Suppressor {
	readonly #config: readonly Compiled[];
	/** What files say of themselves, by document: there may be many in many files. */
	readonly #inFile: ReadonlyMap<string, readonly Compiled[]>;
	readonly #used = new Set<Suppression>();

	/**
	 * `today` is `YYYY-MM-DD`; what has expired reaches nothing. `nameOf` names files as the
	 * configuration does.
	 */
	constructor(
		suppressions: readonly Suppression[],
		today: string,
		nameOf: (file: string) => string = (file) => file,
	) {
		const holding = suppressions
			.filter(({ until }) => until === undefined || until >= today)
			.map((suppression) => ({ suppression, reaches: compile(suppression, nameOf) }));
		this.#config = holding.filter(({ suppression: { scope } }) => scope.kind === 'config');
		this.#inFile = groupByDocument(holding);
	}

	/** Whether nothing can be reached. */
	get isEmpty(): boolean {
		return this.#config.length === 0 && this.#inFile.size === 0;
	}

	/** The finding, marked when a suppression reaches it. */
	apply(finding: Finding): Finding {
		if (finding.suppressed || this.isEmpty) return finding;
		const found =
			this.#inFile.get(placeKey(finding))?.find(({ reaches }) => reaches(finding)) ??
			this.#config.find(({ reaches }) => reaches(finding));
		if (!found) return finding;
		const { by, reason, until } = found.suppression;
		this.#used.add(found.suppression);
		return { ...finding, suppressed: { by, reason, ...(until !== undefined && { until }) } };
	}

	get used(): ReadonlySet<Suppression> {
		return this.#used;
	}
}

type Reach = (finding: Finding) => boolean;
type Compiled = { readonly suppression: Suppression; readonly reaches: Reach };

function groupByDocument(all: readonly Compiled[]): Map<string, Compiled[]> {
	const groups = new Map<string, Compiled[]>();
	for (const each of all) {
		const { scope, file } = each.suppression;
		if (scope.kind === 'config') continue;
		const key = placeKey({ file, document: scope.document });
		const same = groups.get(key);
		if (same) same.push(each);
		else groups.set(key, [each]);
	}
	return groups;
}

function placeKey({ file, document }: { file: string; document: number }): string {
	return `${document} ${file}`;
}

function compile({ checks, scope }: Suppression, nameOf: (file: string) => string): Reach {
	const patterns = checks.map(compileGlob);
	const isMeant = (finding: Finding) => patterns.some((matches) => matches(finding.check));
	if (scope.kind === 'config') return compileConfig(scope, isMeant, nameOf);
	if (scope.kind === 'lines') {
		return (finding) => {
			const { line } = finding.range.start;
			return line >= scope.from && line <= scope.to && isMeant(finding);
		};
	}
	return (finding) => isWithin(finding, scope.path) && isMeant(finding);
}

function isWithin({ item, path }: Finding, holder: Path): boolean {
	const place = [...item, ...path];
	return holder.every((step, i) => place[i] === step);
}

function compileConfig(
	scope: Scope & { kind: 'config' },
	isMeant: Reach,
	nameOf: (file: string) => string,
): Reach {
	const path = compileGlob(scope.path ?? '**');
	const resource = compileGlob(scope.resource ?? '**');
	const container = compileGlob(scope.container ?? '**');
	return (finding) => {
		if (!isMeant(finding) || !path(nameOf(finding.file))) return false;
		if (!container(finding.container ?? '')) return false;
		const { kind, namespace, name } = finding.resource;
		return resource(`${kind}/${name}`) || resource(`${kind}/${namespace ?? ''}/${name}`);
	};
}

/**
 * Suppressions without effect: expired, naming no check, or reaching nothing although their checks
 * ran. `ran` are the ids of the checks of this scan, `known` all ids.
 */
export function unusedWarnings(
	suppressions: readonly Suppression[],
	used: ReadonlySet<Suppression>,
	{ ran, known, today }: { ran: ReadonlySet<string>; known: readonly string[]; today: string },
): Warning[] {
	return suppressions.flatMap((suppression) => {
		if (used.has(suppression)) return [];
		const { checks, file, position, until } = suppression;
		const names = checks.join(', ');
		const place = { file, position };
		if (until !== undefined && until < today)
			return [
				{
					...place,
					message: text(
						`the suppression of ${names} expired on ${until}`,
						`对 ${names} 的忽略已于 ${until} 过期`,
					),
				},
			];
		const unknown = checks.find((check) => !known.some(compileGlob(check)));
		if (unknown !== undefined) {
			const meant = nearest(unknown, known);
			return [
				{
					...place,
					message: text(
						`no check is called ${unknown}${meant ? `; did you mean ${meant}?` : ''}`,
						`没有名为 ${unknown} 的检查项${meant ? `，是否想写 ${meant}？` : ''}`,
					),
				},
			];
		}
		if (!checks.some((check) => [...ran].some(compileGlob(check)))) return [];
		return [
			{
				...place,
				message: text(
					`the suppression of ${names} suppresses nothing`,
					`对 ${names} 的忽略没有命中任何问题`,
				),
			},
		];
	});
}
