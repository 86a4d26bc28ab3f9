import { podPaths } from '../../kube/templates.ts';
import { asFields, asList, valueAt } from '../../model/fields.ts';
import { isSamePath, type Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { Range } from '../../model/source.ts';

/**
 * The places of an object's text that checks of the world name most often: four numbers for each of its
 * `placePaths`, the line and column of start and end.
 */
export type KnownPlaces = readonly number[];

/** `resource` is what the world keeps of the object, so that the same paths are found again later. */
export function keepPlaces(resource: Resource, rangeOf: (path: Path) => Range): KnownPlaces {
	const kept: number[] = [];
	for (const path of placePaths(resource)) {
		const { start, end } = rangeOf(path);
		kept.push(start.line, start.column, end.line, end.column);
	}
	return kept;
}

/** The range that was kept for a path; undefined when none was. */
export function placeOf(path: Path, resource: Resource, kept: KnownPlaces): Range | undefined {
	const at = 4 * placePaths(resource).findIndex((each) => isSamePath(each, path));
	if (at < 0) return undefined;
	const [line = 0, column = 0, endLine = 0, endColumn = 0] = kept.slice(at, at + 4);
	return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

// Very long lists are read again when it comes to it.
const mostPlaces = 200;

const placePaths = rememberLast((resource: Resource): readonly Path[] => {
	const paths = [...(ofKind.get(resource.kind) ?? [])];
	for (const pod of podPaths(resource))
		addPodPaths(pod, asFields(valueAt(resource.value, pod)), paths);
	addRulePaths(resource.value, paths);
	return paths.length > mostPlaces ? paths.slice(0, mostPlaces) : paths;
});

const onlyName: readonly Path[] = [['metadata', 'name']];
const scaled: readonly Path[] = [...onlyName, ['spec', 'replicas']];
const ofKind = new Map<string, readonly Path[]>([
	['Deployment', scaled],
	['StatefulSet', [...scaled, ['spec', 'serviceName']]],
	['HorizontalPodAutoscaler', [['spec', 'scaleTargetRef', 'name']]],
	['PodDisruptionBudget', [['spec', 'minAvailable']]],
	['Namespace', onlyName],
]);

const ofPod: readonly Path[] = [
	['metadata', 'labels'],
	['spec', 'serviceAccountName'],
	['spec', 'automountServiceAccountToken'],
];

/** What checks of Pods mark, and where a Pod refers to ConfigMaps and Secrets. */
function addPodPaths(pod: Path, { spec }: Fields, paths: Path[]): void {
	for (const path of ofPod) paths.push([...pod, ...path]);
	const fields = asFields(spec);
	if (fields.hostNetwork !== undefined) paths.push([...pod, 'spec', 'hostNetwork']);
	for (const list of ['initContainers', 'containers']) {
		for (const [index, container] of asList(fields[list]).entries()) {
			const { env, envFrom } = asFields(container);
			const path = [...pod, 'spec', list, index];
			for (const [at, each] of asList(envFrom).entries())
				addReference([...path, 'envFrom', at], each, paths);
			for (const [at, each] of asList(env).entries())
				if (each) addReference([...path, 'env', at, 'valueFrom'], asFields(each).valueFrom, paths);
		}
	}
	for (const [index, volume] of asList(fields.volumes).entries()) {
		const path = [...pod, 'spec', 'volumes', index];
		addReference(path, volume, paths);
		const { projected } = asFields(volume);
		for (const [at, each] of asList(asFields(projected).sources).entries())
			addReference([...path, 'projected', 'sources', at], each, paths);
	}
}

function addReference(path: Path, value: unknown, paths: Path[]): void {
	const fields = asFields(value);
	for (const field of references) if (fields[field] !== undefined) paths.push([...path, field]);
}

const references = [
	'configMap',
	'secret',
	'configMapRef',
	'secretRef',
	'configMapKeyRef',
	'secretKeyRef',
];

/** What checks of roles and bindings mark: of rules the wildcards, as few others give a finding. */
function addRulePaths({ subjects, rules }: Fields, paths: Path[]): void {
	for (const index of asList(subjects).keys()) paths.push(['subjects', index]);
	for (const [index, rule] of asList(rules).entries()) {
		for (const list of ['verbs', 'resources']) {
			const at = asList(asFields(rule)[list]).indexOf('*');
			if (at >= 0) paths.push(['rules', index, list, at]);
		}
	}
}
