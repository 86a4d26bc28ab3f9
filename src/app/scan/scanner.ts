import type { RegisteredCheck } from '../../checks/define.ts';
import { registry } from '../../checks/registry.generated.ts';
import { scanAppArmor } from '../../engine/scan/apparmor.ts';
import { scanDockerfile } from '../../engine/scan/dockerfile.ts';
import { type Plan, planChecks } from '../../engine/scan/plan.ts';
import { selectChecks } from '../../engine/scan/select.ts';
import type { Accepted } from '../../engine/scan/settle.ts';
import {
	type Input,
	scanText,
	type TextContext,
	type TextScan,
	unscanned,
} from '../../engine/scan/text.ts';
import type { Files } from '../../engine/scan/world.ts';
import { Suppressor } from '../../engine/suppress/suppression.ts';
import { type FoundFile, isManifestName } from '../../io/find.ts';
import { type ReadText, readText } from '../../io/read.ts';
import { World } from '../../kube/world.ts';
import { isAppArmorName, looksLikePolicy } from '../../lang/apparmor/name.ts';
import { isDockerfileName } from '../../lang/dockerfile/name.ts';
import { HoldfastError } from '../../model/error.ts';
import { text } from '../../model/text.ts';
import { nameFrom, type ScanSetup } from './request.ts';

/** Scans files one by one; each thread of a scan has one. */
export type Scanner = {
	readonly checks: readonly RegisteredCheck[];
	readonly worldPlan: Plan;
	readonly accepted: Accepted;
	readonly scanFile: (file: FoundFile) => TextScan;
	readonly files: Files;
	/** The text of a file, again if it has been scanned. */
	readonly read: (file: string) => ReadText;
};

/**
 * Prepares the checks of a scan; `texts` are read in the place of files. Throws `HoldfastError` (usage)
 * when the selection leaves none.
 */
export function createScanner(setup: ScanSetup, texts?: ReadonlyMap<string, string>): Scanner {
	const checks = selectChecks(registry, setup.selection);
	if (checks.length === 0) throw new HoldfastError('usage', noChecks);
	const { local, world, reads } = planChecks(checks);
	const context: TextContext = {
		version: setup.kubernetesVersion,
		settings: setup.settings,
		world: new World([]),
		today: setup.today,
		reads,
	};
	const streams = new Map<string, ReadText>();
	const read = (file: string): ReadText => {
		const text = texts?.get(file);
		return text === undefined ? (streams.get(file) ?? readText(file)) : { kind: 'text', text };
	};
	const nameOf = (file: string) => nameFrom(setup.configFolder, file);
	return {
		checks,
		worldPlan: world,
		accepted: {
			config: new Suppressor(setup.suppressions, setup.today, nameOf),
			baseline: setup.baseline,
		},
		read,
		files: {
			identityOf: (file) => nameFrom(setup.root, file),
			reread(file) {
				const again = read(file);
				return again.kind === 'text' ? again.text : undefined;
			},
		},
		scanFile({ file, isDiscovered, isStream }) {
			const result = read(file);
			if (isStream) streams.set(file, result);
			if (result.kind === 'failure') {
				// A program may bear the name of AppArmor too.
				const isForeign = isDiscovered && isAppArmorName(file) && result.row.position;
				return unscanned(isForeign ? { ...result.row, status: 'skipped' } : result.row);
			}
			const input = { file, identity: nameFrom(setup.root, file), text: result.text, isDiscovered };
			return scanOf(input)(input, local, context);
		},
	};
}

/** By its name; a file that the user named, by its content too. */
function scanOf({ file, text: source, isDiscovered }: Input): typeof scanText {
	if (isManifestName(file)) return scanText;
	if (isDockerfileName(file)) return scanDockerfile;
	if (isAppArmorName(file)) return scanAppArmor;
	return !isDiscovered && looksLikePolicy(source) !== 'no' ? scanAppArmor : scanText;
}

const noChecks = text('these options leave no check to run', '按这些选项没有可运行的检查项');
