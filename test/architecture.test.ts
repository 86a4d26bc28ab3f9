import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What each room may import of ours, itself aside, and whether it may use packages that touch the world. */
const rooms: { readonly [room: string]: Room } = {
	model: { doors: [], touchesWorld: false },
	lang: { doors: ['model'], touchesWorld: false },
	kube: { doors: ['model', 'lang'], touchesWorld: false },
	image: { doors: ['model', 'lang'], touchesWorld: false },
	checks: { doors: ['model', 'kube', 'image'], touchesWorld: false },
	engine: { doors: ['model', 'lang', 'kube', 'image', 'checks'], touchesWorld: false },
	report: { doors: ['model'], touchesWorld: false },
	io: { doors: ['model', 'lang'], touchesWorld: true },
	app: {
		doors: ['model', 'lang', 'kube', 'image', 'checks', 'engine', 'report', 'io'],
		touchesWorld: true,
	},
};

type Room = { readonly doors: readonly string[]; readonly touchesWorld: boolean };

/** Node's modules that only compute; the rooms that do not touch the world may use these. */
const pureModules = ['node:buffer', 'node:crypto', 'node:util'];
/** Packages that only compute. */
const purePackages = ['js-yaml'];

const root = resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
	.sort();
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test('every file stands in a room', () => {
	const homeless = files.filter((file) => !(roomOf(file) in rooms) || !file.includes('/'));
	expect(homeless).toEqual([]);
});

test('every room says what it is for, in at most fifteen lines', () => {
	for (const room of new Set(files.map(roomOf))) {
		const lines = readFileSync(join(root, room, 'README.md'), 'utf8')
			.trimEnd()
			.split('\n');
		expect(lines.length, room).toBeLessThanOrEqual(15);
	}
});

test('imports pass only through the doors', () => {
	const trespasses = files.flatMap((file) =>
		ownImports(file)
			.filter((other) => roomOf(other) !== roomOf(file))
			.filter((other) => !rooms[roomOf(file)]?.doors.includes(roomOf(other)))
			.map((other) => `${file} imports ${other}`),
	);
	expect(trespasses).toEqual([]);
});

test('only io and app touch the world', () => {
	const touches = files
		.filter((file) => !rooms[roomOf(file)]?.touchesWorld)
		.flatMap((file) => {
			const foreign = (imports.get(file) ?? []).filter((name) => !name.startsWith('.'));
			const impure = foreign.filter(
				(name) => !pureModules.includes(name) && !purePackages.includes(name),
			);
			const code = readFileSync(join(root, file), 'utf8');
			const globals = /(?<![-\w])process\.|\bfetch\(|Date\.now\(|new Date\(\)|performance\./.exec(
				code,
			);
			return [...impure, ...(globals ? [globals[0]] : [])].map((what) => `${file} uses ${what}`);
		});
	expect(touches).toEqual([]);
});

test('no import leads in a circle', () => {
	expect(findCircle()).toBeUndefined();
});

test('a check file alone has a default export', () => {
	const defaults = files.filter((file) =>
		/^export default /m.test(readFileSync(join(root, file), 'utf8')),
	);
	expect(defaults.filter((file) => !file.startsWith('checks/'))).toEqual([]);
});

function roomOf(file: string): string {
	return file.split('/')[0] ?? '';
}

function importsOf(file: string): string[] {
	const source = readFileSync(join(root, file), 'utf8');
	const found = source.matchAll(
		/(?:^|[\s;])(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import\s+'([^']+)'/gm,
	);
	return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function ownImports(file: string): string[] {
	return (imports.get(file) ?? [])
		.filter((name) => name.startsWith('.'))
		.map((name) => relative(root, resolve(root, dirname(file), name)));
}

function findCircle(): string | undefined {
	const done = new Set<string>();
	const path: string[] = [];
	const visit = (file: string): string | undefined => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' -> ');
		if (done.has(file)) return undefined;
		path.push(file);
		for (const next of ownImports(file)) {
			const circle = visit(next);
			if (circle) return circle;
		}
		path.pop();
		done.add(file);
		return undefined;
	};
	for (const file of files) {
		const circle = visit(file);
		if (circle) return circle;
	}
	return undefined;
}
