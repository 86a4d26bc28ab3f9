import { asBoolean, asFields, asList, asString, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { isNetworking, specOf } from './kinds.ts';

/** One listener of an Istio Gateway. */
export type Server = {
	readonly path: Path;
	readonly fields: Fields;
	/** In upper case: Istio does not mind how it is written. */
	readonly protocol: string;
	/** Whether clients talk TLS to it. */
	readonly isTls: boolean;
	/** Whether it only sends clients to HTTPS. */
	readonly isRedirect: boolean;
	/** Host names, each perhaps with the namespace of its routes in front: `shop/*.example.com`. */
	readonly hosts: readonly { readonly path: Path; readonly host: string }[];
};

/** The listeners of a Gateway of Istio; none for a Gateway of the Gateway API. */
export function gatewayServers(gateway: Resource): readonly Server[] {
	if (!isNetworking(gateway)) return [];
	return asList(specOf(gateway).servers).flatMap((server, index) =>
		isFields(server) ? [serverOf(server, ['spec', 'servers', index])] : [],
	);
}

function serverOf(fields: Fields, path: Path): Server {
	const protocol = (asString(asFields(fields.port).protocol) ?? '').toUpperCase();
	const tls = asFields(fields.tls);
	const mode = asString(tls.mode);
	const isRedirect = asBoolean(tls.httpsRedirect) === true;
	return {
		path,
		fields,
		protocol,
		isTls: protocol === 'HTTPS' || protocol === 'TLS' || (mode !== undefined && !isRedirect),
		isRedirect,
		hosts: asList(fields.hosts).flatMap((host, index) =>
			typeof host === 'string' ? [{ host, path: [...path, 'hosts', index] }] : [],
		),
	};
}

export function isHttp({ protocol }: Server): boolean {
	return protocol === 'HTTP' || protocol === 'HTTP2' || protocol.startsWith('GRPC');
}

/** Whether the Gateway is for the proxies at the mesh's way out. */
export function isEgress(gateway: Resource): boolean {
	const labels = Object.values(asFields(specOf(gateway).selector));
	return labels.some((label) => typeof label === 'string' && label.includes('egress'));
}
