import type { DockerfileView } from '../../image/dockerfile.ts';
import type { Path } from '../../model/path.ts';

/** A port or a range of ports that EXPOSE names. */
export type ExposedPort = {
	readonly text: string;
	/** Undefined for what is no number. */
	readonly from: number | undefined;
	readonly to: number;
	readonly protocol: string;
	readonly path: Path;
};

/** What EXPOSE names, where its variables are known. */
export function exposedPorts({ instructions }: DockerfileView): readonly ExposedPort[] {
	return instructions.flatMap(({ keyword, words, path }) => {
		if (keyword !== 'EXPOSE') return [];
		return words.flatMap(({ value: text }, at) => {
			if (text === undefined) return [];
			const match = form.exec(text);
			const from = match ? Number(match[1]) : undefined;
			const to = match?.[2] === undefined ? (from ?? 0) : Number(match[2]);
			const protocol = match?.[3]?.toLowerCase() ?? 'tcp';
			return { text, from, to, protocol, path: [...path, 'words', at] };
		});
	});
}

const form = /^(\d{1,9})(?:-(\d{1,9}))?(?:\/(\w+))?$/;
