import type { PodView } from '../kube/pod.ts';
import type { ControlId, Violation } from '../kube/pod-security/control.ts';
import { violations } from '../kube/pod-security/violations.ts';
import type { Problem } from '../model/check.ts';
import type { Context } from './define.ts';

/**
 * The problems of a check that answers one Pod Security control: the control decides what is wrong
 * and where, `describe` adds the words and the fix. Violations that `describe` leaves out (undefined)
 * belong to another check of the same control.
 */
export function forbidden(
	control: ControlId,
	pod: PodView,
	context: Context,
	describe: (
		violation: Violation & { readonly at: Problem['path'] },
	) => Omit<Problem, 'path'> | undefined,
): readonly Problem[] | undefined {
	const found = violations(control, pod, context.version);
	if (found.length === 0) return undefined;
	return found.flatMap((violation) => {
		const path = pod.at(...violation.path);
		const words = describe({ ...violation, at: path });
		if (!words) return [];
		return [
			{
				path,
				...(violation.container !== undefined && { container: violation.container }),
				...words,
			},
		];
	});
}
