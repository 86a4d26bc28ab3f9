import { describe, expect, test } from 'vitest';
import { readYaml } from '../../lang/yaml/read.ts';
import { objectsOf } from '../objects.ts';
import { World } from '../world.ts';
import { contains, isEverything, isNodeLocal } from './addresses.ts';
import { calicoSelector } from './calico.ts';
import { dnsAccess } from './dns.ts';
import { matchesNamespace } from './namespaces.ts';
import { policiesFor } from './policies.ts';
import { allowsPort, networkPolicy } from './policy.ts';

const resources = (yaml: string) =>
	readYaml(yaml).documents.flatMap((document) =>
		document.kind === 'value' ? objectsOf(document.value, 'a.yaml', 1).resources : [],
	);
const policy = (spec: string, namespace = 'shop', name = 'p') =>
	`{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, ` +
	`namespace: ${namespace}}, spec: {${spec}}}\n---\n`;
const read = (spec: string) => {
	const [resource] = resources(policy(spec));
	if (!resource) throw new Error(spec);
	return networkPolicy(resource);
};

test.each([
	['podSelector: {}', true, false],
	['ingress: []', true, false],
	['ingress: [{}]', true, false],
	['egress: [{}]', true, true],
	['egress: []', true, false],
	['egress: null', true, false],
	['policyTypes: [], egress: [{}]', true, true],
	['policyTypes: [Egress]', false, true],
	['policyTypes: [Egress], ingress: [{}]', false, true],
	['policyTypes: [Ingress], egress: [{}]', true, false],
	['policyTypes: [Ingress, Egress]', true, true],
	['policyTypes: Egress', true, false],
])('a policy isolates: %s', (spec, ingress, egress) => {
	expect(read(spec).isolates).toEqual({ ingress, egress });
});

const peers = (from: string) =>
	read(`ingress: [{from: ${from}}]`).rules.ingress[0]?.peers?.map(({ path: _, ...rest }) => rest);

test.each([
	['[]', undefined],
	['null', undefined],
	['[{podSelector: {}}]', [{ kind: 'pods', pods: [], namespaces: undefined }]],
	['[{namespaceSelector: {}}]', [{ kind: 'pods', pods: undefined, namespaces: [] }]],
	['[{namespaceSelector: {}, podSelector: {}}]', [{ kind: 'pods', pods: [], namespaces: [] }]],
	['[{ipBlock: {cidr: 10.0.0.0/8}}]', [{ kind: 'block', cidr: '10.0.0.0/8', except: [] }]],
	['[{}]', [{ kind: 'invalid', isEmpty: true }]],
	['[{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]', [{ kind: 'invalid', isEmpty: false }]],
])('peers: %s', (from, expected) => {
	expect(peers(from)).toEqual(expected);
});

test.each([
	['[]', 'TCP', 53, true],
	['null', 'UDP', 53, true],
	['[{port: 53}]', 'TCP', 53, true],
	['[{port: 53}]', 'UDP', 53, false],
	['[{protocol: UDP}]', 'UDP', 53, true],
	['[{port: 50, endPort: 60}]', 'TCP', 53, true],
	['[{port: 50, endPort: 52}]', 'TCP', 53, false],
	['[{port: 50}]', 'TCP', 53, false],
	['[{port: dns, protocol: UDP}]', 'UDP', 53, true],
])('ports: %s allows %s %i', (ports, protocol, number, expected) => {
	const rule = read(`egress: [{ports: ${ports}}]`).rules.egress[0];
	expect(rule && allowsPort(rule, protocol, number)).toBe(expected);
});

test.each([
	['kubernetes.io/metadata.name', 'shop', undefined, true],
	['kubernetes.io/metadata.name', 'other', undefined, false],
	['kubernetes.io/metadata.name', undefined, undefined, undefined],
	['team', 'shop', undefined, undefined],
	['team', 'shop', { team: 'shop' }, true],
	['team', 'shop', {}, false],
])('a namespace selector of %s and namespace %s with labels %j', (key, name, labels, expected) => {
	const selector = [{ key, operator: 'In', values: ['shop'] } as const];
	expect(matchesNamespace(selector, name, labels)).toBe(expected);
});

const toDns =
	'to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, ' +
	'podSelector: {matchLabels: {k8s-app: kube-dns}}}]';
const dnsPorts = 'ports: [{port: 53, protocol: UDP}, {port: 53}]';
const toDb = '{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}';

test.each([
	[
		'the example of every tutorial',
		`egress: [{to: [{ipBlock: {cidr: 10.0.0.0/24}}], ports: [{port: 5978}]}]`,
		false,
		false,
	],
	['nothing at all', 'policyTypes: [Egress]', false, false],
	['everything', 'egress: [{}]', true, true],
	['both ports anywhere', `egress: [{${dnsPorts}}]`, true, true],
	['UDP alone', 'egress: [{ports: [{port: 53, protocol: UDP}]}]', true, false],
	['a port without protocol is TCP', 'egress: [{ports: [{port: 53}]}]', false, true],
	['OpenShift', 'egress: [{ports: [{port: 5353, protocol: UDP}, {port: 5353}]}]', true, true],
	['named ports', 'egress: [{ports: [{port: dns, protocol: UDP}, {port: dns-tcp}]}]', true, true],
	['the DNS Pods', `egress: [{${toDns}, ${dnsPorts}}]`, true, true],
	['all Pods of the cluster', `egress: [{to: [{namespaceSelector: {}}]}]`, true, true],
	[
		'a block may be NodeLocal DNS',
		`egress: [{to: [{ipBlock: {cidr: 169.254.20.10/32}}]}]`,
		true,
		true,
	],
	['all Pods of its own namespace', 'egress: [{to: [{podSelector: {}}]}]', false, false],
	[
		'another namespace',
		'egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: db}}}]}]',
		false,
		false,
	],
	[
		'a namespace by other labels',
		'egress: [{to: [{namespaceSelector: {matchLabels: {role: dns}}}]}]',
		true,
		true,
	],
	[
		'other Pods of kube-system',
		`egress: [{${toDns.replace('kube-dns', 'metrics-server')}}]`,
		false,
		false,
	],
	['two rules', `egress: [${toDb}, {${toDns}, ${dnsPorts}}]`, true, true],
	[
		'two policies',
		`egress: [${toDb}]}}\n---\n${policy(`egress: [{${dnsPorts}}]`).replace(/\}\}\n---\n$/, '')}`,
		true,
		true,
	],
	[
		'rules for a direction that is not asked for',
		`egress: [${toDb}]}}\n---\n${policy(`policyTypes: [Ingress], egress: [{}]`).replace(/\}\}\n---\n$/, '')}`,
		false,
		false,
	],
])('DNS: %s', (_, spec, udp, tcp) => {
	expect(access(policy(spec))).toEqual({ udp, tcp });
});

const pod = (labels = '{app: web, tier: front}', namespace = 'shop') =>
	`{apiVersion: v1, kind: Pod, metadata: {name: x, namespace: ${namespace}, labels: ${labels}}, spec: {}}\n---\n`;

function selecting(yaml: string): { own: string[]; open: string[] } {
	const world = new World(resources(yaml));
	const [of] = world.pods;
	if (!of) throw new Error(yaml);
	const { own, open } = policiesFor(of, world);
	const names = (list: typeof own) => list.map(({ resource }) => resource.name).sort();
	return { own: names(own), open: names(open) };
}

function access(yaml: string) {
	const world = new World(resources(yaml + pod()));
	const [of] = world.pods;
	return of && dnsAccess(policiesFor(of, world).own);
}

const foreign = (apiVersion: string, kind: string, spec: string, namespace = 'shop') =>
	`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: p, namespace: ${namespace}}, ${spec}}\n---\n`;
const cilium = (spec: string, kind = 'CiliumNetworkPolicy', namespace = 'shop') =>
	foreign('cilium.io/v2', kind, spec, namespace);
const ciliumWide = (spec: string) => cilium(spec, 'CiliumClusterwideNetworkPolicy', 'null');
const calico = (spec: string, kind = 'NetworkPolicy', namespace = 'shop') =>
	foreign('projectcalico.org/v3', kind, `spec: {${spec}}`, namespace);
const admin = (subject: string) =>
	foreign(
		'policy.networking.k8s.io/v1alpha1',
		'AdminNetworkPolicy',
		`spec: {subject: ${subject}}`,
		'null',
	);
const shop = '{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}\n---\n';

describe('which policies select a Pod', () => {
	test.each([
		['all Pods', policy('podSelector: {}'), true],
		['no selector', policy('policyTypes: [Ingress]'), true],
		['its label', policy('podSelector: {matchLabels: {app: web}}'), true],
		['another label', policy('podSelector: {matchLabels: {app: db}}'), false],
		[
			'a missing key',
			policy('podSelector: {matchExpressions: [{key: x, operator: DoesNotExist}]}'),
			true,
		],
		['another namespace', policy('podSelector: {}', 'other'), false],
		['Cilium', cilium('spec: {endpointSelector: {matchLabels: {app: web}}}'), true],
		[
			'Cilium, a source before the key',
			cilium('spec: {endpointSelector: {matchLabels: {"k8s:app": web}}}'),
			true,
		],
		[
			'Cilium, another label',
			cilium('spec: {endpointSelector: {matchLabels: {"any:app": db}}}'),
			false,
		],
		['Cilium, all', cilium('spec: {endpointSelector: {}}'), true],
		['Cilium, for nodes', cilium('spec: {nodeSelector: {}}'), false],
		[
			'Cilium, several in one',
			cilium('specs: [{endpointSelector: {matchLabels: {app: db}}}, {endpointSelector: {}}]'),
			true,
		],
		[
			'Cilium, another namespace',
			cilium('spec: {endpointSelector: {}}', undefined, 'other'),
			false,
		],
		['Cilium, the cluster', ciliumWide('spec: {endpointSelector: {}}'), true],
		[
			'Cilium, the namespace',
			ciliumWide(
				'spec: {endpointSelector: {matchLabels: {"k8s:io.kubernetes.pod.namespace": shop}}}',
			),
			true,
		],
		[
			'Cilium, another of the cluster',
			ciliumWide('spec: {endpointSelector: {matchLabels: {io.kubernetes.pod.namespace: x}}}'),
			false,
		],
		[
			'Cilium, what is no label',
			ciliumWide(
				'spec: {endpointSelector: {matchLabels: {io.cilium.k8s.namespace.labels.team: b}}}',
			),
			true,
		],
		['Calico', calico("selector: app == 'web'"), true],
		['Calico, another label', calico("selector: app == 'db'"), false],
		['Calico, no selector', calico('types: [Ingress]'), true],
		['Calico, unreadable', calico("selector: app starts with 'db'"), true],
		[
			'Calico, the cluster',
			calico("selector: projectcalico.org/namespace == 'shop'", 'GlobalNetworkPolicy', 'null'),
			true,
		],
		[
			'Calico, another of the cluster',
			calico("selector: projectcalico.org/namespace == 'x'", 'GlobalNetworkPolicy', 'null'),
			false,
		],
		[
			'Calico, unknown labels of the namespace',
			calico("namespaceSelector: team == 'b'", 'GlobalNetworkPolicy', 'null'),
			true,
		],
		[
			'Calico, known labels of the namespace',
			shop + calico("namespaceSelector: team == 'b'", 'GlobalNetworkPolicy', 'null'),
			false,
		],
		['an admin policy', admin('{namespaces: {}}'), true],
		[
			'an admin policy for the namespace',
			shop + admin('{namespaces: {matchLabels: {team: a}}}'),
			true,
		],
		['an admin policy for another', shop + admin('{namespaces: {matchLabels: {team: b}}}'), false],
		[
			'an admin policy for Pods',
			admin('{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: db}}}}'),
			false,
		],
		['Antrea', foreign('crd.antrea.io/v1beta1', 'NetworkPolicy', 'spec: {}'), true],
	])('%s', (_, yaml, expected) => {
		expect(selecting(yaml + pod())).toEqual({ own: expected ? ['p'] : [], open: [] });
	});

	test('one that leaves its namespace open may be applied to any', () => {
		expect(selecting(policy('podSelector: {}', 'null') + pod())).toEqual({ own: [], open: ['p'] });
		const openPod = pod('{}', 'null');
		expect(selecting(policy('podSelector: {}', 'null') + openPod)).toEqual({
			own: ['p'],
			open: [],
		});
		expect(selecting(policy('podSelector: {}') + openPod)).toEqual({ own: [], open: [] });
	});

	test('what is not read so far leaves DNS open', () => {
		expect(access(policy('egress: []') + cilium('spec: {endpointSelector: {}}'))).toBeUndefined();
	});
});

const labels: { [key: string]: string } = { role: 'web', 'a.b/c': 'x' };

test.each([
	['', true],
	['all()', true],
	['!all()', false],
	["role == 'web'", true],
	['role == "db"', false],
	["role != 'web'", false],
	["team != 'a'", true],
	["role in {'api', 'web'}", true],
	["role not in {'api', 'web'}", false],
	["team not in { 'a' }", true],
	['role in {}', false],
	['has(a.b/c)', true],
	['!has(team)', true],
	["has(role) && role == 'db' || has(a.b/c)", true],
	["has(role) && (role == 'db' || has(team))", false],
	['!!has(role)', true],
	["role starts with 'w'", undefined],
	['role', undefined],
	['has(role', undefined],
	['has(role) has(role)', undefined],
	["role == 'web", undefined],
	['global()', undefined],
	['('.repeat(100), undefined],
	['!'.repeat(900), undefined],
	[' '.repeat(2000), undefined],
])('a selector of Calico: %s', (text, expected) => {
	expect(calicoSelector(text)?.((key) => labels[key])).toBe(expected);
});

test.each([
	['0.0.0.0/0', '169.254.169.254', true],
	['169.254.0.0/16', '169.254.169.254/32', true],
	['10.0.0.0/8', '169.254.169.254', false],
	['10.0.0.0/9', '10.0.0.0/8', false],
	['::/0', 'fd00:ec2::254', true],
	['fd00:ec2::254/128', 'fd00:ec2::254', true],
	['::/0', '10.0.0.1', false],
	['300.0.0.0/0', '10.0.0.1', false],
	['10.0.0.0/40', '10.0.0.1', false],
	['x', 'y', false],
])('%s contains %s', (block, other, expected) => {
	expect(contains(block, other)).toBe(expected);
});

test('what is the whole, and what is of the node alone', () => {
	expect(['0.0.0.0/0', '::/0', '0.0.0.0/1', ''].map(isEverything)).toEqual([
		true,
		true,
		false,
		false,
	]);
	const addresses = ['127.0.0.1', '::1', '169.254.1.1', 'FE80::1', '10.0.0.1', 'fd00::1', ''];
	expect(addresses.map(isNodeLocal)).toEqual([true, true, true, true, false, false, false]);
});
