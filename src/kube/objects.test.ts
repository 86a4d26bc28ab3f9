import { describe, expect, test } from 'vitest';
import { renderPath } from '../model/path.ts';
import { objectsOf } from './objects.ts';

/** The objects of a value, a line for each, then the reason. */
function told(value: unknown): string[] {
	const { resources, reason } = objectsOf(value, 'a.yaml', 3);
	const lines = resources.map(({ apiVersion, kind, namespace, name, origin }) => {
		const place = `${origin.file}#${origin.document} ${renderPath(origin.path)}`.trim();
		return `${apiVersion} ${kind} ${namespace ?? '-'}/${name} ${place}`;
	});
	return reason ? [...lines, reason.en] : lines;
}

const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'b' } };
const list = (...items: unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });

describe('a document holds', () => {
	test.each<[what: string, value: unknown, expected: string[]]>([
		['one object', secret, ['v1 Secret b/a a.yaml#3']],
		[
			'an object with a generated name',
			{ apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } },
			['v1 Pod -/a- a.yaml#3'],
		],
		['an object without metadata', { apiVersion: 'v1', kind: 'Pod' }, ['v1 Pod -/ a.yaml#3']],
		[
			'an object with hostile metadata',
			{ apiVersion: 'v1', kind: 'Pod', metadata: 'x' },
			['v1 Pod -/ a.yaml#3'],
		],
		[
			'an object with a hostile name',
			{ apiVersion: 'v1', kind: 'Pod', metadata: { name: ['x'], namespace: 5 } },
			['v1 Pod -/ a.yaml#3'],
		],
		[
			'the items of a List',
			list(secret, secret),
			['v1 Secret b/a a.yaml#3 items[0]', 'v1 Secret b/a a.yaml#3 items[1]'],
		],
		['a List in a List', list(list(secret)), ['v1 Secret b/a a.yaml#3 items[0].items[0]']],
		[
			'the items of a typed list, which need not repeat its kind',
			{ apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ metadata: { name: 'a' } }] },
			['apps/v1 Deployment -/a a.yaml#3 items[0]'],
		],
		[
			'items that say what they are',
			{ apiVersion: 'v1', kind: 'ConfigMapList', items: [secret] },
			['v1 Secret b/a a.yaml#3 items[0]'],
		],
		[
			'a kind that only sounds like a list',
			{ apiVersion: 'a.b/v1', kind: 'AllowList', spec: {} },
			['a.b/v1 AllowList -/ a.yaml#3'],
		],
		[
			'a List without items, as an object',
			{ apiVersion: 'v1', kind: 'List' },
			['v1 List -/ a.yaml#3'],
		],
		[
			'a List whose items are none, as an object',
			{ apiVersion: 'v1', kind: 'List', items: 'x' },
			['v1 List -/ a.yaml#3'],
		],
		[
			'what of a List is objects',
			list(5, secret, {}),
			[
				'v1 Secret b/a a.yaml#3 items[1]',
				'item 0 of the List: not a Kubernetes object: the document is not a mapping',
			],
		],
		[
			'no object in a List of items without kind',
			list({ apiVersion: 'v1' }),
			['item 0 of the List: not a Kubernetes object: it has no kind'],
		],
		['a word', 'x', ['not a Kubernetes object: the document is not a mapping']],
		['a list', [secret], ['not a Kubernetes object: the document is not a mapping']],
		['nothing', null, ['not a Kubernetes object: the document is not a mapping']],
		['another mapping', { a: 1 }, ['not a Kubernetes object: it has no apiVersion and no kind']],
		['a kind alone', { kind: 'Pod' }, ['not a Kubernetes object: it has no apiVersion']],
		['an apiVersion alone', { apiVersion: 'v1' }, ['not a Kubernetes object: it has no kind']],
		[
			'words that are numbers',
			{ apiVersion: 1, kind: true },
			['not a Kubernetes object: it has no apiVersion and no kind'],
		],
		[
			'empty words',
			{ apiVersion: '', kind: '' },
			['not a Kubernetes object: it has no apiVersion and no kind'],
		],
	])('%s', (_, value, expected) => {
		expect(told(value)).toEqual(expected);
	});
});

test('Lists in Lists end somewhere', () => {
	let value: unknown = secret;
	for (let i = 0; i < 50; i++) value = list(value);
	expect(told(value)).toEqual([expect.stringMatching(/^v1 List .*(?:items\[0\]\.?){4}$/)]);
});
