/**
 * A control of a published standard that a check answers:
 * - `pss:LEVEL`: Pod Security Standards, baseline or restricted
 * - `cis:5.x.y`: CIS Kubernetes Benchmark 1.12
 * - `nsa:SECTION`: NSA/CISA Kubernetes Hardening Guide 1.2, by its sections
 * - `mitre:Tnnnn`: MITRE ATT&CK for Containers
 * - `owasp-k8s:Knn`: OWASP Kubernetes Top Ten, 2022
 */
export type Standard =
	| `pss:${'baseline' | 'restricted'}`
	| `cis:5.${number}.${number}`
	| `nsa:${NsaSection}`
	| `mitre:T${number}`
	| `owasp-k8s:K${'01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10'}`;

type NsaSection =
	| 'non-root-containers'
	| 'immutable-file-systems'
	| 'secure-images'
	| 'pod-security-enforcement'
	| 'service-account-tokens'
	| 'hardened-environments'
	| 'network-separation'
	| 'resource-policies'
	| 'secrets'
	| 'rbac'
	| 'audit-logging'
	| 'upgrading';

/**
 * Whether a check that answers `standards` belongs to the view `wanted`: a standard (`cis`), a part
 * of one (`cis:5.2`) or one control. `pss:restricted` contains `pss:baseline`, as in Kubernetes.
 */
export function answersStandard(standards: readonly Standard[], wanted: string): boolean {
	if (wanted === 'pss:restricted') return standards.some((s) => s.startsWith('pss:'));
	return standards.some(
		(s) => s === wanted || s.startsWith(`${wanted}:`) || s.startsWith(`${wanted}.`),
	);
}
