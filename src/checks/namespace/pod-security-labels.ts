import {
	type Mode,
	type NamespacePolicy,
	namespacePolicy,
} from '../../kube/pod-security/namespace-policy.ts';
import { asFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { Version } from '../../model/version.ts';

/** What the labels of a namespace say about Pod Security. */
export type Labels = {
	readonly written: Fields;
	readonly policy: NamespacePolicy;
	/** The modes whose level a label sets. */
	readonly modes: readonly Mode[];
};

/** Undefined for namespaces of the system, and for versions that know no such labels. */
export function podSecurityLabels(namespace: Resource, version: Version): Labels | undefined {
	if (namespace.apiVersion !== 'v1' || isOfSystem(namespace.name)) return undefined;
	return version.major === 1 && version.minor < firstMinor ? undefined : read(namespace);
}

export type LabelPart = '' | '-version';

export function labelOf(mode: Mode, part: LabelPart = ''): string {
	return `pod-security.kubernetes.io/${mode}${part}`;
}

/** Where a label stands, or would. */
export function labelPath(mode: Mode, part: LabelPart = ''): Path {
	return ['metadata', 'labels', labelOf(mode, part)];
}

export const modes = ['enforce', 'warn', 'audit'] as const;

// On by default since 1.23 (KEP-2579).
const firstMinor = 23;

const systemNames = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Of Kubernetes, whose Pods need more, and of OpenShift, which sets the labels by itself. */
function isOfSystem(name: string): boolean {
	return systemNames.has(name) || name.startsWith('openshift-');
}

const read = rememberLast(({ value }: Resource): Labels => {
	const written = asFields(asFields(value.metadata).labels);
	return {
		written,
		policy: namespacePolicy(written),
		modes: modes.filter((mode) => Object.hasOwn(written, labelOf(mode))),
	};
});
