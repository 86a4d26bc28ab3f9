import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appFiles, type GeneratedFile } from './generate/apps.ts';

/** Generated manifests on disk, in four folders of equal numbers of files. */
export type Manifests = {
	readonly parts: readonly string[];
	readonly files: number;
	readonly bytes: number;
	readonly documents: number;
};

/** Raised when the generator writes something else, so that no old cache is measured. */
const generatorVersion = 2;
const partCount = 4;

/** Writes `files` manifests below `cache`, unless they are there; always the same ones. */
export function prepareManifests(cache: string, files: number): Manifests {
	const folder = join(cache, `manifests-${files}`);
	const marker = join(folder, 'complete.txt');
	const key = `generator ${generatorVersion}, ${files} files`;
	const parts = Array.from({ length: partCount }, (_, part) => join(folder, `part-${part + 1}`));
	const generated = generate(files);
	const bytes = generated.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	const documents = generated.reduce((sum, file) => sum + file.documents, 0);
	if (!existsSync(marker) || readFileSync(marker, 'utf8') !== key) {
		rmSync(folder, { recursive: true, force: true });
		for (const [index, { path, text }] of generated.entries()) {
			const part = parts[Math.floor((index * partCount) / files)] ?? folder;
			const file = join(part, path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
		writeFileSync(marker, key); // last, so that a broken-off run is not taken for complete
	}
	return { parts, files, bytes, documents };
}

function generate(files: number): GeneratedFile[] {
	const generated: GeneratedFile[] = [];
	for (let app = 0; generated.length < files; app++) generated.push(...appFiles(app));
	return generated.slice(0, files);
}

/** Each has twice the content of the one before it, in a single file. */
export function growingFiles(cache: string): readonly GrowingFile[] {
	const folder = join(cache, 'growing');
	mkdirSync(folder, { recursive: true });
	return growing.map(({ what, start, make }) => {
		const files = [start, start * 2].map((size) => {
			const file = join(folder, `${what.replaceAll(' ', '-')}-${size}.yaml`);
			writeFileSync(file, make(size));
			return file;
		});
		return { what, size: start, once: files[0] ?? '', twice: files[1] ?? '' };
	});
}

export type GrowingFile = {
	readonly what: string;
	/** How many things the smaller file holds. */
	readonly size: number;
	readonly once: string;
	readonly twice: string;
};

const growing: readonly {
	readonly what: string;
	readonly start: number;
	readonly make: (size: number) => string;
}[] = [
	{
		what: 'manifests in one file',
		start: 1000,
		make: (size) =>
			generate(size)
				.map(({ text }) => text)
				.join('\n---\n'),
	},
	{
		what: 'containers in one document',
		start: 3000,
		make: (size) => `${podHead}${repeat(size, container)}`,
	},
	{
		what: 'items in one List',
		start: 2000,
		make: (size) => `apiVersion: v1\nkind: List\nitems:\n${repeat(size, listItem)}`,
	},
	{
		what: 'suppressions in one file',
		start: 400,
		make: (size) => repeat(size, suppressedPod),
	},
	{
		what: 'documents before a suppression',
		start: 2000,
		make: (size) => `${repeat(size, quietDocument)}${suppressedPod(size)}`,
	},
];

function repeat(size: number, make: (index: number) => string): string {
	return Array.from({ length: size }, (_, index) => make(index)).join('');
}

const podHead = 'apiVersion: v1\nkind: Pod\nmetadata: { name: many }\nspec:\n  containers:\n';

function container(index: number): string {
	return `  - name: c${index}\n    image: registry.example.com/c:${index}\n    securityContext: { privileged: true }\n`;
}

function listItem(index: number): string {
	return `- apiVersion: v1\n  kind: Pod\n  metadata: { name: p${index} }\n  spec:\n    containers:\n    - { name: app, image: nginx }\n`;
}

function quietDocument(index: number): string {
	return `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: quiet-${index} }\ndata: { key: value }\n`;
}

function suppressedPod(index: number): string {
	return `---\n# holdfast: ignore pod/* number ${index} is known\napiVersion: v1\nkind: Pod\nmetadata: { name: p${index} }\nspec: { containers: [{ name: app, image: nginx }] }\n`;
}
