import type { ControlId } from '../../src/kube/pod-security/control.ts';
import type { TarFile } from './tar.ts';

/** One Pod of upstream's fixtures, with what upstream says of it. */
export type Fixture = {
	readonly path: string;
	readonly text: string;
	readonly level: 'baseline' | 'restricted';
	/** Of the policy version 1.x. */
	readonly minor: number;
	/** The controls that forbid the Pod, sorted; none when it passes. */
	readonly forbiddenBy: readonly ControlId[];
};

/** Reads level, version and verdict off the folder, and the control off the file's name. */
export function fixtureOf({ path, text }: TarFile): Fixture | undefined {
	const match = fixturePath.exec(path);
	if (match === null) return undefined;
	const [, folder, version, verdict, file = '', number = ''] = match;
	const level = folder === 'baseline' ? 'baseline' : 'restricted';
	const minor = Number(version);
	if (verdict === 'pass') return { path, text, level, minor, forbiddenBy: [] };
	const named = controlsByFile.get(file);
	if (named === undefined) return undefined;
	const overriding = overrides.find((o) => o.file === file && applies(o, level, minor));
	const effects = sideEffects.filter((e) => `${file}${number}`.startsWith(e.file));
	const forbiddenBy = [
		overriding?.control ?? named,
		...effects.filter((e) => applies(e, level, minor)).map((e) => e.control),
	];
	return { path, text, level, minor, forbiddenBy: forbiddenBy.sort() };
}

const fixturePath = /(baseline|restricted)\/v1\.(\d+)\/(pass|fail)\/([a-z_]+?)(\d*)\.yaml$/;

const controlsByFile: ReadonlyMap<string, ControlId> = new Map([
	['allowprivilegeescalation', 'allowPrivilegeEscalation'],
	['apparmorprofile', 'appArmorProfile'],
	['capabilities_baseline', 'capabilities_baseline'],
	['capabilities_restricted', 'capabilities_restricted'],
	['hostnamespaces', 'hostNamespaces'],
	['hostpathvolumes', 'hostPathVolumes'],
	['hostports', 'hostPorts'],
	['hostprobesandhostlifecycle', 'hostProbesAndHostLifecycle'],
	['privileged', 'privileged'],
	['procmount', 'procMount'],
	['procmount_restricted', 'procMount_restricted'],
	['restrictedvolumes', 'restrictedVolumes'],
	['runasnonroot', 'runAsNonRoot'],
	['runasuser', 'runAsUser'],
	['seccompprofile_baseline', 'seccompProfile_baseline'],
	['seccompprofile_restricted', 'seccompProfile_restricted'],
	['selinuxoptions', 'seLinuxOptions'],
	['sysctls', 'sysctls'],
	['windowshostprocess', 'windowsHostProcess'],
]);

/** A control that speaks at a level from a version, about fixtures whose file is named so. */
type Also = {
	readonly file: string;
	readonly level?: 'restricted';
	readonly from: number;
	readonly control: ControlId;
};

/** Said here again rather than taken from the controls, which are what is tested. */
const overrides: readonly Also[] = [
	{ file: 'hostpathvolumes', level: 'restricted', from: 0, control: 'restrictedVolumes' },
	{
		file: 'seccompprofile_baseline',
		level: 'restricted',
		from: 19,
		control: 'seccompProfile_restricted',
	},
	{
		file: 'capabilities_baseline',
		level: 'restricted',
		from: 22,
		control: 'capabilities_restricted',
	},
	{ file: 'procmount', level: 'restricted', from: 35, control: 'procMount_restricted' },
];

/** What a Pod cannot help tripping as well, by the rules of the API or for lack of a context. */
const sideEffects: readonly Also[] = [
	{ file: 'windowshostprocess', from: 0, control: 'hostNamespaces' },
	{ file: 'privileged', level: 'restricted', from: 8, control: 'allowPrivilegeEscalation' },
	{ file: 'allowprivilegeescalation3', from: 22, control: 'capabilities_restricted' },
];

function applies(also: Also, level: string, minor: number): boolean {
	return minor >= also.from && (also.level ?? level) === level;
}
