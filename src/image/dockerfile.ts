import {
	type Dockerfile,
	type Instruction,
	type Span,
	type Stage,
	sourceSpan,
} from '../lang/dockerfile/tree.ts';
import type { Lines } from '../lang/yaml/lines.ts';
import { stepInto } from '../model/fields.ts';
import type { Path } from '../model/path.ts';
import type { Range } from '../model/source.ts';
import { type Call, callsOfScript, callsOfWords, programName, shells } from './calls.ts';
import { type ImageReference, parseReference } from './reference.ts';

/** What a Dockerfile means. */
export type DockerfileView = {
	readonly stages: readonly StageView[];
	/** The ARGs before the first FROM. */
	readonly globals: readonly InstructionView[];
	/** The stage that becomes the image. */
	readonly final: StageView;
	/** Every instruction behind a FROM, stage by stage. */
	readonly instructions: readonly InstructionView[];
	/** The RUN instructions among them. */
	readonly runs: readonly InstructionView[];
	/** As whom the image runs. */
	readonly user: User;
	/** The images that it takes from elsewhere, where their names are known. */
	readonly images: readonly UsedImage[];
	readonly source: string;
	readonly escapeMark: Dockerfile['escapeMark'];
	/** The place that a path names, or its nearest ancestor's: `['stages', 0, 'instructions', 3]`. */
	readonly range: (path: Path) => Range;
};

export type StageView = Omit<Stage, 'instructions' | 'from'> & {
	readonly index: number;
	readonly name: string | undefined;
	readonly path: Path;
	readonly span: Span;
	readonly from: InstructionView;
	readonly instructions: readonly InstructionView[];
};

export type InstructionView = Instruction & {
	/** The keyword with what tells it from its neighbours. */
	readonly name: string;
	readonly path: Path;
	/** The index of its stage. */
	readonly stage: number;
	/** What runs it, where it is a RUN: `/bin/sh -c` unless SHELL says otherwise. */
	readonly shell: readonly string[];
	/** The programs that a RUN calls. */
	readonly calls: readonly Call[];
};

type User =
	| { readonly kind: 'set'; readonly name: string; readonly path: Path }
	/** Told by a variable that only the build knows. */
	| { readonly kind: 'unknown'; readonly path: Path }
	/** The base image's, which this file does not change. */
	| { readonly kind: 'unset'; readonly base: string | undefined; readonly path: Path };

type UsedImage = {
	/** With its variables filled in. */
	readonly text: string;
	readonly reference: ImageReference | undefined;
	readonly path: Path;
	/** A stage is built on it; otherwise files are taken from it. */
	readonly isBase: boolean;
};

const defaultShell = ['/bin/sh', '-c'];

/** Looks at a Dockerfile as a whole; `lines` are those of its text. */
export function viewDockerfile(file: Dockerfile, lines: Lines): DockerfileView {
	const shells: (readonly string[])[] = [];
	const stages = file.stages.map((stage, index): StageView => {
		const inherited = stage.parent === undefined ? undefined : shells[stage.parent];
		// On Windows the default shell is no POSIX shell.
		let shell = inherited ?? (isWindows(file, stage) ? ['cmd', '/S', '/C'] : defaultShell);
		const path = ['stages', index];
		const instructions = stage.instructions.map((instruction, at) => {
			if (instruction.keyword === 'SHELL' && !instruction.isTrigger) {
				shell = instruction.words.map(({ text }) => text);
			}
			return viewOf(instruction, { path: [...path, 'instructions', at], stage: index, shell });
		});
		shells.push(shell);
		const from = viewOf(stage.from, { path: [...path, 'from'], stage: index, shell: [] });
		const name = stage.alias;
		return { ...stage, name, index, path, span: from.span, from, instructions };
	});
	const globals = file.globals.map((instruction, at) =>
		viewOf(instruction, { path: ['globals', at], stage: -1, shell: [] }),
	);
	const instructions = stages.flatMap((stage) => stage.instructions);
	const tree = { stages, globals };
	return {
		stages,
		globals,
		final: stages.at(-1) as StageView, // the reader refuses a file without a FROM
		instructions,
		runs: instructions.filter(({ keyword }) => keyword === 'RUN'),
		user: userOf(stages),
		images: imagesOf(stages),
		source: file.source,
		escapeMark: file.escapeMark,
		range(path) {
			const { start, end } = spanAt(tree, path);
			return { start: lines.position(start), end: lines.position(end) };
		},
	};
}

function isWindows({ escapeMark }: Dockerfile, { base }: Stage): boolean {
	return escapeMark === '`' || /windows|nanoserver/.test(base.value ?? '');
}

type Standing = Pick<InstructionView, 'path' | 'stage' | 'shell'>;

function viewOf(instruction: Instruction, standing: Standing): InstructionView {
	const calls =
		instruction.keyword === 'RUN' ? callsOf(instruction, standing.shell, standing.path) : [];
	const { keyword, words, pairs } = instruction;
	const first = pairs[0]?.name ?? calls[0]?.name ?? words[0]?.text ?? '';
	const name = `${keyword} ${first}`.slice(0, longestName).trimEnd();
	return { ...instruction, ...standing, name, calls };
}

const longestName = 80;

function callsOf(instruction: Instruction, shell: readonly string[], at: Path): readonly Call[] {
	const { form, words, text, pieces, heredocs } = instruction;
	const path = [...at, 'calls'];
	if (form === 'exec') return callsOfWords(words, path);
	if (!shells.has(programName(shell[0] ?? ''))) return [];
	const locate = (start: number, end: number) => sourceSpan(pieces, start, end);
	const line = callsOfScript(text, locate, path);
	const [heredoc] = heredocs;
	const [call] = line;
	// `RUN <<EOF` runs what stands between the marks, `RUN bash <<EOF` hands it to the shell.
	const isScript = !call || (line.length === 1 && shells.has(call.program) && !isGiven(call));
	if (!heredoc || !isScript || isForeignScript(heredoc.body)) return line;
	const { start: from } = heredoc.span;
	const body = callsOfScript(
		heredoc.body,
		(start, end) => ({ start: from + start, end: from + end }),
		path,
	);
	return call ? [call, ...body.map((each) => moved(each, path))] : body;
}

/** Whether the shell is given a script already. */
function isGiven({ args }: Call): boolean {
	return args.some(({ text }) => !text.startsWith('-') || /^-[a-z]*c$/.test(text));
}

function isForeignScript(body: string): boolean {
	const interpreter = /^\s*#!\s*(\S+)(?:[ \t]+(\S+))?/.exec(body);
	if (!interpreter) return false;
	const [, program = '', argument = ''] = interpreter;
	return !shells.has(programName(/\/env$/.test(program) ? argument : program));
}

/** Behind one call more. */
function moved(call: Call, path: Path): Call {
	return { ...call, path: [...path, Number(call.path.at(-1)) + 1] };
}

function userOf(stages: readonly StageView[]): User {
	const final = stages.at(-1);
	let stage = final;
	while (stage) {
		const last = stage.instructions.findLast(
			({ keyword, isTrigger, words }) => keyword === 'USER' && !isTrigger && words.length > 0,
		);
		if (last) {
			const { value } = last.words[0] ?? {};
			const { path } = last;
			return value === undefined ? { kind: 'unknown', path } : { kind: 'set', name: value, path };
		}
		if (stage.parent === undefined) break;
		stage = stages[stage.parent];
	}
	return { kind: 'unset', base: stage?.base.value, path: final?.path ?? [] };
}

function imagesOf(stages: readonly StageView[]): readonly UsedImage[] {
	const aliases = new Set(stages.map(({ alias }) => alias));
	return stages.flatMap((stage) => {
		const used: UsedImage[] = [];
		const add = (text: string | undefined, path: Path, isBase: boolean) => {
			if (text === undefined || text === '' || text.toLowerCase() === 'scratch') return;
			// Stages are named by number too.
			if (!isBase && (aliases.has(text.toLowerCase()) || /^\d+$/.test(text))) return;
			used.push({ text, reference: parseReference(text), path, isBase });
		};
		if (stage.parent === undefined) add(stage.base.value, [...stage.from.path, 'words', 0], true);
		for (const { flags, path } of stage.instructions) {
			for (const [at, { name, value }] of flags.entries()) {
				const source = name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(value ?? '')?.[1] : value;
				if (name === 'from' || name === 'mount') add(source, [...path, 'flags', at], false);
			}
		}
		return used;
	});
}

function spanAt(tree: object, path: Path): Span {
	let at: unknown = tree;
	let span: Span = { start: 0, end: 0 };
	for (const step of path) {
		at = stepInto(at, step);
		if (typeof at !== 'object' || at === null) break;
		if ('span' in at) span = at.span as Span; // nodes of our own tree
	}
	return span;
}

/** The value of `--name=value`; undefined without the flag or where it is not known. */
export function flagValue({ flags }: InstructionView, name: string): string | undefined {
	return flags.find((flag) => flag.name === name)?.value;
}
