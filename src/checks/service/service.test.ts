import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import dashboardSkipLogin from './dashboard-skip-login.ts';
import endpointAddress from './endpoint-address.ts';
import exposedConsole from './exposed-console.ts';
import externalIps from './external-ips.ts';
import monitorSelectsNothing from './monitor-selects-nothing.ts';
import nodePort from './node-port.ts';
import openLoadBalancer from './open-load-balancer.ts';
import plainHttp from './plain-http.ts';
import portName from './port-name.ts';
import privilegedPort from './privileged-port.ts';
import selectsNothing from './selects-nothing.ts';
import ssh from './ssh.ts';
import tiller from './tiller.ts';
import unauthenticated from './unauthenticated.ts';
import undeclaredPort from './undeclared-port.ts';

const service = (spec: string, metadata = 'labels: {app: web}', namespace = 'shop') =>
	`{apiVersion: v1, kind: Service, metadata: {name: s, namespace: ${namespace}, ${metadata}}, spec: {${spec}}}\n---\n`;
const pod = (spec: string, namespace = 'shop') =>
	`{apiVersion: v1, kind: Pod, metadata: {name: x, namespace: ${namespace}, labels: {app: web}}, spec: {${spec}}}\n---\n`;
const web = 'selector: {app: web}';
const db = 'selector: {app: db}';
const note = (key: string, value: string) => `annotations: {${key}: "${value}"}`;

test.each([
	['type: NodePort', 1],
	['type: ClusterIP', 0],
	['type: LoadBalancer', 0],
	['type: null', 0],
	['type: [NodePort]', 0],
])('service/node-port: %s', (spec, count) => {
	expect(runCheck(nodePort, service(spec))).toHaveLength(count);
	const knative = service(spec).replace('v1', 'serving.knative.dev/v1');
	expect(runCheck(nodePort, knative)).toEqual([]);
});

test('what only a NodePort may have goes with it', () => {
	const spec =
		'type: NodePort, externalTrafficPolicy: Local, ports: [{port: 80}, {port: 81, nodePort: 30081}]';
	const paths = runCheck(nodePort, service(spec))[0]?.fix?.edits.map(({ path }) => path.join('.'));
	expect(paths).toEqual(['spec.type', 'spec.externalTrafficPolicy', 'spec.ports.1.nodePort']);
});

test.each([
	['type: LoadBalancer', '', 1],
	['type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]', '', 0],
	['type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, 0.0.0.0/0]', '', 1],
	['type: LoadBalancer, loadBalancerSourceRanges: []', '', 1],
	[
		'type: LoadBalancer',
		note('service.beta.kubernetes.io/load-balancer-source-ranges', '10.0.0.0/8, 10.1.0.0/16'),
		0,
	],
	['type: LoadBalancer', note('service.beta.kubernetes.io/aws-load-balancer-internal', 'true'), 0],
	[
		'type: LoadBalancer',
		note('service.beta.kubernetes.io/aws-load-balancer-scheme', 'internet-facing'),
		1,
	],
	['type: LoadBalancer', note('networking.gke.io/load-balancer-type', 'Internal'), 0],
	[
		'type: LoadBalancer',
		note('service.beta.kubernetes.io/azure-load-balancer-internal', 'false'),
		1,
	],
	['type: ClusterIP', '', 0],
])('service/open-load-balancer: %s %s', (spec, metadata, count) => {
	expect(runCheck(openLoadBalancer, service(spec, metadata))).toHaveLength(count);
});

test.each([
	['externalIPs: [203.0.113.1]', 1],
	['externalIPs: []', 0],
	['externalIPs: null', 0],
])('service/external-ips: %s', (spec, count) => {
	expect(runCheck(externalIps, service(spec))).toHaveLength(count);
});

test.each([
	['a workload', service(web) + pod(''), 0],
	['none of them', service(db) + pod(''), 1],
	['no workloads here', service(db) + pod('', 'other'), 0],
	['no selector', service('ports: []') + pod(''), 0],
	['an outside name', service(`type: ExternalName, ${db}`) + pod(''), 0],
	['open namespaces', service(db, '', 'null') + pod('', 'null'), 1],
	[
		'a workload of an open namespace',
		service(web) + pod('').replace('web', 'x') + pod('', 'null'),
		0,
	],
	['an operator', service(db) + pod('') + service('').replace('v1', 'serving.knative.dev/v1'), 0],
])('service/selects-nothing: %s', (_, yaml, count) => {
	expect(problemPaths(selectsNothing, yaml)).toEqual(Array(count).fill('spec.selector'));
});

const http = 'containers: [{name: a, ports: [{name: http, containerPort: 8080}]}]';

test.each([
	['port: 80, targetPort: http', http, [], []],
	['port: 80, targetPort: web', http, ['targetPort'], []],
	['port: 80, targetPort: 8080', http, [], []],
	['port: 80, targetPort: 80', http, [], ['targetPort']],
	['port: 80', http, [], ['port']],
	['port: 80, targetPort: 0', http, [], ['port']],
	['port: 8080', http, [], []],
	['port: 8080, protocol: UDP', http, [], []],
	['port: 80, targetPort: http', 'containers: [{name: a}]', ['targetPort'], []],
	['port: 80', 'containers: [{name: a}]', [], []],
	['port: 80, targetPort: http', http.replace('containers', 'initContainers'), ['targetPort'], []],
])('service/port-name and undeclared-port: %s', (port, spec, names, numbers) => {
	const yaml = service(`${web}, ports: [{${port}}]`) + pod(spec);
	const at = (fields: readonly string[]) => fields.map((field) => `spec.ports[0].${field}`);
	expect(problemPaths(portName, yaml)).toEqual(at(names));
	expect(problemPaths(undeclaredPort, yaml)).toEqual(at(numbers));
	expect(problemPaths(portName, service(`${web}, ports: [{${port}}]`))).toEqual([]);
});

const image = (name: string) => pod(`containers: [{name: a, image: ${name}}]`);
const internal = note('networking.gke.io/load-balancer-type', 'Internal');

test.each([
	['NodePort', 'quay.io/argoproj/argocd:v3.2.1', '', 1],
	['LoadBalancer', 'mirror.example.com/x/argoproj/argocd:v3.2.1', '', 1],
	['LoadBalancer', 'rancher/rancher', internal, 0],
	['ClusterIP', 'rancher/rancher', '', 0],
	['NodePort', 'registry.example.com/rancher', '', 0],
	['NodePort', 'a b', '', 0],
])('service/exposed-console: %s %s %s', (type, name, metadata, count) => {
	const yaml = service(`type: ${type}, ${web}`, metadata) + image(name);
	expect(problemPaths(exposedConsole, yaml)).toHaveLength(count);
});

const ingress = (metadata = '') =>
	`{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: shop, ${metadata}}, ` +
	'spec: {defaultBackend: {service: {name: s, port: {number: 80}}}}}\n---\n';
const guarded = ingress(note('nginx.ingress.kubernetes.io/auth-url', 'https://auth.example.com'));

test.each([
	['NodePort', 'redis:8.2', '', 'high'],
	['ClusterIP', 'redis:8.2', '', undefined],
	['ClusterIP', 'redis:8.2', ingress(), undefined],
	['ClusterIP', 'quay.io/prometheus/prometheus:v3.7.0', ingress(), 'medium'],
	['ClusterIP', 'quay.io/prometheus/prometheus:v3.7.0', guarded, undefined],
	['ClusterIP', 'quay.io/prometheus/prometheus:v3.7.0', guarded + ingress(), 'medium'],
	['LoadBalancer', 'quay.io/prometheus/prometheus:v3.7.0', '', 'high'],
	['LoadBalancer', 'registry.example.com/shop/web:1.0', '', undefined],
])('service/unauthenticated: %s %s %s', (type, name, rest, severity) => {
	const found = runCheck(unauthenticated, service(`type: ${type}, ${web}`) + image(name) + rest);
	expect(found.map((each) => each.severity ?? unauthenticated.severity)).toEqual(
		severity ? [severity] : [],
	);
});

test.each([
	['args: [--enable-skip-login]', 1],
	['args: [--enable-skip-login=true]', 1],
	['args: [--enable-skip-login=false]', 0],
	['command: [/dashboard, --disable-settings-authorizer]', 1],
	['args: [--enable-skip-login-page]', 0],
])('service/dashboard-skip-login: %s', (words, count) => {
	const yaml = pod(`containers: [{name: a, image: kubernetesui/dashboard, ${words}}]`);
	expect(runCheck(dashboardSkipLogin, yaml)).toHaveLength(count);
	expect(runCheck(dashboardSkipLogin, yaml.replace('kubernetesui/dashboard', 'web'))).toEqual([]);
});

test.each([
	['ports: [{port: 44134}]', ['spec.ports[0]']],
	['ports: [{port: 80}, {port: 81, targetPort: 44134}]', ['spec.ports[1]']],
	['selector: {app: helm, name: tiller}', ['metadata.name']],
	['selector: {app: helm}', []],
])('service/tiller: %s', (spec, paths) => {
	expect(problemPaths(tiller, service(spec))).toEqual(paths);
});

test.each([
	['ports: [{port: 22}]', 'low'],
	['ports: [{port: 2222, targetPort: 22}]', 'low'],
	['ports: [{port: 2222, targetPort: ssh}], type: NodePort', 'medium'],
	['ports: [{port: 22, protocol: UDP}]', undefined],
	['ports: [{port: 2222}]', undefined],
])('service/ssh: %s', (spec, severity) => {
	const [problem] = runCheck(ssh, service(spec));
	expect(problem && (problem.severity ?? ssh.severity)).toBe(severity);
});

test.each([
	['port: 80', 1],
	['port: 80, targetPort: 8080', 0],
	['port: 8080, targetPort: 80', 1],
	['port: 80, targetPort: http', 0],
	['port: "80"', 0],
])('service/privileged-port: %s', (port, count) => {
	expect(runCheck(privilegedPort, service(`${web}, ports: [{${port}}]`))).toHaveLength(count);
	expect(runCheck(privilegedPort, service(`ports: [{${port}}]`))).toEqual([]);
});

const slice = (addresses: string) =>
	`{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: e}, endpoints: [{addresses: ${addresses}}]}`;

test.each([
	[slice('[10.0.0.1, 127.0.0.1]'), ['endpoints[0].addresses[1]']],
	[slice('["fe80::1"]'), ['endpoints[0].addresses[0]']],
	[slice('[host.example.com, 3, null]'), []],
	[
		'{apiVersion: v1, kind: Endpoints, metadata: {name: e}, subsets: [{addresses: [{ip: 169.254.1.1}, {}]}]}',
		['subsets[0].addresses[0]'],
	],
	['{apiVersion: v1, kind: Endpoints, metadata: {name: e}, subsets: [null]}', []],
])('service/endpoint-address: %s', (yaml, paths) => {
	expect(problemPaths(endpointAddress, yaml)).toEqual(paths);
});

test.each([
	['type: LoadBalancer, ports: [{port: 80}]', '', 1],
	['type: LoadBalancer, ports: [{port: 80}, {port: 443}]', '', 0],
	[
		'type: LoadBalancer, ports: [{port: 80}]',
		note('service.beta.kubernetes.io/aws-load-balancer-ssl-cert', 'arn'),
		0,
	],
	['type: LoadBalancer, ports: [{port: 80}]', internal, 0],
	['type: LoadBalancer, ports: [{port: 5432}]', '', 0],
	['type: LoadBalancer, ports: []', '', 0],
	['type: ClusterIP, ports: [{port: 80}]', '', 0],
])('service/plain-http: %s %s', (spec, metadata, count) => {
	expect(runCheck(plainHttp, service(spec, metadata))).toHaveLength(count);
});

const monitor = (spec: string, kind = 'ServiceMonitor') =>
	`{apiVersion: monitoring.coreos.com/v1, kind: ${kind}, metadata: {name: m, namespace: shop}, spec: {${spec}}}\n---\n`;
const labels = (app: string) => `selector: {matchLabels: {app: ${app}}}`;

test.each([
	['a Service', monitor(labels('web')) + service(web), 0],
	['no Service', monitor(labels('db')) + service(web), 1],
	['no Services here', monitor(labels('db')), 0],
	['labels of the Pod', monitor(labels('web')) + service(web, 'labels: {}') + pod(''), 1],
	[
		'another namespace',
		monitor(`${labels('web')}, namespaceSelector: {matchNames: [data]}`) + service(web),
		0,
	],
	[
		'two namespaces',
		monitor(`${labels('db')}, namespaceSelector: {matchNames: [shop, data]}`) + service(web),
		0,
	],
	['any namespace', monitor(`${labels('db')}, namespaceSelector: {any: true}`) + service(web), 0],
	['a Pod', monitor(labels('web'), 'PodMonitor') + pod(''), 0],
	['no Pod', monitor(labels('db'), 'PodMonitor') + pod(''), 1],
	['everything', monitor('selector: {}') + service(web), 0],
])('service/monitor-selects-nothing: %s', (_, yaml, count) => {
	expect(problemPaths(monitorSelectsNothing, yaml)).toHaveLength(count);
});
