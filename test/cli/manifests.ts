/** A Pod that has nothing but what is told: lines below `spec` and below its container. */
export function pod(
	name: string,
	{ spec = [], container = [] }: { spec?: readonly string[]; container?: readonly string[] } = {},
): string {
	return [
		'apiVersion: v1',
		'kind: Pod',
		'metadata:',
		`  name: ${name}`,
		'spec:',
		...spec.map((line) => `  ${line}`),
		'  containers:',
		'    - name: app',
		'      image: registry.example.com/app:1.0.0',
		...container.map((line) => `      ${line}`),
		'',
	].join('\n');
}

/** Caught by pod/privileged (critical), in line 10. */
export const privileged = pod('privileged', {
	container: ['securityContext:', '  privileged: true'],
});
/** Caught by host/pid (high), in line 6. */
export const hostPid = pod('host-pid', { spec: ['hostPID: true'] });
/** Caught by resources/memory-limit (medium) and resources/cpu-request (low), in line 7. */
export const plain = pod('plain');

/** One check of each severity, so that tests do not change with the list of checks. */
export const fourChecks = [
	'--check',
	'pod/privileged,host/pid,resources/memory-limit,resources/cpu-request',
];
