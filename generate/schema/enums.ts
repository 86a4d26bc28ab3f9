import type { Definitions } from './definitions.ts';

/**
 * The closed value sets of `definition.field` at a minor version. OpenAPI v2 carries them for 1.23
 * alone, and there also for open sets such as condition types, so the fields that the API server
 * rejects other values for are listed here (validation.go of each API group).
 */
export function enumOf(
	definition: string,
	field: string,
	minor: number,
): readonly string[] | undefined {
	const values = table.get(`${definition.replace('io.k8s.api.', '')}.${field}`);
	return values?.split(' ').flatMap((value) => {
		const [name = '', since = '0'] = value.split('@');
		return minor >= Number(since) ? [name] : [];
	});
}

/** Throws when the newest definitions lack a listed field or do not speak of a listed value. */
export function checkEnums(newest: Definitions): void {
	for (const [place, values] of table) {
		const dot = place.lastIndexOf('.');
		const definition = newest[`io.k8s.api.${place.slice(0, dot)}`];
		const property = definition?.properties?.[place.slice(dot + 1)];
		if (property === undefined) throw new Error(`enums: no field ${place}`);
		if (silent.has(place)) continue;
		for (const value of values.split(' ')) {
			const [name = ''] = value.split('@');
			if (!property.description?.includes(name)) throw new Error(`enums: ${place} ${name}`);
		}
	}
}

const always = 'Always IfNotPresent Never';
const protocols = 'SCTP TCP UDP';
const termination = 'FallbackToLogsOnError File';
const accessModes = 'ReadOnlyMany ReadWriteMany ReadWriteOnce ReadWriteOncePod';
const selectorOperators = 'DoesNotExist Exists In NotIn';
const preemption = 'Never PreemptLowerPriority';
const matchPolicies = 'Equivalent Exact';
const failurePolicies = 'Fail Ignore';
const sideEffects = 'None NoneOnDryRun';
const scopes = '* Cluster Namespaced';
const reinvocation = 'IfNeeded Never';

/** `Value@35` is a value since 1.35. */
const table = new Map<string, string>([
	['apps.v1.DaemonSetUpdateStrategy.type', 'OnDelete RollingUpdate'],
	['apps.v1.DeploymentStrategy.type', 'Recreate RollingUpdate'],
	['apps.v1.StatefulSetSpec.podManagementPolicy', 'OrderedReady Parallel'],
	['apps.v1.StatefulSetUpdateStrategy.type', 'OnDelete RollingUpdate'],
	['autoscaling.v2.MetricSpec.type', 'ContainerResource External Object Pods Resource'],
	['batch.v1.CronJobSpec.concurrencyPolicy', 'Allow Forbid Replace'],
	['batch.v1.JobSpec.completionMode', 'Indexed NonIndexed'],
	['batch.v1.PodFailurePolicyRule.action', 'Count FailIndex@28 FailJob Ignore'],
	['batch.v1.PodFailurePolicyOnExitCodesRequirement.operator', 'In NotIn'],
	['core.v1.AppArmorProfile.type', 'Localhost RuntimeDefault Unconfined'],
	['core.v1.Container.imagePullPolicy', always],
	['core.v1.Container.terminationMessagePolicy', termination],
	['core.v1.ContainerPort.protocol', protocols],
	['core.v1.EphemeralContainer.imagePullPolicy', always],
	['core.v1.EphemeralContainer.terminationMessagePolicy', termination],
	['core.v1.HTTPGetAction.scheme', 'HTTP HTTPS'],
	['core.v1.NodeSelectorRequirement.operator', `${selectorOperators} Gt Lt`],
	['core.v1.PersistentVolumeClaimSpec.accessModes', accessModes],
	['core.v1.PersistentVolumeClaimSpec.volumeMode', 'Block Filesystem'],
	['core.v1.PersistentVolumeSpec.accessModes', accessModes],
	['core.v1.PersistentVolumeSpec.persistentVolumeReclaimPolicy', 'Delete Recycle Retain'],
	['core.v1.PersistentVolumeSpec.volumeMode', 'Block Filesystem'],
	['core.v1.PodSecurityContext.fsGroupChangePolicy', 'Always OnRootMismatch'],
	['core.v1.PodSecurityContext.supplementalGroupsPolicy', 'Merge Strict'],
	['core.v1.PodSpec.dnsPolicy', 'ClusterFirst ClusterFirstWithHostNet Default None'],
	['core.v1.PodSpec.preemptionPolicy', preemption],
	['core.v1.PodSpec.restartPolicy', 'Always Never OnFailure'],
	['core.v1.SeccompProfile.type', 'Localhost RuntimeDefault Unconfined'],
	['core.v1.ServicePort.protocol', protocols],
	['core.v1.ServiceSpec.externalTrafficPolicy', 'Cluster Local'],
	['core.v1.ServiceSpec.internalTrafficPolicy', 'Cluster Local'],
	['core.v1.ServiceSpec.ipFamilyPolicy', 'PreferDualStack RequireDualStack SingleStack'],
	['core.v1.ServiceSpec.sessionAffinity', 'ClientIP None'],
	['core.v1.ServiceSpec.type', 'ClusterIP ExternalName LoadBalancer NodePort'],
	['core.v1.Taint.effect', 'NoExecute NoSchedule PreferNoSchedule'],
	['core.v1.Toleration.effect', 'NoExecute NoSchedule PreferNoSchedule'],
	['core.v1.Toleration.operator', 'Equal Exists Gt@35 Lt@35'],
	['core.v1.TopologySpreadConstraint.whenUnsatisfiable', 'DoNotSchedule ScheduleAnyway'],
	['core.v1.VolumeMount.mountPropagation', 'Bidirectional HostToContainer None'],
	['discovery.v1.EndpointSlice.addressType', 'FQDN IPv4 IPv6'],
	['networking.v1.HTTPIngressPath.pathType', 'Exact ImplementationSpecific Prefix'],
	['networking.v1.NetworkPolicyPort.protocol', protocols],
	['networking.v1.NetworkPolicySpec.policyTypes', 'Egress Ingress'],
	['policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy', 'AlwaysAllow IfHealthyBudget'],
	['scheduling.v1.PriorityClass.preemptionPolicy', preemption],
	['admissionregistration.v1.MutatingWebhook.failurePolicy', failurePolicies],
	['admissionregistration.v1.MutatingWebhook.matchPolicy', matchPolicies],
	['admissionregistration.v1.MutatingWebhook.reinvocationPolicy', reinvocation],
	['admissionregistration.v1.MutatingWebhook.sideEffects', sideEffects],
	['admissionregistration.v1.ValidatingWebhook.failurePolicy', failurePolicies],
	['admissionregistration.v1.ValidatingWebhook.matchPolicy', matchPolicies],
	['admissionregistration.v1.ValidatingWebhook.sideEffects', sideEffects],
	['admissionregistration.v1.RuleWithOperations.scope', scopes],
]);

/** Fields whose description does not name every value; the values are those of the Go constants. */
const silent: ReadonlySet<string> = new Set([
	'apps.v1.StatefulSetUpdateStrategy.type',
	'core.v1.HTTPGetAction.scheme',
	'core.v1.PersistentVolumeClaimSpec.accessModes',
	'core.v1.PersistentVolumeClaimSpec.volumeMode',
	'core.v1.PersistentVolumeSpec.accessModes',
	'core.v1.PersistentVolumeSpec.volumeMode',
	'core.v1.VolumeMount.mountPropagation',
]);
