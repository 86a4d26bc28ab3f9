import { describe, expect, test } from 'vitest';
import { readYaml } from '../../lang/yaml/read.ts';
import { renderPath } from '../../model/path.ts';
import { objectsOf } from '../objects.ts';
import type { PodView } from '../pod.ts';
import { World } from '../world.ts';
import { authorizationOf, httpFields, identityFields, reachOf } from './authorization.ts';
import { dataplaneOf } from './dataplane.ts';
import { standingOf } from './destinations.ts';
import { selectsTcp } from './groups.ts';
import { isGuarded } from './guards.ts';
import { effectiveOf, mtlsOf } from './mtls.ts';

const worldOf = (yaml: string) =>
	new World(
		readYaml(yaml).documents.flatMap((document) =>
			document.kind === 'value' ? objectsOf(document.value, 'a.yaml', 1).resources : [],
		),
	);
const first = (world: World): PodView => {
	const [pod] = world.pods;
	if (!pod) throw new Error('no Pod');
	return pod;
};
const one = (yaml: string, kind: string) => {
	const world = worldOf(yaml);
	const [resource] = world.ofKind(kind);
	if (!resource) throw new Error(`no ${kind}`);
	return { resource, world };
};

const namespace = (labels: string, name = 'shop') =>
	`{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: {${labels}}}}\n---\n`;
const pod = (metadata = '', spec = 'containers: [{name: a, image: b}]', where = 'shop') =>
	`{apiVersion: v1, kind: Pod, metadata: {name: p, ` +
	`${where && `namespace: ${where}, `}${metadata}}, spec: {${spec}}}\n---\n`;
const policy = (kind: string, spec: string, where = 'shop', name = 'default', more = '') =>
	`{apiVersion: security.istio.io/v1, kind: ${kind}, metadata: {name: ${name}, ` +
	`${where && `namespace: ${where}, `}${more}}, spec: {${spec}}}\n---\n`;

const enabled = namespace('istio-injection: enabled');
const ambient = namespace('istio.io/dataplane-mode: ambient');
const inject = (value: string) => `labels: {app: a, sidecar.istio.io/inject: "${value}"}`;
const noted = (value: string) => `annotations: {sidecar.istio.io/inject: "${value}"}`;
const containers = 'containers: [{name: a, image: b}]';

describe('the dataplane of a workload', () => {
	test.each([
		['nothing is said', pod(), undefined],
		['the namespace is enabled', enabled + pod(), 'sidecar'],
		['another namespace is enabled', namespace('istio-injection: enabled', 'b') + pod(), undefined],
		['the namespace has a revision', namespace('istio.io/rev: stable') + pod(), 'sidecar'],
		[
			'disabled goes before a revision',
			namespace('istio-injection: disabled, istio.io/rev: stable') + pod(),
			undefined,
		],
		['the Pod refuses', enabled + pod(inject('false')), undefined],
		[
			'the Pod refuses with a boolean',
			enabled + pod('labels: {sidecar.istio.io/inject: false}'),
			undefined,
		],
		['the Pod asks', pod(inject('true')), 'sidecar'],
		['the Pod asks where no namespace is known', pod(inject('true'), containers, ''), 'sidecar'],
		[
			'the Pod asks in vain',
			namespace('istio-injection: disabled') + pod(inject('true')),
			undefined,
		],
		['the Pod has a revision', pod('labels: {istio.io/rev: canary}'), 'sidecar'],
		['the annotation cannot ask', pod(noted('true')), undefined],
		['the annotation can refuse', enabled + pod(noted('false')), undefined],
		[
			'the label goes before the annotation',
			enabled + pod(`${inject('true')}, ${noted('false')}`),
			'sidecar',
		],
		['the network of the node', enabled + pod('', `hostNetwork: true, ${containers}`), undefined],
		[
			'a namespace of the cluster',
			namespace('istio-injection: enabled', 'kube-system') +
				pod(inject('true'), containers, 'kube-system'),
			undefined,
		],
		['a proxy in the manifest', pod('', 'containers: [{name: a}, {name: istio-proxy}]'), 'sidecar'],
		[
			'a proxy as a native sidecar',
			pod(
				'',
				'initContainers: [{name: istio-proxy, restartPolicy: Always}], containers: [{name: a}]',
			),
			'sidecar',
		],
		['a gateway', pod('annotations: {inject.istio.io/templates: gateway}'), 'gateway'],
		['a proxy alone', pod('', 'containers: [{name: istio-proxy}]'), 'gateway'],
		[
			'gRPC without a proxy',
			enabled + pod('annotations: {inject.istio.io/templates: grpc-agent}'),
			undefined,
		],
		['an ambient namespace', ambient + pod(), 'ambient'],
		['an ambient Pod', pod('labels: {istio.io/dataplane-mode: ambient}'), 'ambient'],
		[
			'a Pod that leaves ambient',
			ambient + pod('labels: {istio.io/dataplane-mode: none}'),
			undefined,
		],
		['a sidecar in an ambient namespace', ambient + pod(inject('true')), 'sidecar'],
		[
			'hostile',
			'metadata: {labels: 3}\n---\n{apiVersion: v1, kind: Namespace, metadata: []}\n---\n' +
				pod('labels: [], annotations: 4', 'containers: {a: b}'),
			undefined,
		],
	])('%s', (_, yaml, expected) => {
		const world = worldOf(yaml);
		expect(dataplaneOf(first(world), world)).toBe(expected);
	});
});

const peer = (spec: string, where = 'shop', name = 'default', more = '') =>
	policy('PeerAuthentication', spec, where, name, more);
const mtls = (mode: string) => `mtls: {mode: ${mode}}`;
const forA = 'selector: {matchLabels: {app: a}}';
const created = (day: number) => `creationTimestamp: "2026-01-0${day}T00:00:00Z"`;

describe('mutual TLS of a workload', () => {
	const injected = pod(inject('true'));
	test.each([
		['default', injected, 'PERMISSIVE'],
		['outside of the mesh', pod() + peer(mtls('STRICT')), undefined],
		['a gateway', pod('annotations: {inject.istio.io/templates: gateway}'), undefined],
		['the namespace', injected + peer(mtls('STRICT')), 'STRICT'],
		['another namespace', injected + peer(mtls('STRICT'), 'other'), 'PERMISSIVE'],
		['the mesh', injected + peer(mtls('STRICT'), 'istio-system'), 'STRICT'],
		[
			'the namespace goes before the mesh',
			injected + peer(mtls('STRICT'), 'istio-system') + peer(mtls('DISABLE')),
			'DISABLE',
		],
		[
			'the workload goes before the namespace',
			injected + peer(mtls('STRICT')) + peer(`${forA}, ${mtls('PERMISSIVE')}`, 'shop', 'a'),
			'PERMISSIVE',
		],
		[
			'UNSET inherits',
			injected +
				peer(mtls('STRICT'), 'istio-system') +
				peer(mtls('UNSET')) +
				peer(forA, 'shop', 'a'),
			'STRICT',
		],
		['an unknown mode inherits', injected + peer('mtls: {mode: strict}'), 'PERMISSIVE'],
		[
			'another workload',
			injected + peer(`selector: {matchLabels: {app: b}}, ${mtls('STRICT')}`),
			'PERMISSIVE',
		],
		[
			'an empty selector is none',
			injected + peer(`selector: {matchLabels: {}}, ${mtls('STRICT')}`),
			'STRICT',
		],
		[
			'a selector in the root namespace is ignored',
			injected + peer(`${forA}, ${mtls('STRICT')}`, 'istio-system'),
			'PERMISSIVE',
		],
		[
			'the oldest wins',
			injected +
				peer(mtls('PERMISSIVE'), 'shop', 'a', created(2)) +
				peer(mtls('STRICT'), 'shop', 'b', created(1)),
			'STRICT',
		],
		[
			'what is applied goes before what is not',
			injected +
				peer(mtls('PERMISSIVE'), 'shop', 'a') +
				peer(mtls('STRICT'), 'shop', 'b', created(1)),
			'STRICT',
		],
		[
			'without times the name decides',
			injected + peer(mtls('PERMISSIVE'), 'shop', 'b') + peer(mtls('STRICT'), 'shop', 'a'),
			'STRICT',
		],
		[
			'the oldest wins between different selectors',
			pod('labels: {app: a, tier: b, sidecar.istio.io/inject: "true"}') +
				peer(`${forA}, ${mtls('PERMISSIVE')}`, 'shop', 'a', created(2)) +
				peer(`selector: {matchLabels: {tier: b}}, ${mtls('STRICT')}`, 'shop', 'b', created(1)),
			'STRICT',
		],
		[
			'another API',
			injected + peer(mtls('STRICT')).replace('security.istio.io', 'example.com'),
			'PERMISSIVE',
		],
		['a policy of an open namespace', injected + peer(mtls('STRICT'), ''), 'STRICT'],
		[
			'a Pod of an open namespace',
			pod(inject('true'), containers, '') + peer(mtls('STRICT'), 'other'),
			undefined,
		],
		['ambient knows no DISABLE', ambient + pod() + peer(mtls('DISABLE')), 'PERMISSIVE'],
		[
			'hostile',
			injected + peer('selector: 3, mtls: [a], portLevelMtls: x') + peer('', '', '3'),
			'PERMISSIVE',
		],
	])('%s', (_, yaml, expected) => {
		const world = worldOf(yaml);
		expect(mtlsOf(first(world), world)?.mode).toBe(expected);
	});

	test.each([
		[`${forA}, ${mtls('STRICT')}, portLevelMtls: {8080: {mode: DISABLE}}`, [[8080, 'DISABLE']]],
		[`${forA}, ${mtls('STRICT')}, portLevelMtls: {8080: {mode: STRICT}}`, []],
		[`${forA}, ${mtls('STRICT')}, portLevelMtls: {8080: {mode: UNSET}}`, []],
		[`${forA}, portLevelMtls: {"8080": {mode: STRICT}}`, [[8080, 'STRICT']]],
		[`${mtls('STRICT')}, portLevelMtls: {8080: {mode: DISABLE}}`, []],
	])('ports: %s', (spec, ports) => {
		const world = worldOf(injected + peer(spec));
		expect([...(mtlsOf(first(world), world)?.ports ?? [])]).toEqual(ports);
	});

	test('policies of one scope have the same selector, in whatever order it is written', () => {
		const world = worldOf(
			peer('selector: {matchLabels: {a: b, c: d}}', 'shop', 'second') +
				peer('selector: {matchLabels: {c: d, a: b}}', 'shop', 'first') +
				peer('selector: {matchLabels: {a: b}}', 'shop', 'a'),
		);
		const effective = world
			.ofKind('PeerAuthentication')
			.map((each) => effectiveOf(each, world).name);
		expect(effective).toEqual(['first', 'first', 'a']);
	});
});

const authorization = (spec: string, where = 'shop') => policy('AuthorizationPolicy', spec, where);
const ruleOf = (rule: string) => {
	const { resource } = one(authorization(`rules: [${rule}]`), 'AuthorizationPolicy');
	const [read] = authorizationOf(resource).rules;
	if (!read) throw new Error(rule);
	return read;
};
const source = (fields: string) => `{from: [{source: {${fields}}}]}`;
const operation = (fields: string) => `{to: [{operation: {${fields}}}]}`;

describe('what a rule allows', () => {
	test.each([
		['{}', 'everybody'],
		['{from: [], to: null}', 'everybody'],
		[source(''), 'everybody'],
		[source('principals: []'), 'everybody'],
		[source('principals: ["*"]'), 'mesh'],
		[source('namespaces: ["*"]'), 'mesh'],
		[source('namespaces: [shop]'), undefined],
		[source('principals: ["*"], namespaces: [shop]'), undefined],
		[source('ipBlocks: [0.0.0.0/0]'), 'everybody'],
		[source('remoteIpBlocks: [10.0.0.0/8, "::/0"]'), 'everybody'],
		[source('ipBlocks: [10.0.0.0/8]'), undefined],
		[source('notNamespaces: ["*"]'), undefined],
		[source('requestPrincipals: ["*"]'), undefined],
		['{from: [{source: {namespaces: [a]}}, {source: {}}]}', 'everybody'],
		[operation('paths: ["*"]'), 'everybody'],
		[operation('paths: [/a]'), undefined],
		[operation('notPaths: ["*"]'), undefined],
		['{to: [{operation: {paths: [/a]}}, {operation: {methods: ["*"]}}]}', 'everybody'],
		['{when: [{key: "request.auth.claims[iss]", values: [a]}]}', undefined],
	])('%s', (rule, reach) => {
		expect(reachOf(ruleOf(rule))).toBe(reach);
	});

	test.each([
		['spec: {}', '', 'ALLOW', 0],
		['nobody', 'action: DENY', 'DENY', 0],
		['everything', 'action: DENY, rules: [{}]', 'DENY', 1],
		['custom', 'action: CUSTOM, rules: [{}, null, 3]', 'CUSTOM', 1],
		['hostile', 'action: [DENY], rules: {a: b}, selector: 3, targetRefs: [3]', 'ALLOW', 0],
	])('%s', (_, spec, action, rules) => {
		const read = authorizationOf(one(authorization(spec), 'AuthorizationPolicy').resource);
		expect([read.action, read.rules.length]).toEqual([action, rules]);
	});

	const at = 'spec.rules[0]';
	test.each([
		[
			source('principals: [a], notNamespaces: [b]'),
			[`${at}.from[0].source.principals`],
			[`${at}.from[0].source.notNamespaces`],
		],
		[
			'{when: [{key: source.principal, values: [a], notValues: [b]}]}',
			[`${at}.when[0].values`],
			[`${at}.when[0].notValues`],
		],
		['{when: [{key: source.ip, values: [a]}]}', [], []],
		[source('requestPrincipals: [a], ipBlocks: [b]'), [], []],
	])('identities of %s', (rule, is, isNot) => {
		const found = identityFields(ruleOf(rule));
		expect(found.is.map(renderPath)).toEqual(is);
		expect(found.isNot.map(renderPath)).toEqual(isNot);
	});

	test.each([
		[operation('methods: [GET]'), [`${at}.to[0].operation.methods`]],
		[operation('ports: ["80"]'), []],
		[source('notRequestPrincipals: [a]'), [`${at}.from[0].source.notRequestPrincipals`]],
		['{when: [{key: "request.headers[a]", values: [b]}, {key: 3}]}', [`${at}.when[0].key`]],
		['{when: [{key: source.namespace, values: [b]}]}', []],
	])('HTTP in %s', (rule, paths) => {
		expect(httpFields(ruleOf(rule)).map(renderPath)).toEqual(paths);
	});
});

describe('whether a workload is guarded', () => {
	const injected = pod(inject('true'));
	test.each([
		['nothing', injected, false],
		['its namespace', injected + authorization(''), true],
		['another namespace', injected + authorization('', 'other'), false],
		['the root namespace', injected + authorization('', 'istio-system'), true],
		[
			'a selector in the root namespace counts',
			injected + authorization(forA, 'istio-system'),
			true,
		],
		['another workload', injected + authorization('selector: {matchLabels: {app: b}}'), false],
		['AUDIT decides nothing', injected + authorization('action: AUDIT, rules: [{}]'), false],
		[
			'sidecars pass over targets',
			injected + authorization('targetRefs: [{kind: Service, name: a}]'),
			false,
		],
		[
			'a waypoint may be there',
			ambient + pod() + authorization('targetRefs: [{kind: Service, name: a}]'),
			undefined,
		],
		['an open policy', injected + authorization('', ''), true],
		['an open Pod', pod(inject('true'), containers, '') + authorization('', 'other'), undefined],
	])('%s', (_, yaml, expected) => {
		const world = worldOf(yaml);
		expect(isGuarded(first(world), world)).toBe(expected);
	});
});

const service = (port: string, name = 'web') =>
	`{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, ` +
	`spec: {selector: {app: a}, ports: [${port}]}}\n---\n`;

test.each([
	['{name: tcp-sql, port: 1}', true],
	['{name: tcp, port: 1}, {name: mysql, port: 2}', true],
	['{name: tcp, port: 1}, {name: http, port: 2}', false],
	['{name: sql, port: 1}', false],
	['{port: 1}', false],
	['{name: http, appProtocol: TCP, port: 1}', true],
	['', false],
])('only TCP is before the workload: %s', (port, expected) => {
	const yaml = authorization(forA) + pod(inject('true')) + service(port);
	const { resource, world } = one(yaml, 'AuthorizationPolicy');
	expect(selectsTcp(resource, world)).toBe(expected);
});

const rule = (host: string) =>
	`{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: d, namespace: shop}, ` +
	`spec: {host: "${host}"}}\n---\n`;
const web = pod(inject('true')) + service('{name: http, port: 80}');
const strict = peer(mtls('STRICT'));

test.each([
	['web', web + strict, 'strict'],
	['web.shop', web + strict, 'strict'],
	['WEB.shop.svc.cluster.local', web + strict, 'strict'],
	['web', web, 'open'],
	['web', web + peer(mtls('DISABLE')), 'plain'],
	['web', pod('labels: {app: a}') + service('{port: 80}') + strict, 'plain'],
	[
		'web',
		web + peer(`${forA}, ${mtls('STRICT')}, portLevelMtls: {80: {mode: PERMISSIVE}}`),
		'open',
	],
	['web', service('{port: 80}'), 'mesh'],
	['other', web, 'mesh'],
	['other.shop', web, undefined],
	['other.shop.svc', web, 'mesh'],
	['api.example.com', web, undefined],
	['example.com', web, undefined],
	['*.example.com', web, undefined],
	['*.local', web + strict, 'strict'],
	['*.local', web, 'mesh'],
	['*', web + strict, 'strict'],
	['*.shop.svc.cluster.local', web + strict, 'strict'],
	['*.other.svc.cluster.local', web + strict, 'mesh'],
	['kubernetes.default.svc.cluster.local', strict, undefined],
	['', web, undefined],
])('what stands behind %s (%#)', (host, yaml, expected) => {
	const { resource, world } = one(rule(host) + yaml, 'DestinationRule');
	expect(standingOf(resource, world)).toBe(expected);
});
