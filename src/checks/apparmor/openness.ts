import {
	allowedRules,
	isAboutAll,
	isDenying,
	openFiles,
	openRule,
} from '../../kube/apparmor/access.ts';
import type { AppArmorView } from '../../kube/apparmor/view.ts';
import type { Path } from '../../model/path.ts';

/** Where a profile opens all, and whether it denies something by name. */
export type Openness = { readonly path: Path; readonly isNarrowed: boolean };

/** Undefined for a profile that names what it allows, of files or else of capabilities. */
export function opennessOf(view: AppArmorView): Openness | undefined {
	const all = openRule(view);
	const files = openFiles(view);
	const path = (all ?? files)?.path;
	if (path === undefined) return undefined;
	const opensCapabilities = all || allowedRules(view, 'capability').some(isAboutAll);
	if (!opensCapabilities) return undefined;
	return { path, isNarrowed: view.isOpen || [...view.files, ...view.rules].some(isDenying) };
}
