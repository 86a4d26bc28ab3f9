import { asString, isFields, valueAt } from '../model/fields.ts';
import type { Path } from '../model/path.ts';
import { rememberLast } from '../model/remember.ts';
import { apiGroup, type Fields, type Resource } from '../model/resource.ts';

/** Where the Pods of an object are described: the paths of a Pod or of Pod templates. */
export function podPaths(resource: Resource): readonly Path[] {
	const known = builtIn.get(resource.kind);
	if (known?.groups.includes(apiGroup(resource.apiVersion))) {
		return isFields(valueAt(resource.value, [...known.path, 'spec'])) ? known.paths : noPaths;
	}
	return isBuiltInGroup(apiGroup(resource.apiVersion)) ? noPaths : findByShape(resource.value);
}

const noPaths: readonly Path[] = [];

type Known = {
	readonly groups: readonly string[];
	readonly path: Path;
	readonly paths: readonly Path[];
};

const template: Path = ['spec', 'template'];
const legacyApps = ['apps', 'extensions'];

const builtIn = new Map<string, Known>([
	known('Pod', [''], []),
	known('PodTemplate', [''], ['template']),
	known('ReplicationController', [''], template),
	known('Deployment', legacyApps, template),
	known('DaemonSet', legacyApps, template),
	known('ReplicaSet', legacyApps, template),
	known('StatefulSet', ['apps'], template),
	known('Job', ['batch'], template),
	known('CronJob', ['batch'], ['spec', 'jobTemplate', 'spec', 'template']),
]);

function known(kind: string, groups: readonly string[], path: Path): [string, Known] {
	return [kind, { groups, path, paths: [path] }];
}

function isBuiltInGroup(group: string): boolean {
	return !group.includes('.') || group.endsWith('.k8s.io');
}

const maxDepth = 8;
const maxNodes = 2000;

/**
 * Pod templates in a custom resource, found by their shape: a mapping below the root whose
 * `spec.containers` lists containers with a name and an image. Looks at a bounded number of nodes.
 */
const findByShape = rememberLast((value: Fields): readonly Path[] => {
	const found: Path[] = [];
	const queue: { readonly value: unknown; readonly path: Path }[] = [{ value, path: [] }];
	for (let i = 0; i < queue.length && i < maxNodes; i++) {
		const node = queue[i];
		if (!node || node.path.length > maxDepth) continue;
		if (node.path.length > 0 && isPodTemplate(node.value)) {
			found.push(node.path);
			continue;
		}
		for (const [step, child] of children(node.value)) {
			if (typeof child === 'object' && child !== null)
				queue.push({ value: child, path: [...node.path, step] });
		}
	}
	return found;
});

function children(value: unknown): Iterable<[string | number, unknown]> {
	if (Array.isArray(value)) return value.entries();
	return isFields(value) ? Object.entries(value) : [];
}

function isPodTemplate(value: unknown): boolean {
	const containers = valueAt(value, ['spec', 'containers']);
	return (
		Array.isArray(containers) &&
		containers.some(
			(c) => isFields(c) && asString(c.name) !== undefined && asString(c.image) !== undefined,
		)
	);
}
