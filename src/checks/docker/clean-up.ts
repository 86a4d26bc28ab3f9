import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import { commandAtEnd, insertBehind } from '../../image/splice.ts';
import type { Fix, Safety, Splice } from '../../model/edit.ts';
import { type Manager, type PackageCall, packageCalls } from './packages.ts';

type Fetching = {
	readonly calls: readonly PackageCall[];
	/** Whether what a call fetches stays. */
	readonly isLeft: (call: PackageCall) => boolean;
};

/** Leaves nothing of what a RUN fetches; undefined where that cannot be told for all of its calls. */
export function cleanUp(
	view: DockerfileView,
	run: InstructionView,
	{ calls: all, isLeft }: Fetching,
): Fix | undefined {
	if (all.length > mostCalls) return undefined;
	const calls = all.filter(isLeft);
	// The lists that apk was told to fetch are there for all that follows.
	const hasUpdate = calls.some(({ manager, verb }) => manager === 'apk' && verb === 'update');
	const options: Splice[] = [];
	const commands = new Map<string, Safety>();
	for (const each of calls) {
		const means = meansFor(each, hasUpdate);
		const [verb] = each.options.operands;
		if (!means || !each.call.isBare) return undefined;
		if ('command' in means) commands.set(means.command, means.safety);
		else if (verb) options.push(insertBehind(verb, means.option));
	}
	const [command, ...more] = commands;
	if (!command) return { safety: 'safe', edits: [], splices: options };
	const [line, safety] = command;
	// Several commands at one place would depend on their order.
	if (more.length > 0 || (safety === 'evidence' && isNeededLater(view, run, calls)))
		return undefined;
	const asRoot = calls.some(({ call }) => call.wrappers.includes('sudo')) ? 'sudo ' : '';
	const splice = commandAtEnd(view, run, `${asRoot}${line}`);
	return splice && { safety, edits: [], splices: [...options, splice] };
}

type Means =
	| { readonly option: string }
	/** `evidence`: right if nothing installs from these lists later. */
	| { readonly command: string; readonly safety: Safety };

function meansFor(
	{ manager, call: { program } }: PackageCall,
	hasUpdate: boolean,
): Means | undefined {
	switch (manager) {
		case 'apt':
			return { command: 'rm -rf /var/lib/apt/lists/*', safety: 'evidence' };
		case 'apk':
			return hasUpdate
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
	if (managers.size === 0) return false;
	for (const later of runs.slice(runs.indexOf(run) + 1)) {
		const first = packageCalls(later).find(
			({ manager, verb }) => managers.has(manager) && readsLists.test(verb),
		);
		if (first) return first.verb !== 'update';
	}
	return false;
}

/** More in one RUN are nobody's. */
const mostCalls = 200;
const hasLists: ReadonlySet<Manager> = new Set(['apt', 'apk']);
const readsLists = /^(?:update|install|add|(?:dist-|full-)?upgrade|build-dep|download|source)$/;
