import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readTar } from '../../../generate/schema/tar.ts';
import { asFields, asList } from '../../model/fields.ts';
import { lookup } from './lookup.ts';
import { validate } from './validate.ts';

const folder = new URL('../../../../shared/data/manifests/', import.meta.url);
const newest = { major: 1, minor: 36 };

describe('manifests of well-known projects', () => {
	test('Argo CD', ({ skip }) => {
		const file = new URL('argo-cd-install.yaml.gz', folder);
		if (!existsSync(file)) skip('no manifests at ../shared/data/manifests');
		const found = judge([new TextDecoder().decode(gunzipSync(readFileSync(file)))]);
		expect(found).toEqual({ judged: 59, problems: [] });
	});

	test('kube-prometheus', ({ skip }) => {
		const file = new URL('kube-prometheus-manifests.tgz', folder);
		if (!existsSync(file)) skip('no manifests at ../shared/data/manifests');
		const files = [...readTar(gunzipSync(readFileSync(file)))];
		const texts = files.filter(([name]) => name.endsWith('.yaml')).map(([, bytes]) => bytes);
		const found = judge(texts.map((bytes) => new TextDecoder().decode(bytes)));
		expect(found).toEqual({ judged: 72, problems: [] });
	});
});

function judge(texts: readonly string[]): { judged: number; problems: unknown[] } {
	const objects = texts.flatMap((text) => loadAll(text)).flatMap(unfold);
	const known = objects.filter(([, apiVersion, kind]) => {
		return lookup(apiVersion, kind, newest).status === 'known';
	});
	const problems = known.flatMap(([value, apiVersion, kind]) =>
		validate(value, apiVersion, kind, newest).map((problem) => ({ where: kind, problem })),
	);
	return { judged: known.length, problems };
}

function unfold(value: unknown): [unknown, string, string][] {
	const { apiVersion, kind, items } = asFields(value);
	if (apiVersion === 'v1' && kind === 'List') return asList(items).flatMap(unfold);
	return [[value, String(apiVersion), String(kind)]];
}
