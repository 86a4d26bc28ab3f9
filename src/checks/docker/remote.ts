import { type Call, shells } from '../../image/calls.ts';

/** The program that fetches what a call runs: `curl ... | sh`, `sh -c "$(curl ...)"`, `. <(wget ...)`. */
export function fetcherOf(call: Call): string | undefined {
	const { program, args } = call;
	const isShell = shells.has(program);
	if (isShell || evaluators.has(program)) {
		for (const { text } of args) {
			const within = substituted.exec(text)?.[1];
			if (within !== undefined) return within;
		}
	}
	return isShell || interpreters.test(program) ? pipedFetcher(call, isShell) : undefined;
}

const evaluators: ReadonlySet<string> = new Set(['eval', 'source', '.']);
const interpreters = /^(?:python[\d.]*|perl|ruby|node|php|Rscript)$/;
const substituted = /^\s*(?:\$\(|`|<\()\s*(curl|wget)\b/;

function pipedFetcher({ args, input }: Call, isShell: boolean): string | undefined {
	const [first] = args;
	// What stands as an argument is the program, and the pipe its data.
	const readsProgram = isShell ? args.every(isOption) : !first || first.text === '-';
	const isGiven = isShell && args.some(({ text }) => /^-[a-z]*s$/.test(text));
	if (!readsProgram && !isGiven) return undefined;
	if (isShell && args.some(({ text }) => /^-[a-z]*c$/.test(text))) return undefined;
	let source = input;
	for (let steps = 0; source && steps < mostSteps; steps++) {
		if (source.program === 'curl' || source.program === 'wget') return source.program;
		if (!filters.has(source.program)) return undefined;
		source = source.input;
	}
	return undefined;
}

const mostSteps = 5;
/** Programs between them that pass a script on. */
const filters: ReadonlySet<string> = new Set(
	'tee sed tr cat gunzip zcat gzip xz base64 head tail grep awk'.split(' '),
);

function isOption({ text }: { readonly text: string }): boolean {
	return text.startsWith('-') || text === 'pipefail';
}
