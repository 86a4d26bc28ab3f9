import { lookup } from '../../kube/schema/lookup.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The object has no name', '对象没有名称'),
	why: text(
		'The API server refuses an object without `metadata.name` or `metadata.generateName`.',
		'API server 会拒绝没有 `metadata.name` 或 `metadata.generateName` 的对象。',
	),
	mend: text('Set `metadata.name`.', '设置 `metadata.name`。'),
	severity: 'medium',
	standards: [],
	on: 'resource',
	detect({ apiVersion, kind, name }, { version }) {
		if (name !== '' || isQuestion(kind)) return undefined;
		const found = lookup(apiVersion, kind, version);
		// Files that only look like objects, as those of Kustomize, have no names.
		if (found.status !== 'known' || !found.type.fields.has('metadata')) return undefined;
		return { path: ['metadata', 'name'] };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  namespace: shop
data:
  LOG_LEVEL: info
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
  namespace: shop
data:
  LOG_LEVEL: info
`,
		},
	],
});

/** What asks the API server for something, and is not kept by it. */
function isQuestion(kind: string): boolean {
	return kind.endsWith('Review') || kind.endsWith('List') || others.has(kind);
}

const others = new Set(['Binding', 'DeleteOptions', 'Eviction', 'Scale', 'Status', 'TokenRequest']);
