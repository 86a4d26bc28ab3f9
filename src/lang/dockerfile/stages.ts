import { flagsOf, type Statement, wordsOf } from './instruction.ts';
import { pairsOf } from './pairs.ts';
import { Scope } from './scope.ts';
import type { Dockerfile, Instruction, Stage, Word } from './tree.ts';

/** The stages of a file, each instruction with the variables that are in effect where it stands. */
export function stagesOf(
	statements: readonly Statement[],
	escapeMark: string,
): Pick<Dockerfile, 'stages' | 'globals'> {
	const heads = statements.flatMap((statement, at) => (isFrom(statement) ? [at] : []));
	const globalScope = new Scope();
	const resolve = (statement: Statement, scope: Scope): Instruction => {
		const instruction = resolveStatement(statement, scope, escapeMark);
		scope.follow(instruction, scope === globalScope ? undefined : globalScope);
		return instruction;
	};
	const globals = statements.slice(0, heads[0]).map((each) => resolve(each, globalScope));
	const scopes: Scope[] = [];
	const byAlias = new Map<string, number>();
	const stages = heads.map((head, index): Stage => {
		const from = resolveStatement(statements[head] as Statement, globalScope, escapeMark); // an index of theirs
		const named = namesOf(from, byAlias);
		const scope = new Scope(named.parent === undefined ? undefined : scopes[named.parent]);
		scopes.push(scope);
		const body = statements.slice(head + 1, heads[index + 1]);
		const instructions = body.map((each) => resolve(each, scope));
		if (named.alias !== undefined) byAlias.set(named.alias, index);
		return Object.freeze({ from, ...named, instructions });
	});
	return { stages, globals };
}

function isFrom({ keyword, isTrigger }: Statement): boolean {
	return keyword === 'FROM' && !isTrigger;
}

function resolveStatement(statement: Statement, scope: Scope, escapeMark: string): Instruction {
	const { keyword, isTrigger, span, keywordSpan, pieces, heredocs, from, text } = statement;
	return Object.freeze({
		keyword,
		isTrigger,
		span,
		keywordSpan,
		heredocs,
		text: text.slice(from),
		pieces: pieces.map(({ at, source }) => ({ at: at - from, source })),
		flags: flagsOf(statement, scope.lookup, escapeMark),
		pairs: pairsOf(statement, scope.lookup, escapeMark),
		...wordsOf(statement, scope.lookup, escapeMark),
	});
}

function namesOf(from: Instruction, byAlias: ReadonlyMap<string, number>) {
	const [base, as, alias] = from.words;
	const nothing: Word = { text: '', value: undefined, span: from.span };
	const isNamed = as?.text.toLowerCase() === 'as' && alias;
	return {
		base: base ?? nothing,
		alias: isNamed ? alias.text.toLowerCase() : undefined,
		parent: base?.value === undefined ? undefined : byAlias.get(base.value.toLowerCase()),
	};
}
