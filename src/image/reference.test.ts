import { expect, test } from 'vitest';
import { parseReference } from './reference.ts';

const sha256 = `sha256:${'f'.repeat(64)}`;
const sha512 = `sha512:${'0a'.repeat(64)}`;

test.each([
	['nginx', 'docker.io', 'library/nginx', undefined, 'latest'],
	['nginx:1.27', 'docker.io', 'library/nginx', '1.27', '1.27'],
	['docker.io/nginx:1', 'docker.io', 'library/nginx', '1', '1'],
	['docker.io/library/nginx:1', 'docker.io', 'library/nginx', '1', '1'],
	['index.docker.io/nginx', 'docker.io', 'library/nginx', undefined, 'latest'],
	['index.docker.io/team/app', 'docker.io', 'team/app', undefined, 'latest'],
	['docker.io:443/nginx', 'docker.io:443', 'nginx', undefined, 'latest'],
	['Docker.io/nginx', 'Docker.io', 'nginx', undefined, 'latest'],
	['team/app', 'docker.io', 'team/app', undefined, 'latest'],
	['example.com', 'docker.io', 'library/example.com', undefined, 'latest'],
	['example.com:5000', 'docker.io', 'library/example.com', '5000', '5000'],
	['192.168.1.1:5000', 'docker.io', 'library/192.168.1.1', '5000', '5000'],
	['localhost', 'docker.io', 'library/localhost', undefined, 'latest'],
	['localhost/app', 'localhost', 'app', undefined, 'latest'],
	['localhost:5000/app:v1', 'localhost:5000', 'app', 'v1', 'v1'],
	['registry:5000/app', 'registry:5000', 'app', undefined, 'latest'],
	['192.168.1.1:5000/app:5050', '192.168.1.1:5000', 'app', '5050', '5050'],
	['[::1]:5000/app:v1', '[::1]:5000', 'app', 'v1', 'v1'],
	['[2001:db8::1]/a/b', '[2001:db8::1]', 'a/b', undefined, 'latest'],
	['Team/app:v1', 'Team', 'app', 'v1', 'v1'],
	['sub-dom1.foo.com/bar/baz/quux', 'sub-dom1.foo.com', 'bar/baz/quux', undefined, 'latest'],
	['foo_bar.com/app', 'foo_bar.com', 'app', undefined, 'latest'],
	['foo/foo_bar.com:8080', 'docker.io', 'foo/foo_bar.com', '8080', '8080'],
	['xn--n3h.com/image:xn--n3h.com', 'xn--n3h.com', 'image', 'xn--n3h.com', 'xn--n3h.com'],
	['a.b/x__y/z---w/p_q.r', 'a.b', 'x__y/z---w/p_q.r', undefined, 'latest'],
	['app:_under', 'docker.io', 'library/app', '_under', '_under'],
	[`app:${'t'.repeat(128)}`, 'docker.io', 'library/app', 't'.repeat(128), 't'.repeat(128)],
	[`sha256:${'f'.repeat(64)}`, 'docker.io', 'library/sha256', 'f'.repeat(64), 'f'.repeat(64)],
])('%s', (text, registry, repository, tag, effectiveTag) => {
	expect(parseReference(text)).toEqual({
		registry,
		repository,
		tag,
		digest: undefined,
		effectiveTag,
	});
});

test.each([
	[`app@${sha256}`, 'library/app', undefined, sha256],
	[`app:latest@${sha256}`, 'library/app', 'latest', sha256],
	[`team/app:v1@${sha512}`, 'team/app', 'v1', sha512],
])('a digest rules over the tag: %s', (text, repository, tag, digest) => {
	expect(parseReference(text)).toEqual({
		registry: 'docker.io',
		repository,
		tag,
		digest,
		effectiveTag: undefined,
	});
});

test.each([
	['nothing', ''],
	['a blank', ' '],
	['blanks around', ' nginx '],
	['only a tag', ':v1'],
	['only a digest', `@${sha256}`],
	['an empty tag', 'nginx:'],
	['two tags', 'nginx:1:2'],
	['a tag before a slash', 'nginx:v1/app'],
	['a tag that begins with a dash', 'nginx:-1'],
	['a tag of 129 characters', `nginx:${'t'.repeat(129)}`],
	['an upper-case repository', 'Nginx:1'],
	['an upper-case segment', 'registry:5000/Team/app'],
	['a scheme', 'https://registry.example.com/app'],
	['an unknown digest algorithm', `app@md5:${'f'.repeat(32)}`],
	['a short digest', `app@sha256:${'f'.repeat(63)}`],
	['an upper-case digest', `app@sha256:${'F'.repeat(64)}`],
	['two digests', `app@${sha256}@${sha256}`],
	['a tag after the digest', `app@${sha256}:v1`],
	['a bare image id', 'f'.repeat(64)],
	['an empty segment', 'a//b'],
	['a slash first', '/app'],
	['a slash last', 'team/'],
	['two dots', 'a..b'],
	['three underscores', 'a___b'],
	['mixed separators', 'a._b'],
	['a dash last', 'team/app-'],
	['a dash first', '-app'],
	['a host that begins with a dash', '-a.com/app'],
	['a host that ends with a dot', 'a.com./app'],
	['a label that ends with a dash', 'A-.com/app'],
	['an empty port', 'registry:/app'],
	['an IPv6 address without a path', '[2001:db8::1]:5000'],
	['an IPv6 zone', '[fe80::1%eth0]:5000/app'],
	['an open bracket', '[::1/app'],
	['characters of another kind', 'aa/asdf$$^/aa'],
	['a template', '{{ .Values.image }}'],
	['a variable', '$(IMAGE)'],
	['a repository of 256 characters', `a.io/${'a'.repeat(256)}`],
	['an endless name', 'a/'.repeat(100_000)],
])('refuses %s', (_, text) => {
	expect(parseReference(text)).toBeUndefined();
});
