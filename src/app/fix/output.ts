import { type Hunk, hunksOf, patchText } from '../../lang/diff.ts';
import { type Safety, safeties } from '../../model/edit.ts';
import { type Language, type Text, text } from '../../model/text.ts';
import { jsonText } from '../../report/json-text.ts';
import type { FindingRow } from '../../report/rows.ts';
import { findingRows } from '../../report/scan-report.ts';
import { visible } from '../../report/visible.ts';
import type { FixedFile, FixRun } from './run.ts';

/** What the fixes change, as `git apply` and `patch -p1` read it. */
export function* patches(files: readonly FixedFile[]): Generator<string> {
	for (const file of files) yield patchOf(file);
}

/** Without the changes that have a secret beside them, which no output shows. */
function patchOf(fixed: FixedFile): string {
	const shown = hunksOf(fixed.before, fixed.splices).filter((hunk) => !showsSecret(hunk, fixed));
	let shift = 0;
	const moved = shown.map((hunk) => {
		const to = hunk.from + shift;
		shift += countOf(hunk, '+') - countOf(hunk, '-');
		return { ...hunk, to };
	});
	return moved.length === 0 ? '' : patchText(patchName(fixed.file), moved);
}

/** How many changes of a file are not shown. */
function hiddenOf(fixed: FixedFile): number {
	return hunksOf(fixed.before, fixed.splices).filter((hunk) => showsSecret(hunk, fixed)).length;
}

function showsSecret({ from, lines }: Hunk, { secrets }: FixedFile): boolean {
	const before = lines.filter(({ sign }) => sign !== '+');
	return before.some((_, index) => secrets.has(from + index));
}

function countOf({ lines }: Hunk, sign: '+' | '-'): number {
	return lines.filter((line) => line.sign === sign).length;
}

/** A name that leads nowhere else and needs no quotes, as far as one can be made of it. */
function patchName(file: string): string {
	return visible(file.replace(/^(?:\.?\/)+/, ''));
}

/** The same as JSON: docs/schemas/fix.schema.json. */
export function* fixJson(
	{ files, report, hindered }: FixRun,
	isWritten: boolean,
): Generator<string> {
	const whys = new Map(hindered.map(({ row, why }) => [row.fingerprint, why]));
	yield `{\n"version": 1,\n"written": ${isWritten},\n"files": [`;
	let start = '\n';
	for (const fixed of files) {
		const { file, mended } = fixed;
		yield `${start}${jsonText({ file, patch: patchOf(fixed), mended: mended.map(told) })}`;
		start = ',\n';
	}
	yield '\n],\n"left": [';
	start = '\n';
	for (const row of findingRows(report)) {
		if (row.suppressed) continue;
		yield `${start}${jsonText({ ...told(row), hindered: whys.get(row.fingerprint) ?? null })}`;
		start = ',\n';
	}
	yield '\n]\n}\n';
}

function told({ check, severity, message, file, line, path, fix, fingerprint }: FindingRow) {
	return { check, severity, message, file, line, path, safety: fix?.safety ?? null, fingerprint };
}

type Told = {
	readonly safety: Safety;
	readonly isWritten: boolean;
	/** Patches of objects are printed instead of files. */
	readonly isOfObjects: boolean;
	readonly language: Language;
};

/** What was done and what is left, in a few lines. */
export function summaryLines(
	{ files, report, hindered }: FixRun,
	{ safety, isWritten, isOfObjects, language }: Told,
): string[] {
	const mended = files.reduce((sum, each) => sum + each.mended.length, 0);
	const rows = [...findingRows(report)].filter(({ suppressed }) => !suppressed);
	const later = safeties.slice(safeties.indexOf(safety) + 1);
	const lines = [
		isOfObjects && mended > 0 ? patchWords(mended) : doneWords(mended, files.length, isWritten),
		...later.flatMap((each) => {
			const count = rows.filter(({ fix }) => fix?.safety === each).length;
			return count > 0 ? [laterWords(count, each)] : [];
		}),
	];
	const byHand = rows.filter(({ fix }) => fix === null).length;
	if (byHand > 0) lines.push(handWords(byHand));
	for (const file of isWritten ? [] : files) {
		const count = hiddenOf(file);
		if (count > 0) lines.push(hiddenWords(visible(file.file), count));
	}
	for (const { row, why } of hindered.slice(0, mostTold)) {
		lines.push(hinderedWords(`${visible(row.file)}:${row.line}`, row.check, reasons[why]));
	}
	if (hindered.length > mostTold) lines.push(moreWords(hindered.length - mostTold));
	return lines.map((line) => line[language]);
}

const mostTold = 10;

function doneWords(findings: number, files: number, isWritten: boolean): Text {
	if (findings === 0) return text('nothing to fix', '没有可修复的问题');
	const [ones, twos] = [findings === 1 ? '' : 's', files === 1 ? '' : 's'];
	const count = `${findings} finding${ones} in ${files} file${twos}`;
	return isWritten
		? text(`fixed ${count}`, `已修复 ${files} 个文件中的 ${findings} 个问题`)
		: text(
				`would fix ${count}; --write does it`,
				`可修复 ${files} 个文件中的 ${findings} 个问题；使用 --write 写入`,
			);
}

function patchWords(findings: number): Text {
	return text(
		`the patches mend ${findings} finding${findings === 1 ? '' : 's'}`,
		`补丁可修复 ${findings} 个问题`,
	);
}

function laterWords(count: number, safety: Safety): Text {
	return safety === 'value'
		? text(
				`${count} more need a value of yours: --safety value takes the usual one`,
				`另有 ${count} 个需要您给出数值：--safety value 采用常用值`,
			)
		: text(
				`${count} more are right if the stated facts hold: --safety evidence`,
				`另有 ${count} 个在所述事实成立时才正确：--safety evidence`,
			);
}

function handWords(count: number): Text {
	return text(`${count} are left to mend by hand`, `${count} 个需要手动修复`);
}

function hiddenWords(file: string, count: number): Text {
	return text(
		`${file}: ${count} ${count === 1 ? 'change is' : 'changes are'} not shown, as secrets stand there; --write makes them`,
		`${file}：${count} 处改动旁有密钥，不予显示；--write 会写入`,
	);
}

function hinderedWords(place: string, check: string, reason: Text): Text {
	return text(
		`${place}: ${check} not fixed: ${reason.en}`,
		`${place}：${check} 未修复：${reason.zh}`,
	);
}

function moreWords(count: number): Text {
	return text(`and ${count} more could not be fixed`, `另有 ${count} 个未能修复`);
}

const reasons: { readonly [H in FixRun['hindered'][number]['why']]: Text } = {
	alias: text('an anchor or alias stands here', '此处有锚点或别名'),
	comment: text('comments would be lost', '会丢失注释'),
	layout: text('the text cannot be edited safely here', '此处文本无法安全修改'),
	shape: text('what is there has another shape', '此处的结构与预期不同'),
	'other-values': text('other values would change as well', '其他值也会随之改变'),
	conflict: text('it stands against another fix', '与另一项修复冲突'),
};
