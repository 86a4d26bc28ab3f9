import type { AnyCheck, Context } from '../src/checks/define.ts';
import { worldFacts } from '../src/engine/scan/facts.ts';
import {
	type Hit,
	inspect,
	inspectAppArmor,
	inspectDockerfile,
} from '../src/engine/scan/inspect.ts';
import { planChecks } from '../src/engine/scan/plan.ts';
import { type DockerfileView, viewDockerfile } from '../src/image/dockerfile.ts';
import { type AppArmorView, viewPolicy } from '../src/kube/apparmor/view.ts';
import { objectsOf } from '../src/kube/objects.ts';
import { World } from '../src/kube/world.ts';
import { readAppArmor } from '../src/lang/apparmor/read.ts';
import { readDockerfile } from '../src/lang/dockerfile/read.ts';
import { readYaml } from '../src/lang/yaml/read.ts';
import type { Problem } from '../src/model/check.ts';
import { renderPath } from '../src/model/path.ts';
import type { Resource } from '../src/model/resource.ts';
import { defaultSettings, type Settings } from '../src/model/settings.ts';
import { parseVersion } from '../src/model/version.ts';

/** What one check says of some YAML or of a Dockerfile, as if it were the whole input of a scan. */
export function runCheck(
	check: AnyCheck,
	source: string,
	options: { version?: string; settings?: Partial<Settings> } = {},
): readonly Problem[] {
	const plans = planChecks([{ id: 'test/check', check }]);
	if (check.on === 'dockerfile') {
		const context = contextOf(options, []);
		return inspectDockerfile(dockerfileOf(source), plans.local, context).map(
			({ problem }) => problem,
		);
	}
	if (check.on === 'appArmor' && !isYaml(source)) {
		const hits = inspectAppArmor(appArmorOf(source), plans.local, contextOf(options, []));
		return hits.map(({ problem }) => problem);
	}
	const resources = readYaml(source).documents.flatMap((document) =>
		document.kind === 'value'
			? objectsOf(document.value, 'input.yaml', document.number).resources
			: [],
	);
	const { local, world, reads } = plans;
	const known = resources.flatMap((resource) => worldFacts(resource, reads) ?? []);
	const context = contextOf(options, known);
	const hits = (plan: typeof local, among: readonly Resource[]): Hit[] =>
		among.flatMap((resource) => inspect(resource, plan, context));
	return [...hits(local, resources), ...hits(world, known)].map(({ problem }) => problem);
}

/** What a check may know besides its view. */
export function contextOf(
	{ version = '1.36', settings }: { version?: string; settings?: Partial<Settings> },
	known: readonly Resource[],
): Context {
	return {
		version: parseVersion(version) ?? { major: 1, minor: 36 },
		settings: { ...defaultSettings, ...settings },
		world: new World(known),
	};
}

/** Whether an example is YAML, where its check looks at AppArmor profiles. */
export function isYaml(source: string): boolean {
	return /^apiVersion: /m.test(source);
}

/** The profiles of a policy as checks see them. */
export function appArmorOf(source: string): readonly AppArmorView[] {
	const read = readAppArmor(source);
	if (read.kind === 'failure') throw new Error(read.diagnostic.message);
	return read.kind === 'policy' ? viewPolicy(read.policy, []) : [];
}

/** A Dockerfile as checks see it. */
export function dockerfileOf(source: string): DockerfileView {
	const read = readDockerfile(source);
	if (read.kind === 'failure') throw new Error(read.diagnostic.message);
	if (read.problem) throw new Error(read.problem.message);
	return viewDockerfile(read.file, read.lines);
}

/** The places of the problems: `spec.hostPID`. */
export function problemPaths(...args: Parameters<typeof runCheck>): readonly string[] {
	return runCheck(...args).map(({ path }) => renderPath(path));
}
