import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import exposedWorkload from './exposed-workload.ts';
import gatewayPlainHttp from './gateway-plain-http.ts';
import missingBackend from './missing-backend.ts';
import missingRouteBackend from './missing-route-backend.ts';
import openSourceRange from './open-source-range.ts';
import referenceGrant from './reference-grant.ts';
import routedWorkload from './routed-workload.ts';
import snippet from './snippet.ts';
import snippetCode from './snippet-code.ts';
import tls from './tls.ts';
import unattachedRoute from './unattached-route.ts';
import wildcardHost from './wildcard-host.ts';

const meta = (name: string, namespace = 'shop', annotations = '{}') =>
	`metadata: {name: ${name}, namespace: ${namespace}, annotations: ${annotations}}`;
const ingress = (spec: string, annotations = '{}', apiVersion = 'networking.k8s.io/v1') =>
	`{apiVersion: ${apiVersion}, kind: Ingress, ${meta('i', 'shop', annotations)}, spec: {${spec}}}\n---\n`;
const rules = (...hosts: string[]) =>
	`rules: [${hosts.map((host) => `{host: ${host}}`).join(', ')}]`;
const host = (index: number) => `spec.rules[${index}].host`;

test.each([
	[rules('a.example.com'), '{}', [host(0)]],
	[`${rules('a.example.com')}, tls: []`, '{}', [host(0)]],
	[`${rules('a.example.com')}, tls: [{hosts: [a.example.com]}]`, '{}', []],
	[`${rules('a.example.com')}, tls: [{hosts: ["*.example.com"]}]`, '{}', []],
	[`${rules('a.b.example.com')}, tls: [{hosts: ["*.example.com"]}]`, '{}', [host(0)]],
	[`${rules('a.example.com', 'b.example.com')}, tls: [{hosts: [a.example.com]}]`, '{}', [host(1)]],
	[`${rules('a.example.com')}, tls: [{secretName: s}]`, '{}', []],
	[rules('null'), '{}', ['spec.rules[0]']],
	['defaultBackend: {}', '{}', ['spec.defaultBackend']],
	['ingressClassName: nginx', '{}', []],
	[rules('localhost', 'web.test', 'x.local'), '{}', []],
	[rules('a.example.com'), '{alb.ingress.kubernetes.io/certificate-arn: x}', []],
	[
		rules('a.example.com'),
		'{alb.ingress.kubernetes.io/listen-ports: "[{\\"HTTP\\": 80}]"}',
		[host(0)],
	],
	[rules('a.example.com'), '{alb.ingress.kubernetes.io/listen-ports: "[{\\"HTTPS\\": 443}]"}', []],
	[rules('a.example.com'), '{networking.gke.io/managed-certificates: x}', []],
	[rules('a.example.com'), '{traefik.ingress.kubernetes.io/router.entrypoints: websecure}', []],
	[rules('a.example.com'), '{cert-manager.io/cluster-issuer: x}', [host(0)]],
])('ingress/tls: %s %s', (spec, annotations, paths) => {
	expect(problemPaths(tls, ingress(spec, annotations))).toEqual(paths);
});

test('the kind of another API is none', () => {
	expect(problemPaths(tls, ingress(rules('a'), '{}', 'config.openshift.io/v1'))).toEqual([]);
	expect(problemPaths(tls, ingress(rules('a'), '{}', 'extensions/v1beta1'))).toEqual([host(0)]);
});

test.each([
	[rules('a.example.com'), []],
	[rules('"*.example.com"', '"*"', '""'), [host(0), host(1), 'spec.rules[2]']],
	['defaultBackend: {}', ['spec.defaultBackend']],
	[`${rules('a.example.com')}, defaultBackend: {}`, []],
])('ingress/wildcard-host: %s', (spec, paths) => {
	expect(problemPaths(wildcardHost, ingress(spec))).toEqual(paths);
});

const snippetKey = 'nginx.ingress.kubernetes.io/configuration-snippet';

test.each([
	['more_set_headers "X: y";', 1, 0],
	['', 0, 0],
	['location /x { alias /etc/; }', 0, 1],
	['location /root { return 200; }', 1, 0],
	['set $root 1;', 1, 0],
	['content_by_lua_block { ngx.say(1) }', 0, 1],
	['access_by_lua_file /x;', 0, 1],
	['proxy_set_header X /var/run/secrets/kubernetes.io/serviceaccount;', 0, 1],
	['  root /;', 0, 1],
])('ingress/snippet and snippet-code: %s', (value, plain, code) => {
	const yaml = ingress('', JSON.stringify({ [snippetKey]: value, snippet: 'root /;' }));
	expect(runCheck(snippet, yaml)).toHaveLength(plain);
	expect(runCheck(snippetCode, yaml)).toHaveLength(code);
});

const service = (name: string, ports = '[{port: 80, name: http}]', namespace = 'shop') =>
	`{apiVersion: v1, kind: Service, ${meta(name, namespace)}, spec: {selector: {app: web}, ports: ${ports}}}\n---\n`;
const backend = (name: string, port: string) =>
	`defaultBackend: {service: {name: ${name}, port: {${port}}}}`;
const at = 'spec.defaultBackend.service';

test.each([
	['the Service', ingress(backend('web', 'number: 80')) + service('web'), []],
	['its port by name', ingress(backend('web', 'name: http')) + service('web'), []],
	['another Service', ingress(backend('api', 'number: 80')) + service('web'), [`${at}.name`]],
	['no Services here', ingress(backend('api', 'number: 80')) + service('web', '[]', 'other'), []],
	[
		'one of an open namespace',
		ingress(backend('api', 'number: 80')) + service('web') + service('api', '[]', 'null'),
		[],
	],
	['another port', ingress(backend('web', 'number: 81')) + service('web'), [`${at}.port`]],
	[
		'another name of a port',
		ingress(backend('web', 'name: "80"')) + service('web'),
		[`${at}.port`],
	],
	[
		'an action of the balancer',
		ingress(backend('api', 'name: use-annotation')) + service('web'),
		[],
	],
	[
		'another kind',
		ingress('defaultBackend: {resource: {kind: Bucket, name: b}}') + service('web'),
		[],
	],
	[
		'the old form',
		ingress('backend: {serviceName: api, servicePort: 80}', '{}', 'extensions/v1beta1') +
			service('web'),
		['spec.backend.serviceName'],
	],
	[
		'a path',
		ingress('rules: [{http: {paths: [{backend: {service: {name: api}}}]}}]') + service('web'),
		['spec.rules[0].http.paths[0].backend.service.name'],
	],
	[
		'somebody else makes Services',
		`${ingress(backend('api', 'number: 80'))}${service('web')}{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, ${meta('r')}}`,
		[],
	],
])('ingress/missing-backend: %s', (_, yaml, paths) => {
	expect(problemPaths(missingBackend, yaml)).toEqual(paths);
});

const gateway = 'gateway.networking.k8s.io/v1';
const route = (spec: string, kind = 'HTTPRoute', namespace = 'shop') =>
	`{apiVersion: ${gateway}, kind: ${kind}, ${meta('r', namespace)}, spec: {${spec}}}\n---\n`;
const to = (ref: string) => `rules: [{backendRefs: [{${ref}}]}]`;
const ref = 'spec.rules[0].backendRefs[0]';

test.each([
	['the Service', route(to('name: web, port: 80')), []],
	['another', route(to('name: api, port: 80')), [`${ref}.name`]],
	['another port', route(to('name: web, port: 81'), 'GRPCRoute'), [`${ref}.port`]],
	['another kind', route(to('name: api, kind: ServiceImport, group: multicluster.x-k8s.io')), []],
	['another namespace', route(to('name: api, namespace: data, port: 80')), []],
	['another API', route(to('name: api')).replace(gateway, 'x.example.com/v1'), []],
])('ingress/missing-route-backend: %s', (_, yaml, paths) => {
	expect(problemPaths(missingRouteBackend, yaml + service('web'))).toEqual(paths);
});

const grant = (from: string, target: string, namespace = 'data') =>
	`{apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, ${meta('g', namespace)}, ` +
	`spec: {from: [{group: gateway.networking.k8s.io, ${from}}], to: [{group: "", ${target}}]}}\n---\n`;
const http = 'kind: HTTPRoute, namespace: shop';

test.each([
	['none', '', 1],
	['for all Services', grant(http, 'kind: Service'), 0],
	['for this one', grant(http, 'kind: Service, name: api'), 0],
	['for another', grant(http, 'kind: Service, name: web'), 1],
	['for another kind of route', grant('kind: GRPCRoute, namespace: shop', 'kind: Service'), 1],
	['for another namespace', grant('kind: HTTPRoute, namespace: x', 'kind: Service'), 1],
	['for Secrets', grant(http, 'kind: Secret'), 1],
	['in the namespace of the route', grant(http, 'kind: Service', 'shop'), 1],
	['in an open namespace', grant(http, 'kind: Service', 'null'), 0],
])('ingress/reference-grant: %s', (_, yaml, count) => {
	const crossing = route(to('name: api, namespace: data, port: 80'));
	expect(problemPaths(referenceGrant, crossing + service('api', '[]', 'data') + yaml)).toHaveLength(
		count,
	);
	expect(problemPaths(referenceGrant, crossing + yaml)).toEqual([]);
});

const gatewayOf = (listeners: string, namespace = 'edge') =>
	`{apiVersion: ${gateway}, kind: Gateway, ${meta('public', namespace)}, spec: {listeners: [${listeners}]}}\n---\n`;
const from = (which: string) => `{name: a, allowedRoutes: {namespaces: {from: ${which}}}}`;

test.each([
	['its own namespace', gatewayOf('{name: a}', 'shop'), 'name: public', 0],
	['no Gateways are shown', '', 'name: public', 0],
	['another name', gatewayOf('{name: a}', 'shop'), 'name: private', 1],
	['another namespace', gatewayOf('{name: a}'), 'name: public, namespace: edge', 1],
	['from all', gatewayOf(from('All')), 'name: public, namespace: edge', 0],
	['from some', gatewayOf(from('Selector')), 'name: public, namespace: edge', 0],
	['one of two', gatewayOf(`{name: b}, ${from('All')}`), 'name: public, namespace: edge', 0],
	[
		'the other of two',
		gatewayOf(`{name: b}, ${from('All')}`),
		'name: public, namespace: edge, sectionName: b',
		1,
	],
	['no such listener', gatewayOf('{name: a}', 'shop'), 'name: public, sectionName: b', 1],
	[
		'a Service, as a mesh has it',
		gatewayOf('{name: a}', 'shop'),
		'name: web, kind: Service, group: ""',
		0,
	],
	['an open namespace', gatewayOf('{name: a}', 'null'), 'name: public, namespace: edge', 0],
])('ingress/unattached-route: %s', (_, yaml, parent, count) => {
	const paths = Array(count).fill('spec.parentRefs[0].name');
	expect(problemPaths(unattachedRoute, yaml + route(`parentRefs: [{${parent}}]`))).toEqual(paths);
});

test.each([
	['{protocol: HTTP}', 1],
	['{protocol: HTTP}, {protocol: HTTPS}', 0],
	['{protocol: TLS}', 0],
	['', 0],
])('ingress/gateway-plain-http: %s', (listeners, count) => {
	expect(runCheck(gatewayPlainHttp, gatewayOf(listeners))).toHaveLength(count);
	const istio = gatewayOf(listeners).replace(gateway, 'networking.istio.io/v1');
	expect(runCheck(gatewayPlainHttp, istio)).toEqual([]);
});

test.each([
	['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8, 0.0.0.0/0', 1],
	['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8', 0],
	['alb.ingress.kubernetes.io/inbound-cidrs', '::/0', 1],
	['example.com/ranges', '0.0.0.0/0', 0],
])('ingress/open-source-range: %s: %s', (key, value, count) => {
	const yaml = ingress('', JSON.stringify({ [key]: value }));
	expect(runCheck(openSourceRange, yaml)).toHaveLength(count);
});

const pod = `{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop, labels: {app: web}}, spec: {}}\n---\n`;
const virtual = (destination: string, gateways = '[public]') =>
	`{apiVersion: networking.istio.io/v1, kind: VirtualService, ${meta('v')}, ` +
	`spec: {gateways: ${gateways}, http: [{route: [{destination: {host: ${destination}}}]}]}}\n---\n`;

test.each([
	['an Ingress', ingress(backend('web', 'number: 80')), 1, 0],
	['an Ingress for another Service', ingress(backend('api', 'number: 80')), 0, 0],
	['a route', route(to('name: web, port: 80')), 0, 1],
	[
		'a route of another namespace',
		route(to('name: web, namespace: shop'), 'TCPRoute', 'edge'),
		0,
		1,
	],
	['a VirtualService', virtual('web'), 0, 1],
	['a VirtualService by the whole name', virtual('web.shop.svc.cluster.local'), 0, 1],
	['a VirtualService for another', virtual('web.data.svc.cluster.local'), 0, 0],
	['a VirtualService of the mesh', virtual('web', '[mesh]'), 0, 0],
	['two ways', ingress(backend('web', 'number: 80')) + virtual('web'), 1, 1],
])('ingress/exposed-workload and routed-workload: %s', (_, yaml, exposed, routed) => {
	expect(problemPaths(exposedWorkload, yaml + service('web') + pod)).toHaveLength(exposed);
	expect(problemPaths(routedWorkload, yaml + service('web') + pod)).toHaveLength(routed);
});
