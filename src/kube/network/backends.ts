import { asFields, asList, asNumber, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';

/** A Service to which an Ingress or a route sends traffic. */
export type Backend = {
	readonly name: string;
	/** The namespace of the Service; undefined where the manifest leaves it open. */
	readonly namespace: string | undefined;
	/** By number, or by name in an Ingress; undefined when unset. */
	readonly port: number | string | undefined;
	/** Where the Service is named. */
	readonly path: Path;
	/** Where its port is named. */
	readonly portPath: Path;
};

/** Kinds of the Gateway API that send traffic to Services. */
export const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

export function isIngress({ kind, apiVersion }: Resource): boolean {
	const group = apiGroup(apiVersion);
	return kind === 'Ingress' && (group === 'networking.k8s.io' || group === 'extensions');
}

export function isGatewayApi({ apiVersion }: Resource): boolean {
	return apiGroup(apiVersion) === 'gateway.networking.k8s.io';
}

/** One place of an Ingress that takes requests. */
export type IngressRule = { readonly path: Path; readonly host: string; readonly fields: Fields };

export function ingressRules({ value }: Resource): readonly IngressRule[] {
	return asList(asFields(value.spec).rules).map((each, index) => {
		const fields = asFields(each);
		return { path: ['spec', 'rules', index], host: asString(fields.host) ?? '', fields };
	});
}

/** The Services behind an Ingress; resources of other kinds may be there too, and are left out. */
export function ingressBackends(ingress: Resource): readonly Backend[] {
	const spec = asFields(ingress.value.spec);
	const whole = (['defaultBackend', 'backend'] as const).flatMap((field) =>
		backendOf(spec[field], ['spec', field], ingress),
	);
	const ofRules = ingressRules(ingress).flatMap(({ path, fields }) =>
		asList(asFields(fields.http).paths).flatMap((each, index) =>
			backendOf(asFields(each).backend, [...path, 'http', 'paths', index, 'backend'], ingress),
		),
	);
	return [...whole, ...ofRules];
}

function backendOf(value: unknown, path: Path, { namespace }: Resource): Backend[] {
	const fields = asFields(value);
	// The form before networking.k8s.io/v1.
	const old = asString(fields.serviceName);
	if (old) {
		const port = asNumber(fields.servicePort) ?? asString(fields.servicePort);
		const at = (field: string) => [...path, field];
		return [{ name: old, namespace, port, path: at('serviceName'), portPath: at('servicePort') }];
	}
	const service = asFields(fields.service);
	const name = asString(service.name);
	if (!name) return [];
	const { number, name: portName } = asFields(service.port);
	const port = asNumber(number) ?? asString(portName);
	const at = [...path, 'service'];
	return [{ name, namespace, port, path: [...at, 'name'], portPath: [...at, 'port'] }];
}

/** The Services to which a route of the Gateway API sends traffic. */
export function routeBackends(route: Resource): readonly Backend[] {
	return asList(asFields(route.value.spec).rules).flatMap((rule, r) =>
		asList(asFields(rule).backendRefs).flatMap((each, b) => {
			const { group, kind, name, namespace, port } = asFields(each);
			const service = asString(name);
			if (!service || (group ?? '') !== '' || (kind ?? 'Service') !== 'Service') return [];
			const at = ['spec', 'rules', r, 'backendRefs', b];
			return {
				name: service,
				namespace: asString(namespace) ?? route.namespace,
				port: asNumber(port),
				path: [...at, 'name'],
				portPath: [...at, 'port'],
			};
		}),
	);
}
