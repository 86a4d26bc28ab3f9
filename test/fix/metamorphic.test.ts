import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../src/checks/registry.generated.ts';
import { allComments } from '../../src/lang/yaml/comments.ts';
import { readYaml } from '../../src/lang/yaml/read.ts';
import { safeties } from '../../src/model/edit.ts';
import { folderOf, holdfast, removeFolders } from '../cli/holdfast.ts';
import { readTarGz } from '../conformance/tar.ts';

afterAll(removeFolders);

const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared/data/manifests');
const strict = ['--profile', 'strict', '--format', 'json'];

type Row = {
	readonly check: string;
	readonly fingerprint: string;
	readonly resource: { readonly kind: string; readonly name: string; readonly namespace: string };
	readonly file: string;
	readonly document: number;
};

async function findingsOf(cwd: string, ...options: string[]): Promise<Row[]> {
	const { stdout } = await holdfast(['scan', '.', ...strict, ...options], { cwd });
	return JSON.parse(stdout).findings;
}

function textsOf(folder: string): Map<string, string> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
	const texts = files.filter((file) => statSync(join(folder, file)).isFile());
	return new Map(texts.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** Comments in their order, where a scalar cannot hold what looks like one. */
function commentsOf(text: string): string[] {
	return readYaml(text).documents.flatMap((document) => {
		if (document.kind === 'failure') return [];
		const { tree, first, next } = document.source.parts;
		return allComments(tree, first, next).map(({ start, end }) => tree.text.slice(start, end));
	});
}

const sources: readonly (readonly [string, () => string | undefined])[] = [
	['the examples', () => folderFrom(join(root, 'examples'))],
	['the examples of all checks', exampleFolder],
	['Argo CD (skipped without shared data)', argoCd],
	['kube-prometheus (skipped without shared data)', kubePrometheus],
];

function folderFrom(source: string): string {
	const folder = folderOf({});
	cpSync(source, folder, { recursive: true });
	return folder;
}

function exampleFolder(): string {
	const files = registry.flatMap(({ id, check }) => {
		if (check.on === 'dockerfile') return [];
		return check.examples.flatMap(({ bad, good }, index) => {
			const name = `${id.replace('/', '-')}-${index}`;
			return [
				[`${name}/bad.yaml`, bad],
				[`${name}/good.yaml`, good],
			];
		});
	});
	return folderOf(Object.fromEntries(files));
}

function argoCd(): string | undefined {
	const archive = join(shared, 'argo-cd-install.yaml.gz');
	if (!existsSync(archive)) return undefined;
	return folderOf({ 'install.yaml': gunzipSync(readFileSync(archive)) });
}

function kubePrometheus(): string | undefined {
	const archive = join(shared, 'kube-prometheus-manifests.tgz');
	if (!existsSync(archive)) return undefined;
	const files = [...readTarGz(readFileSync(archive))].filter(({ path }) => path.endsWith('.yaml'));
	return folderOf(
		Object.fromEntries(files.map(({ path, text }) => [path.split('/').at(-1), text])),
	);
}

describe.each(sources)('fixing %s', (_, make) => {
	describe.each(safeties)('at the safety %s', (safety) => {
		const source = make();
		const state = { folder: '', before: new Map<string, string>(), mended: [] as Row[] };
		let earlier: { all: Row[]; baseline: Row[]; restricted: Row[] };

		beforeAll(async () => {
			if (source === undefined) return;
			state.folder = folderFrom(source);
			state.before = textsOf(state.folder);
			earlier = await judge(state.folder);
			const args = ['fix', '.', '--write', '--safety', safety, ...strict];
			const { stdout } = await holdfast(args, { cwd: state.folder });
			state.mended = JSON.parse(stdout).files.flatMap((file: { mended: Row[] }) => file.mended);
		}, 60_000);

		test.skipIf(source === undefined)('a second run has nothing to do', async () => {
			const texts = textsOf(state.folder);
			await holdfast(['fix', '.', '--write', '--safety', safety, ...strict], { cwd: state.folder });
			expect(textsOf(state.folder)).toEqual(texts);
		});

		test.skipIf(source === undefined)('what is mended is not found again', async () => {
			const after = new Set((await findingsOf(state.folder)).map(({ fingerprint }) => fingerprint));
			expect(state.mended.filter(({ fingerprint }) => after.has(fingerprint))).toEqual([]);
		});

		test.skipIf(source === undefined)('nothing gets worse', async () => {
			const later = await judge(state.folder);
			const isSchema = ({ check }: Row) => check.startsWith('schema/');
			const worse = (a: Row[], b: Row[]) => {
				const known = new Set(a.map(objectOf));
				return [...new Set(b.map(objectOf))].filter((each) => !known.has(each));
			};
			expect(worse(earlier.all.filter(isSchema), later.all.filter(isSchema))).toEqual([]);
			expect(worse(earlier.baseline, later.baseline)).toEqual([]);
			expect(worse(earlier.restricted, later.restricted)).toEqual([]);
		});

		test.skipIf(source === undefined)('all comments stay, in their order', () => {
			const texts = textsOf(state.folder);
			for (const [file, text] of state.before) {
				const after = texts.get(file) ?? '';
				if (after === text) continue;
				expect(commentsOf(after), file).toEqual(commentsOf(text));
			}
		});
	});
});

/** An object by its place: fixes keep documents in their order. */
function objectOf({ file, document, resource }: Row): string {
	return `${file} ${document} ${resource.kind}/${resource.name}`;
}

async function judge(folder: string) {
	return {
		all: await findingsOf(folder),
		baseline: await findingsOf(folder, '--standard', 'pss:baseline'),
		restricted: await findingsOf(folder, '--standard', 'pss:restricted'),
	};
}

test('a file in which nothing is selected stays as it is', async () => {
	const text = 'a:   1 # odd\r\nb: "x"';
	const cwd = folderOf({ 'a.yaml': text });
	await holdfast(['fix', '.', '--write', '--safety', 'value'], { cwd });
	expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(text);
	writeFileSync(join(cwd, 'a.yaml'), text);
});
