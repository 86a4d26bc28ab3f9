import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import agentSandboxEgress from './agent-sandbox-egress.ts';
import allowAllEgress from './allow-all-egress.ts';
import allowAllIngress from './allow-all-ingress.ts';
import defaultDeny from './default-deny.ts';
import dnsCutOff from './dns-cut-off.ts';
import hostNetwork from './host-network.ts';
import ignoredRules from './ignored-rules.ts';
import implicitIngress from './implicit-ingress.ts';
import ineffectiveEgress from './ineffective-egress.ts';
import invalidRule from './invalid-rule.ts';
import metadataReachable from './metadata-reachable.ts';
import noPolicy from './no-policy.ts';
import nodePortsReachable from './node-ports-reachable.ts';
import oneDirection from './one-direction.ts';
import peerMatchesNothing from './peer-matches-nothing.ts';
import portName from './port-name.ts';
import selectsNothing from './selects-nothing.ts';
import unenforced from './unenforced.ts';
import unprotectedNamespace from './unprotected-namespace.ts';
import wholeNamespace from './whole-namespace.ts';

const meta = (name: string, namespace: string, labels = '{}') =>
	`metadata: {name: ${name}, namespace: ${namespace}, labels: ${labels}}`;
const policy = (spec: string, namespace = 'shop', name = 'p') =>
	`{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, ${meta(name, namespace)}, spec: {${spec}}}\n---\n`;
const pod = (labels = '{app: web}', namespace = 'shop', spec = '', name = 'x') =>
	`{apiVersion: v1, kind: Pod, ${meta(name, namespace, labels)}, spec: {${spec}}}\n---\n`;
const space = (name = 'shop') =>
	`{apiVersion: v1, kind: Namespace, metadata: {name: ${name}}}\n---\n`;
const other = (apiVersion: string, kind: string, spec: string, namespace = 'shop') =>
	`{apiVersion: ${apiVersion}, kind: ${kind}, ${meta('o', namespace)}, spec: {${spec}}}\n---\n`;
const cilium = (selector: string) =>
	other('cilium.io/v2', 'CiliumNetworkPolicy', `endpointSelector: ${selector}`);
const all = 'podSelector: {}';
const db = 'podSelector: {matchLabels: {app: db}}';
const web = 'podSelector: {matchLabels: {app: web}}';

test.each([
	['nothing is known of the namespace', pod(), undefined],
	['the namespace is among the inputs', pod() + space(), 'low'],
	['another namespace is', pod() + space('other'), undefined],
	['policies are for others', pod() + policy(db), 'medium'],
	['policies are of another namespace', pod() + policy(all, 'other'), undefined],
	['a policy is for all', pod() + policy(all), undefined],
	['a policy may be applied here', pod() + space() + policy(all, 'null'), undefined],
	['a policy of Cilium is for it', pod() + cilium('{}'), undefined],
	['a policy of Cilium is for others', pod() + cilium('{matchLabels: {app: db}}'), 'medium'],
	[
		'one of the whole cluster is for others',
		pod() + other('projectcalico.org/v3', 'GlobalNetworkPolicy', "selector: app == 'db'", 'null'),
		'low',
	],
	['nobody knows the namespaces', pod('{}', 'null') + policy(db, 'null'), 'medium'],
	['it is on the network of its node', pod('{}', 'shop', 'hostNetwork: true') + space(), undefined],
	['it is of the cluster', pod('{}', 'kube-system') + space('kube-system'), undefined],
	[
		'its controller made it',
		pod().replace('name: x', 'name: x, ownerReferences: [{}]') + space(),
		undefined,
	],
])('network/no-policy: %s', (_, yaml, severity) => {
	const [problem] = runCheck(noPolicy, yaml);
	expect(problem && (problem.severity ?? noPolicy.severity)).toBe(severity);
});

test.each([
	['two workloads, one finding', pod() + pod('{}', 'shop', '', 'y'), ['metadata.namespace']],
	['at the namespace', pod() + space(), ['metadata.name']],
	['two namespaces', pod() + pod('{}', 'other'), ['metadata.namespace', 'metadata.namespace']],
	['a namespace without workloads', space(), []],
	['a policy for whomever', pod() + policy(db), []],
	['a policy of the open namespace', pod() + policy(all, 'null'), []],
	['an open namespace', pod('{}', 'null'), ['metadata.name']],
	[
		'the whole cluster',
		pod() +
			other(
				'policy.networking.k8s.io/v1alpha1',
				'AdminNetworkPolicy',
				'subject: {namespaces: {}}',
				'null',
			),
		[],
	],
	['Pods of nodes alone', pod('{}', 'shop', 'hostNetwork: true'), []],
])('network/unprotected-namespace: %s', (_, yaml, paths) => {
	expect(problemPaths(unprotectedNamespace, yaml)).toEqual(paths);
});

const both = 'policyTypes: [Ingress, Egress]';

test.each([
	['no policy at all', pod(), undefined],
	['for one workload', pod() + policy(`${web}, ${both}`), 'ingress and egress'],
	['ingress alone', pod() + policy(all), 'egress'],
	['both', pod() + policy(`${all}, ${both}`), undefined],
	['both, in two', pod() + policy(all) + policy(`${all}, policyTypes: [Egress]`), undefined],
	[
		'allowing everything is no denial less',
		pod() + policy(`${all}, ingress: [{}], egress: [{}]`),
		undefined,
	],
	[
		'another namespace',
		pod() + policy(web) + policy(`${all}, ${both}`, 'other'),
		'ingress and egress',
	],
	[
		'one that may be applied here',
		pod() + policy(web) + policy(`${all}, ${both}`, 'null'),
		undefined,
	],
])('network/default-deny: %s', (_, yaml, what) => {
	const messages = runCheck(defaultDeny, yaml).map(({ message }) => message?.en);
	expect(messages).toEqual(
		what ? [`No policy of the namespace denies ${what} for all of its Pods`] : [],
	);
});

const block = (cidr: string, except = '[]') => `{ipBlock: {cidr: ${cidr}, except: ${except}}}`;

test.each([
	['ingress: [{}]', 'low'],
	['ingress: [{from: [], ports: null}]', 'low'],
	[`ingress: [{from: [${block('0.0.0.0/0')}]}]`, 'low'],
	[`ingress: [{from: [${block('0.0.0.0/0', '[10.0.0.0/8]')}]}]`, undefined],
	['ingress: [{ports: [{port: 80}]}]', undefined],
	['ingress: [{from: [{namespaceSelector: {}}]}]', undefined],
	['ingress: []', undefined],
	['policyTypes: [Egress], ingress: [{}]', undefined],
])('network/allow-all-ingress: %s', (spec, severity) => {
	const found = (selector: string) => {
		const [problem] = runCheck(allowAllIngress, policy(`${selector}, ${spec}`));
		return problem && (problem.severity ?? allowAllIngress.severity);
	};
	expect([found(web), found(all)]).toEqual([severity, severity && 'medium']);
	const turned = spec
		.replaceAll('ingress', 'egress')
		.replaceAll('from', 'to')
		.replace('Egress', 'Ingress');
	expect(runCheck(allowAllEgress, policy(`${web}, ${turned}`))).toHaveLength(severity ? 1 : 0);
});

test.each([
	['one direction', policy(all), 'egress'],
	['the other', policy(`${all}, policyTypes: [Egress]`), 'ingress'],
	['both', policy(`${all}, ${both}`), undefined],
	['by two policies', policy(all) + policy(`${web}, policyTypes: [Egress]`), undefined],
	['not selected', policy(db), undefined],
	['the other one may be applied here', policy(all) + policy(`${all}, ${both}`, 'null'), undefined],
])('network/one-direction: %s', (_, yaml, direction) => {
	const messages = runCheck(oneDirection, yaml + pod()).map(({ message }) => message?.en);
	expect(messages).toEqual(
		direction ? [`Policies select the workload, but none is for ${direction}`] : [],
	);
});

test.each([
	['a workload', policy(web) + pod(), 0],
	['none of the workloads', policy(db) + pod(), 1],
	['no workloads here', policy(db) + pod('{}', 'other'), 0],
	['one of an open namespace', policy(db) + pod() + pod('{app: db}', 'null'), 0],
	['all', policy(all) + pod(), 0],
	[
		'an operator makes Pods',
		policy(db) + pod() + other('monitoring.coreos.com/v1', 'Prometheus', ''),
		0,
	],
	['a Service is no operator', policy(db) + pod() + other('v1', 'Service', ''), 1],
	[
		"another API's policy",
		policy(db).replace('networking.k8s.io/v1', 'crd.projectcalico.org/v1') + pod(),
		0,
	],
	[
		'a Deployment',
		`${policy(db)}{apiVersion: apps/v1, kind: Deployment, ${meta('d', 'shop')}, ` +
			'spec: {template: {metadata: {labels: {app: db}}, spec: {}}}}',
		0,
	],
])('network/selects-nothing: %s', (_, yaml, count) => {
	expect(problemPaths(selectsNothing, yaml)).toEqual(Array(count).fill('spec.podSelector'));
});

const named = (name: string) =>
	`namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${name}}}`;

test.each([
	['its own namespace', `{${web}}`, 0],
	['nobody in its own namespace', `{${db}}`, 1],
	['a name of a namespace', `{${named('data')}, ${db}}`, 0],
	['nobody in the named one', `{${named('data')}, ${web}}`, 1],
	['a namespace that is not shown', `{${named('other')}, ${web}}`, 0],
	[
		'a namespace by its labels',
		`{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: x}}}`,
		0,
	],
	['all Pods', '{podSelector: {}}', 0],
	['two peers are alternatives', `{${named('data')}}, {${db}}`, 1],
])('network/peer-matches-nothing: %s', (_, peers, count) => {
	const yaml = policy(`${all}, ingress: [{from: [${peers}]}]`) + pod() + pod('{app: db}', 'data');
	expect(problemPaths(peerMatchesNothing, yaml)).toHaveLength(count);
});

test.each([
	[`${all}, ingress: [{from: [{namespaceSelector: {}}]}]`, 1],
	[`${all}, ingress: [{from: [${block('10.0.0.0/8')}]}]`, 1],
	[`${all}, ingress: [{ports: [{port: 80}]}]`, 1],
	[`${all}, ingress: [{from: [{podSelector: {}}]}]`, 0],
	[`${all}, ingress: [{}]`, 0],
	[`${web}, ingress: [{from: [{namespaceSelector: {}}]}]`, 0],
	[`${all}, egress: [{to: [{namespaceSelector: {}}]}]`, 0],
	[all, 0],
])('network/whole-namespace: %s', (spec, count) => {
	expect(runCheck(wholeNamespace, policy(spec))).toHaveLength(count);
});

const privates = '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16';

test.each([
	[block('0.0.0.0/0'), '', 1, 1],
	[block('0.0.0.0/0', '[169.254.0.0/16]'), '', 0, 1],
	[block('0.0.0.0/0', `[${privates}]`), '', 1, 0],
	[block('0.0.0.0/0', `[169.254.169.254/32, ${privates}]`), '', 0, 0],
	[block('169.254.0.0/16'), '', 1, 0],
	[block('::/0'), '', 1, 0],
	[block('10.0.0.0/8'), '', 0, 0],
	[block('0.0.0.0/0'), ', ports: [{port: 443}]', 0, 0],
	[block('0.0.0.0/0'), ', ports: [{port: 80}]', 1, 0],
	[block('0.0.0.0/0'), ', ports: [{port: 1, endPort: 65535}]', 1, 1],
	[block('0.0.0.0/0'), ', ports: [{protocol: UDP}]', 0, 0],
	['{podSelector: {}}', '', 0, 0],
])('network/metadata-reachable and node-ports-reachable: %s%s', (to, ports, metadata, nodes) => {
	const yaml = policy(`${web}, egress: [{to: [${to}]${ports}}]`);
	expect(runCheck(metadataReachable, yaml)).toHaveLength(metadata);
	expect(runCheck(nodePortsReachable, yaml)).toHaveLength(nodes);
});

const daemon = (...images: string[]) =>
	pod(
		'{}',
		'kube-flannel',
		`initContainers: [{name: i, image: ${images[0]}}], containers: [${images
			.map((image, i) => `{name: c${i}, image: "${image}"}`)
			.join(', ')}]`,
	);

test.each([
	['ghcr.io/flannel-io/flannel:v0.27.4', policy(all), 1],
	['docker.io/rancher/mirrored-flannelcni-flannel:v0.20.2', policy(all), 1],
	['ghcr.io/flannel-io/flannel:v0.27.4', '', 0],
	['ghcr.io/flannel-io/flannel-cni-plugin:v1.8.0', policy(all), 0],
	['ghcr.io/flannel-io/flannel:v0.27.4', policy(all) + daemon('docker.io/calico/node:v3.31.0'), 0],
])('network/unenforced: %s', (image, rest, count) => {
	const paths = Array(count).fill('spec.containers[0].image');
	expect(problemPaths(unenforced, daemon(image) + rest)).toEqual(paths);
});

const sandbox = (kind: string, management = '') =>
	other(
		kind === 'Sandbox' ? 'agents.x-k8s.io/v1alpha1' : 'extensions.agents.x-k8s.io/v1beta1',
		kind,
		`${management}podTemplate: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: b}]}}`,
	);
const unmanaged = 'networkPolicyManagement: Unmanaged, ';

test.each([
	['a template that is managed', sandbox('SandboxTemplate'), 0],
	['a template that is not', sandbox('SandboxTemplate', unmanaged), 1],
	['a policy for ingress', sandbox('SandboxTemplate', unmanaged) + policy(all), 1],
	['a policy for egress', sandbox('SandboxTemplate', unmanaged) + policy(`${web}, ${both}`), 0],
	['a sandbox of which nothing is known', sandbox('Sandbox'), 0],
	['a sandbox in a namespace that is shown', sandbox('Sandbox') + space(), 1],
])('network/agent-sandbox-egress: %s', (_, yaml, count) => {
	expect(problemPaths(agentSandboxEgress, yaml)).toHaveLength(count);
});

const toDb = `egress: [{to: [{${db}}], ports: [{port: 5432}]}]`;
const udp = 'egress: [{ports: [{port: 53, protocol: UDP}]}]';

test.each([
	['the example of every tutorial', policy(`${web}, ${toDb}`) + pod(), 'medium'],
	['no workload is selected', policy(`${web}, ${toDb}`) + pod('{}'), undefined],
	['nothing goes out, on purpose', policy(`${all}, ${both}`) + pod(), undefined],
	[
		'another policy allows it',
		policy(`${web}, ${toDb}`) +
			policy(`${all}, egress: [{ports: [{port: 53, protocol: UDP}, {port: 53}]}]`, 'shop', 'dns') +
			pod(),
		undefined,
	],
	[
		'another policy allows UDP',
		policy(`${web}, ${toDb}`) + policy(`${all}, ${udp}`, 'shop', 'dns') + pod(),
		'low',
	],
	[
		'one that may be applied here',
		policy(`${web}, ${toDb}`) + policy(all, 'null') + pod(),
		undefined,
	],
	['a policy that is not read so far', policy(`${web}, ${toDb}`) + cilium('{}') + pod(), undefined],
	[
		'the network of the node',
		policy(`${web}, ${toDb}`) + pod('{app: web}', 'shop', 'hostNetwork: true'),
		undefined,
	],
	[
		'a resolver of its own',
		policy(`${web}, ${toDb}`) + pod('{app: web}', 'shop', 'dnsPolicy: None'),
		undefined,
	],
	[
		'one of its workloads',
		policy(`${all}, ${toDb}`) +
			policy(`${web}, egress: [{}]`, 'shop', 'q') +
			pod() +
			pod('{app: y}'),
		'medium',
	],
])('network/dns-cut-off: %s', (_, yaml, severity) => {
	const found = runCheck(dnsCutOff, yaml).map((each) => each.severity ?? dnsCutOff.severity);
	expect(found).toEqual(severity ? [severity] : []);
});

test('two policies that cut one workload off are one finding', () => {
	const yaml = policy(`${web}, ${toDb}`) + policy(`${web}, ${toDb}`, 'shop', 'q') + pod();
	expect(problemPaths(dnsCutOff, yaml)).toEqual(['spec.egress']);
});

test.each([
	['egress: [{}]', 1, 0, 0],
	['egress: [{}], ingress: null', 1, 0, 0],
	['egress: [{}], ingress: []', 0, 0, 0],
	['policyTypes: [Egress], egress: [{}]', 0, 0, 0],
	['policyTypes: [], egress: []', 0, 1, 0],
	['egress: []', 0, 1, 0],
	['egress: null', 0, 0, 0],
	['policyTypes: [Egress], egress: []', 0, 0, 0],
	['policyTypes: [Ingress], egress: []', 0, 0, 0],
	['policyTypes: [Ingress], egress: [{}]', 0, 0, 1],
	['policyTypes: [Egress], ingress: [{}], egress: [{}]', 0, 0, 1],
])(
	'network/implicit-ingress, ineffective-egress and ignored-rules: %s',
	(spec, implicit, futile, ignored) => {
		const counts = [implicitIngress, ineffectiveEgress, ignoredRules].map(
			(check) => runCheck(check, policy(`${all}, ${spec}`)).length,
		);
		expect(counts).toEqual([implicit, futile, ignored]);
	},
);

test.each([
	['from: [{}]', 'from[0]'],
	[`from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]`, 'from[0]'],
	[`from: [${block('10.0.0.0/8', '[10.1.0.0/16, 11.0.0.0/8]')}]`, 'from[0].ipBlock.except[1]'],
	[`from: [${block('10.0.0.0/8', '[10.0.0.0/8]')}]`, 'from[0].ipBlock.except[0]'],
	['ports: [{port: 80, endPort: 79}]', 'ports[0].endPort'],
	['ports: [{port: http, endPort: 90}]', 'ports[0].endPort'],
	['ports: [{endPort: 90}]', 'ports[0].endPort'],
	['ports: [{port: 80, endPort: 80}], from: [{podSelector: {}}]', undefined],
	['from: [], ports: []', undefined],
])('network/invalid-rule: %s', (rule, place) => {
	const paths = place ? [`spec.ingress[0].${place}`] : [];
	expect(problemPaths(invalidRule, policy(`${all}, ingress: [{${rule}}]`))).toEqual(paths);
});

const http = 'containers: [{name: a, ports: [{name: http, containerPort: 80}]}]';
const sidecar =
	'initContainers: [{name: a, restartPolicy: Always, ports: [{name: http, containerPort: 80}]}]';

test.each([
	['{port: http}', http, 0],
	['{port: web}', http, 1],
	['{port: http, protocol: UDP}', http, 1],
	['{port: 8080}', http, 0],
	['{port: http}', sidecar, 0],
	['{port: http}', sidecar.replace('Always', 'null'), 1],
])('network/port-name: %s', (port, spec, count) => {
	const yaml = policy(`${all}, ingress: [{ports: [${port}]}]`);
	expect(problemPaths(portName, yaml + pod('{}', 'shop', spec))).toHaveLength(count);
	expect(problemPaths(portName, yaml)).toEqual([]);
});

test.each([
	[web, 'hostNetwork: true', 1],
	[all, 'hostNetwork: true', 0],
	[db, 'hostNetwork: true', 0],
	[web, 'hostNetwork: false', 0],
])('network/host-network: %s, %s', (selector, spec, count) => {
	const yaml = policy(selector) + pod('{app: web}', 'shop', spec);
	expect(problemPaths(hostNetwork, yaml)).toEqual(Array(count).fill('spec.hostNetwork'));
});
