import { ingressRules } from '../../kube/network/backends.ts';
import { asFields, asList } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';

/** A host that an Ingress serves, and where; empty for every host. */
export type Host = { readonly host: string; readonly path: Path };

/** The hosts of an Ingress that no entry of `spec.tls` covers. */
export function plainHosts(ingress: Resource): readonly Host[] {
	const spec = asFields(ingress.value.spec);
	const entries = asList(spec.tls).map((each) => asList(asFields(each).hosts));
	// An entry without hosts is for all of them.
	if (entries.some((hosts) => hosts.length === 0)) return [];
	const covered = new Set(entries.flat());
	return hostsOf(ingress).filter(({ host }) => {
		const dot = host.indexOf('.');
		return !isLocal(host) && !covered.has(host) && !covered.has(`*${host.slice(dot)}`);
	});
}

/** The hosts of the rules; what has a backend alone serves every host. */
function hostsOf(ingress: Resource): readonly Host[] {
	const rules = ingressRules(ingress);
	if (rules.length > 0) {
		return rules.map(({ path, host }) => ({ host, path: host ? [...path, 'host'] : path }));
	}
	const spec = asFields(ingress.value.spec);
	const field = ['defaultBackend', 'backend'].find((each) => spec[each] !== undefined);
	return field ? [{ host: '', path: ['spec', field] }] : [];
}

/** Names that no outside resolver knows (RFC 6761, RFC 6762). */
function isLocal(host: string): boolean {
	return host === 'localhost' || /\.(?:localhost|local|test)$/.test(host);
}

/** Whether TLS ends before the Ingress, or goes past it, as annotations tell. */
export function hasOuterTls({ value }: Resource): boolean {
	const annotations = asFields(asFields(value.metadata).annotations);
	return Object.entries(annotations).some(([key, setting]) => {
		if (typeof setting !== 'string') return false;
		if (key.startsWith('cert-manager.io/')) return false; // makes a Secret for spec.tls
		if (key.endsWith('/listen-ports')) return setting.includes('HTTPS');
		if (key.endsWith('/router.entrypoints')) return setting.includes('secure');
		if (key.endsWith('/router.tls') || key.endsWith('/ssl-passthrough')) return setting === 'true';
		return key.includes('cert') && !key.includes('auth-tls') && setting !== '';
	});
}
