import type { AnyCheck } from '../src/checks/define.ts';
import { worldFacts } from '../src/engine/scan/facts.ts';
import { type Hit, inspect } from '../src/engine/scan/inspect.ts';
import { planChecks } from '../src/engine/scan/plan.ts';
import { objectsOf } from '../src/kube/objects.ts';
import { World } from '../src/kube/world.ts';
import { readYaml } from '../src/lang/yaml/read.ts';
import type { Problem } from '../src/model/check.ts';
import { renderPath } from '../src/model/path.ts';
import type { Resource } from '../src/model/resource.ts';
import { defaultSettings, type Settings } from '../src/model/settings.ts';
import { parseVersion } from '../src/model/version.ts';

/** What one check says of some YAML, as if it were the whole input of a scan. */
export function runCheck(
	check: AnyCheck,
	yaml: string,
	options: { version?: string; settings?: Partial<Settings> } = {},
): readonly Problem[] {
	const resources = readYaml(yaml).documents.flatMap((document) =>
		document.kind === 'value'
			? objectsOf(document.value, 'input.yaml', document.number).resources
			: [],
	);
	const { local, world, reads } = planChecks([{ id: 'test/check', check }]);
	const known = resources.flatMap((resource) => worldFacts(resource, reads) ?? []);
	const context = {
		version: parseVersion(options.version ?? '1.36') ?? { major: 1, minor: 36 },
		settings: { ...defaultSettings, ...options.settings },
		world: new World(known),
	};
	const hits = (plan: typeof local, among: readonly Resource[]): Hit[] =>
		among.flatMap((resource) => inspect(resource, plan, context));
	return [...hits(local, resources), ...hits(world, known)].map(({ problem }) => problem);
}

/** The places of the problems: `spec.hostPID`. */
export function problemPaths(...args: Parameters<typeof runCheck>): readonly string[] {
	return runCheck(...args).map(({ path }) => renderPath(path));
}
