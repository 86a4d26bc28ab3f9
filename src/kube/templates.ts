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
	const queue: Node[] = [{ value, step: '', above: undefined, depth: 0 }];
	for (let i = 0; i < queue.length && i < maxNodes; i++) {
		const node = queue[i] as Node; // `i` is within
		if (node.depth > maxDepth) continue;
		if (node.depth > 0 && isPodTemplate(node.value)) found.push(pathOf(node));
		else enqueueChildren(node, queue);
	}
	return found;
});

/** A mapping or list with its place: a path is written out only where one is found. */
type Node = {
	readonly value: object;
	readonly step: string | number;
	readonly above: Node | undefined;
	readonly depth: number;
};

function enqueueChildren(above: Node, queue: Node[]): void {
	const depth = above.depth + 1;
	const enqueue = (value: unknown, step: string | number) => {
		if (typeof value === 'object' && value !== null) queue.push({ value, step, above, depth });
	};
	if (Array.isArray(above.value)) above.value.forEach(enqueue);
	else for (const key in above.value) enqueue((above.value as Fields)[key], key); // no list, so a mapping
}

function pathOf(node: Node): Path {
	const path: (string | number)[] = [];
	for (let at = node; at.above; at = at.above) path.unshift(at.step);
	return path;
}

function isPodTemplate(value: unknown): boolean {
	const containers = isFields(value) && isFields(value.spec) ? value.spec.containers : undefined;
	return (
		Array.isArray(containers) &&
		containers.some(
			(c) => isFields(c) && asString(c.name) !== undefined && asString(c.image) !== undefined,
		)
	);
}
