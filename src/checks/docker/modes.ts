import type { DockerfileView } from '../../image/dockerfile.ts';
import type { Path } from '../../model/path.ts';

/** A mode that `chmod`, `install -m`, `mkdir -m` or `COPY --chmod` gives to files. */
export type Mode = { readonly mode: string; readonly path: Path };

export function modesOf({ instructions }: DockerfileView): readonly Mode[] {
	return instructions.flatMap(({ keyword, flags, calls, path }) => {
		const ofCopy = flags.flatMap(({ name, value }, at) =>
			name === 'chmod' && value && (keyword === 'COPY' || keyword === 'ADD')
				? { mode: value, path: [...path, 'flags', at] }
				: [],
		);
		const ofCalls = calls.flatMap(({ program, args, path: at }) => {
			const words = args.map(({ text }) => text);
			const mode = givers.has(program) ? words[words.indexOf('-m') + 1] : undefined;
			if (mode !== undefined && words.includes('-m')) return { mode, path: at };
			// `chmod -x file` takes rights away, so its mode looks like an option.
			const first = program === 'chmod' ? words.find((word) => !/^-/.test(word)) : undefined;
			return first === undefined ? [] : { mode: first, path: at };
		});
		return [...ofCopy, ...ofCalls];
	});
}

const givers: ReadonlySet<string> = new Set(['mkdir', 'install']);
