/**
 * Whether a container's port may have this name: that of a service as IANA registers them, at most 15
 * lower-case letters, digits and single hyphens inside, with a letter among them (RFC 6335).
 */
export function isPortName(name: string): boolean {
	return (
		name.length <= 15 &&
		/^[a-z0-9-]+$/.test(name) &&
		/[a-z]/.test(name) &&
		!name.startsWith('-') &&
		!name.endsWith('-') &&
		!name.includes('--')
	);
}

/** Whether a name is a DNS label (RFC 1123), as the ports of a Service need and a namespace has. */
export function isDnsLabel(name: string): boolean {
	return name.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name);
}
