import type { Control, ControlId } from './control.ts';
import { allowPrivilegeEscalation } from './controls/allow-privilege-escalation.ts';
import { appArmorProfile } from './controls/app-armor-profile.ts';
import { capabilitiesBaseline, capabilitiesRestricted } from './controls/capabilities.ts';
import { hostNamespaces } from './controls/host-namespaces.ts';
import { hostPathVolumes } from './controls/host-path-volumes.ts';
import { hostPorts } from './controls/host-ports.ts';
import { hostProbesAndHostLifecycle } from './controls/host-probes-and-host-lifecycle.ts';
import { privileged } from './controls/privileged.ts';
import { procMount, procMountRestricted } from './controls/proc-mount.ts';
import { restrictedVolumes } from './controls/restricted-volumes.ts';
import { runAsNonRoot } from './controls/run-as-non-root.ts';
import { runAsUser } from './controls/run-as-user.ts';
import { seLinuxOptions } from './controls/se-linux-options.ts';
import { seccompProfileBaseline, seccompProfileRestricted } from './controls/seccomp-profile.ts';
import { sysctls } from './controls/sysctls.ts';
import { windowsHostProcess } from './controls/windows-host-process.ts';

export const controls: { readonly [Id in ControlId]: Control } = {
	appArmorProfile,
	capabilities_baseline: capabilitiesBaseline,
	hostNamespaces,
	hostPathVolumes,
	hostPorts,
	hostProbesAndHostLifecycle,
	privileged,
	procMount,
	seLinuxOptions,
	seccompProfile_baseline: seccompProfileBaseline,
	sysctls,
	windowsHostProcess,
	allowPrivilegeEscalation,
	capabilities_restricted: capabilitiesRestricted,
	procMount_restricted: procMountRestricted,
	restrictedVolumes,
	runAsNonRoot,
	runAsUser,
	seccompProfile_restricted: seccompProfileRestricted,
};
