import { renameKeyword } from '../../image/splice.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('ADD is used where COPY does', '本可用 COPY 的地方使用了 ADD'),
	why: text(
		'ADD also fetches URLs and unpacks archives. For plain files COPY says what happens, and a file that turns out to be an archive is not unpacked behind your back.',
		'ADD 还会下载 URL 并解压归档文件。对普通文件使用 COPY 意图更明确，也不会在无意中解压恰好是归档的文件。',
	),
	mend: text('Write COPY instead of ADD.', '将 ADD 改为 COPY。'),
	severity: 'low',
	standards: ['nsa:secure-images'],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap((instruction) => {
			const { keyword, words, flags, path } = instruction;
			if (keyword !== 'ADD' || words.length < 2) return [];
			// Checksums, and what to do with archives and git, are known to ADD alone.
			if (flags.some(({ name }) => onlyOfAdd.has(name))) return [];
			const sources = words.slice(0, -1).map(({ value }) => value ?? '');
			if (sources.some((source) => source === '' || special.test(source))) return [];
			// A file is unpacked by what is in it, whatever its name.
			const safety = sources.every((source) => noArchive.test(source)) ? 'safe' : 'evidence';
			const splices = [renameKeyword(view, instruction, 'COPY')];
			return { path, fix: { safety, edits: [], splices } };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/python:3.14.2
ADD requirements.txt /app/
ADD src /app/src
USER 10001
`,
			good: `FROM registry.example.com/python:3.14.2
COPY requirements.txt /app/
COPY src /app/src
USER 10001
`,
		},
	],
});

const onlyOfAdd: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack']);
/** Folders, and files that nobody packs. */
const noArchive =
	/(?:^|\/)\.{0,2}$|\.(?:txt|md|json|ya?ml|toml|lock|xml|ini|cfg|conf|properties|env|sh|py|rb|go|mod|sum|js|mjs|cjs|ts|tsx|jsx|java|jar|war|c|h|cpp|rs|php|sql|html|css|crt|pem|service)$/i;
/** Archives, addresses, patterns that may mean archives, heredocs. */
const special =
	/\.(?:tar|tgz|tbz2?|txz|tzst|tar\.\w+|gz|bz2|xz|zst|lzma)$|^\w+:\/\/|^git@|\.git(?:#|$)|\*$|^<</i;
