import type { Argument, Call } from '../../image/calls.ts';
import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import { type Options, optionsOf } from './options.ts';

/** A call of a package manager. */
export type PackageCall = {
	readonly manager: Manager;
	/** What it is to do: `install`, `update`. */
	readonly verb: string;
	readonly packages: readonly Argument[];
	readonly options: Options;
	readonly call: Call;
	readonly run: InstructionView;
};

export type Manager = 'apt' | 'apk' | 'rpm' | 'zypper' | 'pip' | 'npm' | 'yarn' | 'gem' | 'go';

/** The calls of package managers that a RUN makes. */
export function packageCalls(run: InstructionView): readonly PackageCall[] {
	return run.calls.flatMap((call) => {
		const found = managerOf(call);
		if (!found) return [];
		const options = optionsOf(found.call, optionsWithValue[found.manager]);
		const [verb, ...packages] = options.operands;
		return {
			manager: found.manager,
			verb: verb?.text ?? '',
			packages,
			options,
			call,
			run,
		};
	});
}

/** Those of all RUN instructions. */
export function allPackageCalls(view: DockerfileView): readonly PackageCall[] {
	return view.runs.flatMap(packageCalls);
}

const managers: ReadonlyMap<string, Manager> = new Map([
	['apt-get', 'apt'],
	['apt', 'apt'],
	['aptitude', 'apt'],
	['apk', 'apk'],
	['yum', 'rpm'],
	['dnf', 'rpm'],
	['dnf5', 'rpm'],
	['microdnf', 'rpm'],
	['tdnf', 'rpm'],
	['zypper', 'zypper'],
	['npm', 'npm'],
	['yarn', 'yarn'],
	['gem', 'gem'],
	['go', 'go'],
]);

function managerOf(call: Call): { manager: Manager; call: Call } | undefined {
	const { program, args } = call;
	const manager = managers.get(program);
	if (manager) return { manager, call };
	if (pip.test(program)) return { manager: 'pip', call };
	const isModule = python.test(program) && args[0]?.text === '-m' && args[1]?.text === 'pip';
	if (isModule) return { manager: 'pip', call: { ...call, args: args.slice(2) } };
	return undefined;
}

const pip = /^pip(?:\d(?:\.\d+)?)?$/;
const python = /^python(?:\d(?:\.\d+)?)?$/;

const words = (all: string) => new Set(all.split(' '));
const optionsWithValue: { readonly [M in Manager]: ReadonlySet<string> } = {
	apt: words('-o -t -c -a --option --target-release --default-release --config-file'),
	apk: words('-t --virtual -X --repository -p --root --arch --keys-dir --repositories-file'),
	rpm: words(
		'-c -x --config --releasever --enablerepo --disablerepo --repo --installroot --setopt',
	),
	zypper: words('-r --repo -R --root --from -t --type'),
	pip: words(
		'-r -c -e -i -t --requirement --constraint --editable --index-url --extra-index-url --trusted-host --target --prefix --root --find-links -f --cache-dir --timeout --retries --python --progress-bar --proxy --cert --platform --upgrade-strategy',
	),
	npm: words('--prefix --registry --cache --workspace -w -C --omit --only --loglevel --userconfig'),
	yarn: words('--cwd --registry --cache-folder --network-timeout --modules-folder'),
	gem: words('-v --version -i --install-dir -s --source -n --bindir -P'),
	go: words('-o -mod -tags -ldflags -p -C'),
};

/** Whether a RUN mounts a cache over a folder, so that what stays there is in no layer. */
export function mountsCache({ flags }: InstructionView, ...folders: readonly string[]): boolean {
	return flags.some(
		({ name, text }) =>
			name === 'mount' &&
			text.includes('type=cache') &&
			folders.some((folder) => text.includes(folder)),
	);
}

/** Whether a RUN deletes a folder or what is in it. */
export function deletes({ calls }: InstructionView, ...folders: readonly string[]): boolean {
	return calls.some(
		({ program, args }) =>
			(program === 'rm' || program === 'find') &&
			args.some(({ text }) => folders.some((folder) => text.includes(folder))),
	);
}

/** The RUN instructions whose layers are in the image: those of the last stage and of what it is built on. */
export function shippedRuns(view: DockerfileView): readonly InstructionView[] {
	const stages = shippedStages(view);
	return view.runs.filter(({ stage, isTrigger }) => stages.has(stage) && !isTrigger);
}

export function shippedStages({ stages, final }: DockerfileView): ReadonlySet<number> {
	const shipped = new Set<number>();
	for (let at: number | undefined = final.index; at !== undefined; at = stages[at]?.parent) {
		shipped.add(at);
	}
	return shipped;
}

/** A variable of the shell may hold options too. */
export function hasVariable({ call }: PackageCall): boolean {
	return call.args.some(({ text }) => /^\$[\w{]|^\$\(/.test(text));
}

/** What stands before the packages, behind which an option may stand; undefined where nothing may be added. */
export function lastOption({ packages, call }: PackageCall): Argument | undefined {
	if (!call.isBare) return undefined;
	const first = packages[0];
	return first ? call.args[call.args.indexOf(first) - 1] : call.args.at(-1);
}
