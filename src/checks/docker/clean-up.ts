import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import { commandAtEnd, insertBehind } from '../../image/splice.ts';
import type { Fix, Safety, Splice } from '../../model/edit.ts';
import { type Manager, type PackageCall, packageCalls } from './packages.ts';

/** Leaves nothing of what the calls of a RUN fetch; undefined where it cannot be told for all of them. */
export function cleanUp(
	view: DockerfileView,
	run: InstructionView,
	calls: readonly PackageCall[],
): Fix | undefined {
	const splices: Splice[] = [];
	const commands = new Map<string, Safety>();
	for (const each of calls) {
		const means = meansFor(each, calls);
		if (!means || !each.call.isBare) return undefined;
		if ('command' in means) commands.set(means.command, means.safety);
		else {
			const [verb] = each.options.operands;
			if (!verb) return undefined;
			splices.push(insertBehind(verb, means.option));
		}
	}
	// Several commands at one place would depend on their order.
	if (commands.size > 1) return undefined;
	for (const [command, safety] of commands) {
		if (safety === 'evidence' && isNeededLater(view, run, calls)) return undefined;
		const asRoot = calls.some(({ call }) => call.wrappers.includes('sudo')) ? 'sudo ' : '';
		const splice = commandAtEnd(view, run, `${asRoot}${command}`);
		if (!splice) return undefined;
		splices.push(splice);
	}
	const safety = [...commands.values()].includes('evidence') ? 'evidence' : 'safe';
	return { safety, edits: [], splices };
}

type Means =
	| { readonly option: string }
	/** `evidence`: right if nothing installs from these lists later. */
	| { readonly command: string; readonly safety: Safety };

function meansFor(
	{ manager, call: { program } }: PackageCall,
	calls: readonly PackageCall[],
): Means | undefined {
	switch (manager) {
		case 'apt':
			return { command: 'rm -rf /var/lib/apt/lists/*', safety: 'evidence' };
		case 'apk':
			// The lists that it was told to fetch are there for all that follows.
			return calls.some((each) => each.manager === 'apk' && each.verb === 'update')
				? { command: 'rm -rf /var/cache/apk/*', safety: 'evidence' }
				: { option: ' --no-cache' };
		case 'rpm':
			return { command: `${program} clean all`, safety: 'safe' };
		case 'zypper':
			return { command: 'zypper clean --all', safety: 'safe' };
		case 'pip':
			return { option: ' --no-cache-dir' };
		case 'npm':
			return { command: 'npm cache clean --force', safety: 'safe' };
		case 'yarn':
			// Yarn 4 may run the program out of this folder.
			return { command: 'yarn cache clean', safety: 'evidence' };
		case 'gem':
		case 'go':
			return undefined;
		default:
			return manager satisfies never;
	}
}

/** Whether a RUN that comes later installs from the lists of this one. */
function isNeededLater(
	{ runs }: DockerfileView,
	run: InstructionView,
	calls: readonly PackageCall[],
): boolean {
	const managers = new Set(
		calls.map(({ manager }) => manager).filter((each) => hasLists.has(each)),
	);
	return runs.slice(runs.indexOf(run) + 1).some((later) => {
		const first = packageCalls(later).find(
			({ manager, verb }) => managers.has(manager) && readsLists.test(verb),
		);
		return first !== undefined && first.verb !== 'update';
	});
}

const hasLists: ReadonlySet<Manager> = new Set(['apt', 'apk']);
const readsLists = /^(?:update|install|add|(?:dist-|full-)?upgrade|build-dep|download|source)$/;
