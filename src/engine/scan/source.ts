import type { SourceView } from '../../checks/define.ts';
import type { YamlSource } from '../../lang/yaml/read.ts';
import type { Resource } from '../../model/resource.ts';

/** What the text of each object says beyond its value. */
export function sourceViews(source: YamlSource): (resource: Resource) => SourceView {
	const duplicates = source.duplicates();
	const surprises = source.surprises();
	if (duplicates.length === 0 && surprises.length === 0) {
		return (resource) => ({ resource, duplicates: [], surprises: [] });
	}
	return (resource) => {
		const { path: item } = resource.origin;
		const within = (path: readonly (string | number)[]) =>
			item.every((step, i) => path[i] === step);
		return {
			resource,
			duplicates: duplicates.filter(within).map((path) => path.slice(item.length)),
			surprises: surprises.filter(within).map((path) => ({
				path: path.slice(item.length),
				written: source.scalarText(path) ?? '',
			})),
		};
	};
}
