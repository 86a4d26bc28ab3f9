import { describe, expect, test } from 'vitest';
import { podsOf } from '../../kube/pod.ts';
import { World } from '../../kube/world.ts';
import { renderPath } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { defaultSettings, type Settings } from '../../model/settings.ts';
import type { AnyCheck } from '../define.ts';
import allowedRegistries from './allowed-registries.ts';
import anonymousRegistry from './anonymous-registry.ts';
import blockedRegistries from './blocked-registries.ts';
import digest from './digest.ts';
import endOfLife from './end-of-life.ts';
import gatekeeperPrefix from './gatekeeper-prefix.ts';
import knownFlaw from './known-flaw.ts';
import latest from './latest.ts';
import publicRegistry from './public-registry.ts';
import pullPolicy from './pull-policy.ts';
import reference from './reference.ts';
import retiredRegistry from './retired-registry.ts';

const pinned = `app@sha256:${'a'.repeat(64)}`;
const c = (image: unknown, rest = {}) => ({ containers: [{ name: 'c', image, ...rest }] });
const image = 'spec.containers[0].image';
const policy = 'spec.containers[0].imagePullPolicy';

describe('latest', () => {
	cases(latest, [
		['nginx', [image]],
		['nginx:latest', [image]],
		['localhost:5000/app', [image]],
		['nginx:1', []],
		['nginx:latest-alpine', []],
		['nginx:Latest', []],
		[`nginx:latest@sha256:${'a'.repeat(64)}`, []],
		[pinned, []],
		['Not/Readable/Nginx', []],
		[null, []],
		[7, []],
	]);
	pods(latest, [
		[
			'every list of containers, and image volumes',
			{
				initContainers: [{ name: 'i', image: 'a' }],
				containers: [{ name: 'c', image: 'b' }],
				ephemeralContainers: [{ name: 'e', image: 'c' }],
				volumes: [{ name: 'v', image: { reference: 'd' } }],
			},
			[
				'spec.initContainers[0].image',
				image,
				'spec.ephemeralContainers[0].image',
				'spec.volumes[0].image.reference',
			],
		],
		['containers of a wrong type', { containers: 'nginx', volumes: [{ image: 'x' }] }, []],
	]);
});

describe('digest', () =>
	cases(digest, [
		['app:1', [image]],
		['app', [image]],
		[pinned, []],
	]));

describe('pull-policy', () => {
	pods(pullPolicy, [
		['the default of a version', c('app:1'), [policy]],
		['the default of latest', c('app:latest'), []],
		['the default of no tag', c('app'), []],
		['an empty policy', c('app', { imagePullPolicy: '' }), []],
		['IfNotPresent', c('app', { imagePullPolicy: 'IfNotPresent' }), [policy]],
		['Never', c('app:1', { imagePullPolicy: 'Never' }), [policy]],
		['Always', c('app:1', { imagePullPolicy: 'Always' }), []],
		['a digest', c(pinned, { imagePullPolicy: 'Never' }), []],
		[
			'an image volume',
			{ volumes: [{ name: 'v', image: { reference: 'm:1', pullPolicy: 'Never' } }] },
			['spec.volumes[0].image.pullPolicy'],
		],
	]);
	test('an ephemeral container gets no fix', () => {
		const spec = { ephemeralContainers: [{ name: 'e', image: 'k8s.gcr.io/app:1' }] };
		for (const check of [pullPolicy, retiredRegistry]) {
			expect(problems(check, pod(spec)).map(({ fix }) => fix)).toEqual([undefined]);
		}
	});
});

describe('reference', () => {
	cases(reference, [
		['Nginx:1', [image]],
		['$(IMAGE)', [image]],
		[' nginx', [image]],
		['', [image]],
		[null, [image]],
		[undefined, [image]],
		[7, []],
		['nginx', []],
	]);
	test('a missing image is right in a patch and in a custom resource', () => {
		const template = { spec: { containers: [{ name: 'c' }, { name: 'd', image: 'd:1' }] } };
		const patch = object('apps/v1', 'Deployment', { template });
		expect(problems(reference, patch)).toEqual([]);
		const whole = object('apps/v1', 'Deployment', { selector: {}, template });
		expect(paths(reference, whole)).toEqual(['spec.template.spec.containers[0].image']);
		expect(problems(reference, object('example.com/v1', 'Thing', { template }))).toEqual([]);
	});
});

describe('registries', () => {
	const settings = {
		allowedRegistries: ['registry.example.com/team', 'quay.io/prometheus/'],
		blockedRegistries: ['docker.io', 'quay.io/bad'],
	};
	cases(
		allowedRegistries,
		[
			['registry.example.com/team/app:1', []],
			['registry.example.com/teamx/app:1', [image]],
			['registry.example.com.evil.io/team/app:1', [image]],
			['quay.io/prometheus/node-exporter:v1', []],
			['nginx', [image]],
			['Not/Readable/App', []],
		],
		settings,
	);
	cases(allowedRegistries, [['evil.io/app:1', []]]);
	cases(
		blockedRegistries,
		[
			['nginx', [image]],
			['index.docker.io/library/nginx', [image]],
			['registry-1.docker.io/library/nginx', [image]],
			['DOCKER.IO/library/nginx', [image]],
			['quay.io/bad/app', [image]],
			['quay.io/badger/app', []],
		],
		settings,
	);
	cases(blockedRegistries, [['nginx', []]]);
	cases(publicRegistry, [
		['nginx:1', [image]],
		['ghcr.io/a/b:1', [image]],
		['r.example.com/a:1', []],
	]);
	cases(publicRegistry, [['quay.io/prometheus/node-exporter:v1', []]], settings);
	cases(anonymousRegistry, [
		['ttl.sh/app:1h', [image]],
		['nottl.sh/app:1h', []],
		['ttl.sh:1', []],
	]);
	cases(retiredRegistry, [
		['k8s.gcr.io/pause:3.9', [image]],
		['eu.k8s.gcr.io/pause:3.9', [image]],
		['registry.k8s.io/pause:3.9', []],
		['mirror.example.com/k8s.gcr.io/pause:3.9', []],
	]);
});

describe('gatekeeper-prefix', () => {
	const repos = (...list: unknown[]) =>
		object('constraints.gatekeeper.sh/v1beta1', 'K8sAllowedRepos', { parameters: { repos: list } });
	test.each([
		['registry.example.com', true],
		['registry.example.com:5000', true],
		['localhost:5000', true],
		['openpolicyagent', true],
		['registry.example.com/team', true],
		['', true],
		['registry.example.com/', false],
		['registry.example.com:5000/team/', false],
		['registry.example.com/app:', false],
		['registry.example.com/app:1.0', false],
		['nginx:1.29', false],
		[pinned, false],
		[null, false],
		[7, false],
	])('%j: %s', (repo, isOpen) => {
		expect(paths(gatekeeperPrefix, repos(repo))).toEqual(
			isOpen ? ['spec.parameters.repos[0]'] : [],
		);
	});
	test('is for its kind and group alone', () => {
		const spec = { parameters: { repos: ['a.io'] } };
		expect(paths(gatekeeperPrefix, object('example.com/v1', 'K8sAllowedRepos', spec))).toEqual([]);
		const other = object('constraints.gatekeeper.sh/v1beta1', 'K8sDisallowedRepos', spec);
		expect(paths(gatekeeperPrefix, other)).toEqual([]);
	});
});

describe('components', () => {
	cases(endOfLife, [
		['registry.k8s.io/ingress-nginx/controller:v1.14.0', [image]],
		['registry.k8s.io/ingress-nginx/controller-chroot@sha256:'.concat('a'.repeat(64)), [image]],
		['bitnamilegacy/redis:8', [image]],
		['registry.example.com/ingress-nginx/controller:v1.14.0', []],
		['registry.k8s.io/ingress-nginx-next/controller:v1', []],
		['nginx/nginx-ingress:5.2.0', []],
		['ghcr.io/helm/tiller-next:1', []],
	]);
	cases(knownFlaw, [
		['registry.k8s.io/ingress-nginx/controller:v1.11.4', [image]],
		['registry.k8s.io/ingress-nginx/controller:v1.11.5', []],
		['registry.k8s.io/ingress-nginx/controller:v1.12.0', [image]],
		['registry.k8s.io/ingress-nginx/controller:v1.12.1', []],
		['registry.k8s.io/ingress-nginx/controller:latest', []],
		['grafana/grafana:8.3.0-ubuntu', [image]],
		['grafana/grafana:8.3.10', []],
		['grafana/grafana:8.3', []],
		['quay.io/argoproj/argocd:v2.1.8', [image]],
		['quay.io/argoproj/argocd:v3.1.2', []],
		['ghcr.io/kyverno/kyverno:v1.8.4', [image]],
	]);
});

type Case = readonly [image: unknown, paths: readonly string[]];

function cases(check: AnyCheck, table: readonly Case[], settings: Partial<Settings> = {}): void {
	test.each(table)('%j', (value, expected) => {
		expect(paths(check, pod(c(value)), settings)).toEqual(expected);
	});
}

function pods(check: AnyCheck, table: readonly (readonly [string, object, readonly string[]])[]) {
	test.each(table)('%s', (_, spec, expected) => {
		expect(paths(check, pod(spec))).toEqual(expected);
	});
}

function pod(spec: object): Resource {
	return object('v1', 'Pod', spec);
}

function object(apiVersion: string, kind: string, spec: object): Resource {
	const value = { apiVersion, kind, metadata: { name: 'x' }, spec };
	const origin = { file: 'x.yaml', document: 1, path: [] };
	return { apiVersion, kind, name: 'x', namespace: undefined, value, origin };
}

function paths(check: AnyCheck, resource: Resource, settings: Partial<Settings> = {}): string[] {
	return problems(check, resource, settings).map(({ path }) => renderPath(path));
}

function problems(check: AnyCheck, resource: Resource, settings: Partial<Settings> = {}) {
	const context = {
		version: { major: 1, minor: 36 },
		settings: { ...defaultSettings, ...settings },
		world: new World([]),
	};
	if (check.on === 'resource') return [check.detect(resource, context) ?? []].flat();
	if (check.on !== 'pod') throw new Error(check.on);
	return podsOf(resource).flatMap((view) => check.detect(view, context) ?? []);
}
