import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import allowAll from './allow-all.ts';
import broadServiceEntry from './broad-service-entry.ts';
import destinationConflict from './destination-conflict.ts';
import destinationPlaintext from './destination-plaintext.ts';
import emptyAllow from './empty-allow.ts';
import envoyFilter from './envoy-filter.ts';
import gatewayAnyHost from './gateway-any-host.ts';
import gatewayOldTls from './gateway-old-tls.ts';
import gatewayPlainHttp from './gateway-plain-http.ts';
import httpRuleOnTcp from './http-rule-on-tcp.ts';
import identityWithoutMtls from './identity-without-mtls.ts';
import idlePolicy from './idle-policy.ts';
import inboundBypass from './inbound-bypass.ts';
import injectionAnnotation from './injection-annotation.ts';
import injectionDisabled from './injection-disabled.ts';
import mtlsDisabled from './mtls-disabled.ts';
import noAuthorization from './no-authorization.ts';
import openEgress from './open-egress.ts';
import outboundBypass from './outbound-bypass.ts';
import plaintextAccepted from './plaintext-accepted.ts';
import portWithoutSelector from './port-without-selector.ts';
import proxyUser from './proxy-user.ts';
import rivalPolicy from './rival-policy.ts';
import rootEnvoyFilter from './root-envoy-filter.ts';
import rootSelector from './root-selector.ts';

const object = (api: string, kind: string, spec: string, where = 'shop', name = 'x', more = '') =>
	`{apiVersion: ${api}, kind: ${kind}, metadata: {name: ${name}, ` +
	`${where && `namespace: ${where}, `}${more}}, spec: {${spec}}}\n---\n`;
const namespace = (labels: string) =>
	`{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {${labels}}}}\n---\n`;
const pod = (metadata = '', spec = 'containers: [{name: a, image: b}]') =>
	object('v1', 'Pod', spec, 'shop', 'p', metadata);
const security = (kind: string, spec: string, where = 'shop', name = 'x') =>
	object('security.istio.io/v1', kind, spec, where, name);
const networking = (kind: string, spec: string, where = 'shop', more = '') =>
	object('networking.istio.io/v1beta1', kind, spec, where, 'x', more);

const peer = (spec: string, where = 'shop', name = 'x') =>
	security('PeerAuthentication', spec, where, name);
const authorize = (spec: string, where = 'shop', name = 'x') =>
	security('AuthorizationPolicy', spec, where, name);
const enabled = namespace('istio-injection: enabled');
const ambient = namespace('istio.io/dataplane-mode: ambient');
const forA = 'selector: {matchLabels: {app: a}}';
const app = pod('labels: {app: a}');
const strict = peer('mtls: {mode: STRICT}');
const labels = 'metadata.labels';

test.each([
	['no mesh', app, []],
	['no policy', enabled + app, [labels]],
	['STRICT', enabled + app + strict, []],
	['STRICT for the mesh', enabled + app + peer('mtls: {mode: STRICT}', 'istio-system'), []],
	['PERMISSIVE', enabled + app + peer('mtls: {mode: PERMISSIVE}'), [labels]],
	['off is found elsewhere', enabled + app + peer('mtls: {mode: DISABLE}'), []],
	[
		'a port',
		enabled + app + peer(`${forA}, mtls: {mode: STRICT}, portLevelMtls: {80: {mode: PERMISSIVE}}`),
		[labels],
	],
	['ambient', ambient + app, [labels]],
	['a Job serves nobody', enabled + job('labels: {app: a}'), []],
	['a Pod that its controller made', enabled + pod('ownerReferences: [{kind: ReplicaSet}]'), []],
])('mesh/plaintext-accepted: %s', (_, yaml, paths) => {
	expect(problemPaths(plaintextAccepted, yaml)).toEqual(paths);
});

function job(metadata: string): string {
	const template = `template: {metadata: {${metadata}}, spec: {containers: [{name: a, image: b}]}}`;
	return object('batch/v1', 'Job', template);
}

const no = 'labels: {sidecar.istio.io/inject: "false"}';

test.each([
	['by label', enabled + pod(no), ['metadata.labels["sidecar.istio.io/inject"]']],
	[
		'by annotation',
		enabled + pod('annotations: {sidecar.istio.io/inject: "false"}'),
		['metadata.annotations["sidecar.istio.io/inject"]'],
	],
	['outside of the mesh', pod(no), []],
	['not refused', enabled + pod('labels: {sidecar.istio.io/inject: "true"}'), []],
	[
		'from ambient',
		ambient + pod('labels: {istio.io/dataplane-mode: none}'),
		['metadata.labels["istio.io/dataplane-mode"]'],
	],
	['a sidecar that ambient need not have', ambient + pod(no), []],
	['a proxy of its own', enabled + pod(no, 'containers: [{name: a}, {name: istio-proxy}]'), []],
])('mesh/injection-disabled: %s', (_, yaml, paths) => {
	expect(problemPaths(injectionDisabled, yaml)).toEqual(paths);
});

test('a Job that opts out is less of a risk', () => {
	expect(runCheck(injectionDisabled, enabled + job(no))[0]?.severity).toBe('low');
});

test.each([
	['annotations: {sidecar.istio.io/inject: "true"}', ['evidence', 2]],
	[`annotations: {sidecar.istio.io/inject: "true"}, ${no}`, ['safe', 1]],
	[no, [undefined, undefined]],
	['annotations: {sidecar.istio.io/inject: null}', [undefined, undefined]],
])('mesh/injection-annotation: %s', (metadata, expected) => {
	const fix = runCheck(injectionAnnotation, pod(metadata))[0]?.fix;
	expect([fix?.safety, fix?.edits.length]).toEqual(expected);
});

test.each([
	['none', enabled + app, [labels]],
	['one', enabled + app + authorize(forA), []],
	['no mesh', app, []],
	['a gateway', pod('annotations: {inject.istio.io/templates: gateway}'), []],
])('mesh/no-authorization: %s', (_, yaml, paths) => {
	expect(problemPaths(noAuthorization, yaml)).toEqual(paths);
});

test.each([
	[inboundBypass, 'traffic.sidecar.istio.io/excludeInboundPorts', '"8080,9090"', 1],
	[inboundBypass, 'traffic.sidecar.istio.io/excludeInboundPorts', '8080', 1],
	[inboundBypass, 'traffic.sidecar.istio.io/excludeInboundPorts', '""', 0],
	[inboundBypass, 'traffic.sidecar.istio.io/includeInboundPorts', '"*"', 0],
	[inboundBypass, 'traffic.sidecar.istio.io/includeInboundPorts', '""', 1],
	[inboundBypass, 'sidecar.istio.io/interceptionMode', 'NONE', 1],
	[inboundBypass, 'sidecar.istio.io/interceptionMode', 'TPROXY', 0],
	[inboundBypass, 'ambient.istio.io/bypass-inbound-capture', '"true"', 1],
	[outboundBypass, 'traffic.sidecar.istio.io/excludeOutboundPorts', '"5432"', 1],
	[outboundBypass, 'traffic.sidecar.istio.io/includeOutboundIPRanges', '"*"', 0],
	[outboundBypass, 'traffic.sidecar.istio.io/includeOutboundIPRanges', '10.0.0.0/8', 1],
])('%#: %s %s: %s', (check, annotation, value, count) => {
	const yaml = pod(`annotations: {${annotation}: ${value}}`);
	expect(problemPaths(check, yaml)).toHaveLength(count);
});

const as = (user: number) => `securityContext: {runAsUser: ${user}}`;

test.each([
	[`containers: [{name: a, ${as(1337)}}]`, ['spec.containers[0].securityContext.runAsUser']],
	[`${as(1337)}, containers: [{name: a}]`, ['spec.securityContext.runAsUser']],
	[`${as(1337)}, containers: [{name: a, ${as(1)}}]`, []],
	[`${as(1337)}, containers: [{name: istio-proxy}]`, []],
	[`initContainers: [{name: a, ${as(1337)}}]`, []],
	[
		`initContainers: [{name: a, restartPolicy: Always, ${as(1337)}}]`,
		['spec.initContainers[0].securityContext.runAsUser'],
	],
	[`hostNetwork: true, containers: [{name: a, ${as(1337)}}]`, []],
])('mesh/proxy-user: %s', (spec, paths) => {
	expect(problemPaths(proxyUser, pod('', spec))).toEqual(paths);
});

test.each([
	['mtls: {mode: DISABLE}', 'shop', [['spec.mtls.mode', 'medium']]],
	['mtls: {mode: DISABLE}', 'istio-system', [['spec.mtls.mode', 'high']]],
	['mtls: {mode: PERMISSIVE}', 'shop', []],
	[
		`${forA}, portLevelMtls: {80: {mode: DISABLE}}`,
		'shop',
		[['spec.portLevelMtls.80.mode', 'low']],
	],
	['portLevelMtls: {80: {mode: DISABLE}}', 'shop', []],
	[`${forA}, mtls: {mode: DISABLE}`, 'istio-system', []],
])('mesh/mtls-disabled: %s in %s', (spec, where, expected) => {
	const problems = runCheck(mtlsDisabled, peer(spec, where));
	expect(problems.map(({ path, severity }) => [path.join('.'), severity])).toEqual(expected);
});

test.each([
	[portWithoutSelector, 'portLevelMtls: {80: {mode: STRICT}}', 'shop', 1],
	[portWithoutSelector, 'selector: {}, portLevelMtls: {80: {mode: STRICT}}', 'shop', 1],
	[portWithoutSelector, `${forA}, portLevelMtls: {80: {mode: STRICT}}`, 'shop', 0],
	[portWithoutSelector, 'portLevelMtls: {}', 'shop', 0],
	[rootSelector, `${forA}, mtls: {mode: STRICT}`, 'istio-system', 1],
	[rootSelector, `${forA}, mtls: {mode: STRICT}`, 'shop', 0],
	[rootSelector, 'selector: {}, mtls: {mode: STRICT}', 'istio-system', 0],
])('%#: %s %s', (check, spec, where, count) => {
	expect(problemPaths(check, peer(spec, where))).toHaveLength(count);
});

test.each([
	['two of a namespace', peer('', 'shop', 'a') + peer('', 'shop', 'b'), 1],
	['overlays of one', peer('', 'shop', 'a') + peer('', 'shop', 'a'), 0],
	['two namespaces', peer('', 'shop', 'a') + peer('', 'other', 'b'), 0],
	['open namespaces', peer('', '', 'a') + peer('', '', 'b'), 0],
	['different selectors', peer('', 'shop', 'a') + peer(forA, 'shop', 'b'), 0],
	['equal selectors', peer(forA, 'shop', 'a') + peer(forA, 'shop', 'b'), 1],
	['ignored ones', peer(forA, 'istio-system', 'a') + peer(forA, 'istio-system', 'b'), 0],
])('mesh/rival-policy: %s', (_, yaml, count) => {
	expect(problemPaths(rivalPolicy, yaml)).toHaveLength(count);
});

const service = (ports: string) =>
	object('v1', 'Service', `selector: {app: a}, ports: [${ports}]`, 'shop', 'web');
const web = enabled + app + service('{name: http, port: 80}');
const rule = (policy: string, host = 'web') =>
	networking('DestinationRule', `host: "${host}", ${policy}`);
const off = 'trafficPolicy: {tls: {mode: DISABLE}}';
const simple = 'trafficPolicy: {tls: {mode: SIMPLE}}';
const tlsMode = 'spec.trafficPolicy.tls.mode';

test.each([
	[web + strict + rule(off), [tlsMode], []],
	[web + strict + rule(simple), [tlsMode], []],
	[web + strict + rule(simple, '*.local'), [tlsMode], []],
	[web + rule(off), [], [tlsMode]],
	[web + rule(simple), [], []],
	[web + strict + rule('trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}'), [], []],
	[web + strict + rule(simple, 'api.example.com'), [], []],
	[app + service('{port: 80}') + rule(off), [], []],
	[rule(off, '*.local'), [], [tlsMode]],
	[rule(off, 'kubernetes.default.svc.cluster.local'), [], []],
	[web + peer('mtls: {mode: DISABLE}') + rule(off), [], []],
	[
		web + strict + rule('trafficPolicy: {portLevelSettings: [{tls: {mode: SIMPLE}}]}'),
		['spec.trafficPolicy.portLevelSettings[0].tls.mode'],
		[],
	],
	[web + rule(`subsets: [null, {${off}}]`), [], [`spec.subsets[1].trafficPolicy.tls.mode`]],
	[web + rule(off).replace('networking.istio.io', 'example.com'), [], []],
	[rule('trafficPolicy: 3, subsets: {a: b}'), [], []],
])('mesh/destination-conflict and -plaintext %#', (yaml, conflict, plaintext) => {
	expect(problemPaths(destinationConflict, yaml)).toEqual(conflict);
	expect(problemPaths(destinationPlaintext, yaml)).toEqual(plaintext);
});

const principals = (value: string) => `rules: [{from: [{source: {principals: [${value}]}}]}]`;

test.each([
	['rules: [{}]', [undefined]],
	['action: ALLOW, rules: [{to: [{operation: {paths: [/a]}}]}, {}]', [undefined]],
	[principals('"*"'), ['low']],
	[principals('cluster.local/ns/a/sa/b'), []],
	['action: DENY, rules: [{}]', []],
	['action: CUSTOM, rules: [{}]', []],
	['selector: {matchLabels: {istio: ingressgateway}}, rules: [{}]', []],
	['targetRefs: [{kind: Gateway, name: a}], rules: [{}]', []],
	['targetRefs: [{kind: Service, name: a}], rules: [{}]', [undefined]],
])('mesh/allow-all: %s', (spec, severities) => {
	expect(runCheck(allowAll, authorize(spec)).map(({ severity }) => severity)).toEqual(severities);
});

test.each([
	['', 'x', 0, 0],
	[forA, 'x', 0, 0],
	['action: ALLOW', 'x', 0, 1],
	['rules: []', 'x', 0, 1],
	['rules: null', 'x', 0, 1],
	['action: ALLOW', 'deny-all', 0, 0],
	['action: ALLOW', 'allow-nothing', 0, 0],
	['rules: [{}]', 'x', 0, 0],
	['action: DENY', 'x', 1, 0],
	['action: DENY, rules: []', 'x', 1, 0],
	['action: DENY, rules: [{}]', 'x', 0, 0],
	['action: CUSTOM', 'x', 1, 0],
	['action: AUDIT', 'x', 0, 0],
])('mesh/idle-policy and mesh/empty-allow: {%s} of %s', (spec, name, idle, empty) => {
	const yaml = authorize(spec, 'shop', name);
	expect(problemPaths(idlePolicy, yaml)).toHaveLength(idle);
	expect(problemPaths(emptyAllow, yaml)).toHaveLength(empty);
});

const not = 'rules: [{from: [{source: {notNamespaces: [a]}}]}]';

test.each([
	['DENY by identity', enabled + app + authorize(`action: DENY, ${principals('a')}`), 1],
	['ALLOW by identity', enabled + app + authorize(principals('a')), 0],
	['ALLOW but for some', enabled + app + authorize(not), 1],
	['DENY but for some', enabled + app + authorize(`action: DENY, ${not}`), 0],
	['STRICT', enabled + app + strict + authorize(not), 0],
	['from the root namespace', enabled + app + authorize(`${forA}, ${not}`, 'istio-system'), 1],
	['another workload', enabled + app + authorize(`selector: {matchLabels: {app: b}}, ${not}`), 0],
	['for a gateway', enabled + app + authorize(`targetRefs: [{kind: Gateway}], ${not}`), 0],
	['no workload is known', authorize(not), 0],
])('mesh/identity-without-mtls: %s', (_, yaml, count) => {
	expect(problemPaths(identityWithoutMtls, yaml)).toHaveLength(count);
});

const methods = 'rules: [{to: [{operation: {methods: [GET], paths: [/a]}}]}]';

test.each([
	['TCP', enabled + app + service('{name: tcp, port: 1}') + authorize(methods), 1],
	['HTTP', web + authorize(methods), 0],
	['no Service', enabled + app + authorize(methods), 0],
	['ambient', ambient + app + authorize(methods), 1],
	['at a waypoint', ambient + app + authorize(`targetRefs: [{kind: Service}], ${methods}`), 0],
	['ports alone', ambient + app + authorize('rules: [{to: [{operation: {ports: ["1"]}}]}]'), 0],
])('mesh/http-rule-on-tcp: %s', (_, yaml, count) => {
	expect(problemPaths(httpRuleOnTcp, yaml)).toHaveLength(count);
});

const gateway = (servers: string, labels = 'istio: ingressgateway') =>
	networking('Gateway', `selector: {${labels}}, servers: [${servers}]`);
const server = (protocol: string, host: string, tls = 'null') =>
	`{port: {number: 1, protocol: ${protocol}}, hosts: ["${host}"], tls: ${tls}}`;

test.each([
	[gateway(server('HTTPS', '*')), 1],
	[gateway(server('HTTPS', 'shop/*')), 1],
	[gateway(server('HTTPS', '*.example.com')), 0],
	[gateway(server('HTTP', '*', '{httpsRedirect: true}')), 0],
	[gateway(server('TCP', '*')), 0],
	[gateway(server('TLS', '*.local', '{mode: AUTO_PASSTHROUGH}')), 0],
	[gateway(server('HTTPS', '*')).replace('networking.istio.io', 'gateway.networking.k8s.io'), 0],
	[gateway('3, null, {hosts: 4}'), 0],
])('mesh/gateway-any-host %#', (yaml, count) => {
	expect(problemPaths(gatewayAnyHost, yaml)).toHaveLength(count);
});

test.each([
	[gateway(server('HTTP', 'a')), [undefined]],
	[gateway(server('http', 'a')), [undefined]],
	[gateway(`${server('HTTP', 'a')}, ${server('HTTPS', 'a', '{mode: SIMPLE}')}`), ['evidence']],
	[gateway(`${server('GRPC', 'a')}, ${server('HTTPS', 'a', '{mode: SIMPLE}')}`), [undefined]],
	[gateway(server('HTTP', 'a', '{httpsRedirect: true}')), []],
	[gateway(server('HTTP', 'a', '{httpsRedirect: false}')), [undefined]],
	[gateway(server('HTTP', 'a'), 'istio: egressgateway'), []],
	[gateway(server('TCP', 'a')), []],
	[gateway(server('HTTP', 'a')).replace('networking.istio.io', 'gateway.networking.k8s.io'), []],
])('mesh/gateway-plain-http %#', (yaml, safeties) => {
	expect(runCheck(gatewayPlainHttp, yaml).map(({ fix }) => fix?.safety)).toEqual(safeties);
});

test.each([
	['TLSV1_0', 1],
	['TLSV1_1', 1],
	['TLSV1_2', 0],
	['TLS_AUTO', 0],
	['null', 0],
])('mesh/gateway-old-tls: %s', (version, count) => {
	const yaml = gateway(server('HTTPS', 'a', `{minProtocolVersion: ${version}}`));
	expect(problemPaths(gatewayOldTls, yaml)).toHaveLength(count);
});

test.each([
	['', 'shop', '', 1, 0],
	['', 'istio-system', '', 0, 1],
	['workloadSelector: {labels: {app: a}}', 'istio-system', '', 0, 0],
	['workloadSelector: {labels: {}}', 'istio-system', '', 0, 1],
	['targetRefs: [{kind: Gateway}]', 'istio-system', '', 0, 0],
	['configPatches: [{match: {context: GATEWAY}}]', 'istio-system', '', 0, 0],
	['configPatches: [{match: {context: GATEWAY}}, null]', 'istio-system', '', 0, 1],
	['', 'istio-system', 'labels: {istio.io/rev: default}', 0, 0],
])('mesh/envoy-filter and mesh/root-envoy-filter: {%s} in %s', (spec, where, more, own, root) => {
	const yaml = networking('EnvoyFilter', spec, where, more);
	expect(problemPaths(envoyFilter, yaml)).toHaveLength(own);
	expect(problemPaths(rootEnvoyFilter, yaml)).toHaveLength(root);
});

test.each([
	['hosts: ["*"]', ['spec.hosts[0]']],
	['hosts: [a.example.com, "*.com"]', ['spec.hosts[1]']],
	['hosts: ["*.example.com", "*.local"]', []],
	[
		'hosts: [a], addresses: [0.0.0.0/0, "::/0", 0.0.0.0/1]',
		[0, 1, 2].map((i) => `spec.addresses[${i}]`),
	],
	['hosts: [a], addresses: [10.0.0.0/8, 1.2.3.4, "1.2.3.4/"]', []],
	['hosts: ["*"], location: MESH_INTERNAL', []],
	['hosts: 3, addresses: [null]', []],
])('mesh/broad-service-entry: %s', (spec, paths) => {
	expect(problemPaths(broadServiceEntry, networking('ServiceEntry', spec))).toEqual(paths);
});

const anyHost = 'outboundTrafficPolicy: {mode: ALLOW_ANY}';

test.each([
	[networking('Sidecar', anyHost), 1],
	[networking('Sidecar', ''), 0],
	[networking('Sidecar', 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}'), 0],
	[networking('Sidecar', anyHost).replace('networking.istio.io', 'example.com'), 0],
	[object('install.istio.io/v1alpha1', 'IstioOperator', `meshConfig: {${anyHost}}`), 1],
	[object('sailoperator.io/v1', 'Istio', `values: {meshConfig: {${anyHost}}}`), 1],
])('mesh/open-egress %#', (yaml, count) => {
	expect(problemPaths(openEgress, yaml)).toHaveLength(count);
});
