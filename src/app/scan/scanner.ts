import { relative, resolve } from 'node:path';
import type { RegisteredCheck } from '../../checks/define.ts';
import { registry } from '../../checks/registry.generated.ts';
import { isEmptyPlan, type Plan, planChecks } from '../../engine/scan/plan.ts';
import { selectChecks } from '../../engine/scan/select.ts';
import { scanText, type TextContext, type TextScan } from '../../engine/scan/text.ts';
import type { Reread } from '../../engine/scan/world.ts';
import { type FoundFile, standardInput } from '../../io/find.ts';
import { type ReadText, readText } from '../../io/read.ts';
import { World } from '../../kube/world.ts';
import { HoldfastError } from '../../model/error.ts';
import { text } from '../../model/text.ts';
import type { ScanSetup } from './request.ts';

/** Scans files one by one; each thread of a scan has one. */
export type Scanner = {
	readonly checks: readonly RegisteredCheck[];
	readonly worldPlan: Plan;
	readonly scanFile: (file: FoundFile) => TextScan;
	readonly reread: Reread;
	/** The text of a file, again if it has been scanned. */
	readonly read: (file: string) => ReadText;
};

/** Prepares the checks of a scan. Throws `HoldfastError` (usage) when the selection leaves none. */
export function createScanner(setup: ScanSetup): Scanner {
	const checks = selectChecks(registry, setup.selection);
	if (checks.length === 0) throw new HoldfastError('usage', noChecks);
	const { local, world } = planChecks(checks);
	const context: TextContext = {
		version: setup.kubernetesVersion,
		settings: setup.settings,
		world: new World([]),
		today: setup.today,
		needsFacts: !isEmptyPlan(world),
	};
	const streams = new Map<string, ReadText>();
	const read = (file: string) => streams.get(file) ?? readText(file);
	return {
		checks,
		worldPlan: world,
		read,
		reread(file) {
			const again = read(file);
			if (again.kind === 'failure') return undefined;
			return { text: again.text, identity: identityOf(file, setup.root) };
		},
		scanFile({ file, isDiscovered, isStream }) {
			const result = readText(file);
			if (isStream) streams.set(file, result);
			if (result.kind === 'failure') return { ...nothing, ledger: [result.row] };
			const identity = identityOf(file, setup.root);
			return scanText({ file, identity, text: result.text, isDiscovered }, local, context);
		},
	};
}

const noChecks = text('these options leave no check to run', '按这些选项没有可运行的检查项');

const nothing: TextScan = {
	findings: [],
	ledger: [],
	warnings: [],
	suppressions: [],
	used: [],
	resources: 0,
	facts: [],
};

/** What fingerprints call a file: its path from the project's root, wherever the scan runs. */
export function identityOf(file: string, root: string | undefined): string {
	if (root === undefined || file === standardInput) return file;
	return relative(root, resolve(file));
}
