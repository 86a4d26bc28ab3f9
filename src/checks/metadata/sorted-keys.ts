import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The keys of the manifest are not sorted', '清单中的键未排序'),
	why: text(
		'Some teams sort all keys, so that two manifests differ only where they mean different things.',
		'有些团队会对所有键排序，使两份清单只在含义不同之处才有差异。',
	),
	mend: text('Sort the keys.', '对键排序。'),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'resource',
	detect(resource) {
		const path = unsorted(resource.value, []);
		if (!path) return undefined;
		const key = quote(String(path.at(-1) ?? ''));
		return {
			path,
			message: text(`${key} stands behind a key that it goes before`, `${key} 应排在前面的键之前`),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
data:
  LOG_LEVEL: info
  CACHE_SIZE: "512"
`,
			good: `apiVersion: v1
data:
  CACHE_SIZE: "512"
  LOG_LEVEL: info
kind: ConfigMap
metadata:
  name: catalog
`,
		},
	],
});

const deepest = 30;

/** The first key that stands behind one that it should go before. */
function unsorted(value: unknown, path: Path): Path | undefined {
	if (typeof value !== 'object' || value === null || path.length > deepest) return undefined;
	let before = '';
	for (const [step, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
		// Keys that are numbers lose their place when a manifest is read.
		if (typeof step === 'string' && !/^\d+$/.test(step)) {
			if (step < before) return [...path, step];
			before = step;
		}
		const found = unsorted(child, [...path, step]);
		if (found) return found;
	}
	return undefined;
}
