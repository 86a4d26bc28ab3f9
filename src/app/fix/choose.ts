import { createInterface } from 'node:readline';
import { fixText } from '../../engine/fix/fix-text.ts';
import { hunksOf } from '../../lang/diff.ts';
import type { CheckInfo } from '../../model/check.ts';
import { type Language, type Text, text } from '../../model/text.ts';
import type { FindingRow } from '../../report/rows.ts';
import { visible } from '../../report/visible.ts';
import { fixWords, words } from '../../report/words.ts';
import { wrap } from '../../report/wrap.ts';

/** The findings of a file whose fixes the user wants. */
export type Choose = (
	rows: readonly FindingRow[],
	source: { readonly text: string; readonly secrets: ReadonlySet<number> },
	checks: ReadonlyMap<string, CheckInfo>,
) => Promise<readonly FindingRow[]>;

type Options = {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly language: Language;
};

/**
 * Asks finding by finding, with what the fix changes and why. `a` and `s` answer for all findings of the
 * same check; `q`, or the end of the input, for everything that is left.
 */
export function asker({ input, output, language }: Options): { choose: Choose; close: () => void } {
	const lines = createInterface({ input, output, terminal: false });
	const answers = lines[Symbol.asyncIterator]();
	/** By check: what was answered for all of its findings. */
	const settled = new Map<string, boolean>();
	let isOver = false;

	async function ask(): Promise<Answer> {
		for (;;) {
			output.write(`${question[language]} `);
			const { value, done } = await answers.next();
			const answer = done ? meanings.get('q') : meanings.get(value.trim().toLowerCase());
			if (answer) return answer;
			output.write(`${help[language]}\n`);
		}
	}

	async function wants({ check }: FindingRow, shown: readonly string[]): Promise<boolean> {
		const before = isOver ? false : settled.get(check);
		if (before !== undefined) return before;
		output.write(shown.map((line) => `${line}\n`).join(''));
		const { isYes, holdsFor } = await ask();
		if (holdsFor === 'check') settled.set(check, isYes);
		if (holdsFor === 'rest') isOver = true;
		return isYes;
	}

	return {
		async choose(rows, source, checks) {
			const chosen: FindingRow[] = [];
			for (const row of rows) {
				const shown = shownLines(row, source, { check: checks.get(row.check), language });
				if (shown && (await wants(row, shown))) chosen.push(row);
			}
			return chosen;
		},
		close: () => lines.close(),
	};
}

type Answer = { readonly isYes: boolean; readonly holdsFor: 'one' | 'check' | 'rest' };

const meanings = new Map<string, Answer>([
	['y', { isYes: true, holdsFor: 'one' }],
	['n', { isYes: false, holdsFor: 'one' }],
	['a', { isYes: true, holdsFor: 'check' }],
	['s', { isYes: false, holdsFor: 'check' }],
	['q', { isYes: false, holdsFor: 'rest' }],
]);

const question = text('Fix this? [y, n, a, s, q, ?]', '修复此项？[y, n, a, s, q, ?]');
const help: Text = text(
	'y: yes  n: no  a: yes, and to all of this check  s: no, and to all of this check  q: no more',
	'y：是  n：否  a：该检查项全部修复  s：该检查项全部跳过  q：结束',
);

/** What a user sees of one finding; undefined when its fix cannot be made. */
function shownLines(
	row: FindingRow,
	{ text: source, secrets }: Parameters<Choose>[1],
	{ check, language }: { check: CheckInfo | undefined; language: Language },
): string[] | undefined {
	const { splices, hindered } = fixText(source, [row]);
	if (hindered[0] !== undefined || splices.length === 0) return undefined;
	const hunks = hunksOf(source, splices).flatMap(({ from, lines }) => {
		let line = from;
		return lines.map(({ sign, text: content }) => {
			const isHidden = secrets.has(line);
			if (sign !== '+') line++;
			return `  ${sign}${isHidden ? words.hidden[language] : visible(content)}`;
		});
	});
	return [
		'',
		`${visible(row.file)}:${row.line}  ${visible(row.message)} [${row.check}]`,
		...(check ? wrap(check.why[language], 96).map((line) => `  ${line}`) : []),
		`  ${fixWords[row.fix?.safety ?? 'none'][language]}`,
		...hunks,
	];
}
