import { expect, test } from 'vitest';
import { comesFrom } from './place.ts';
import { type ImageReference, parseReference } from './reference.ts';

test.each([
	['registry.example.com/team/app:1', 'registry.example.com', true],
	['registry.example.com/team/app:1', 'registry.example.com/', true],
	['registry.example.com/team/app:1', 'registry.example.com/team', true],
	['registry.example.com/team/app:1', 'registry.example.com/team/', true],
	['registry.example.com/team/app:1', 'registry.example.com/team/app', true],
	['registry.example.com/teamx/app', 'registry.example.com/team', false],
	['registry.example.com/team/application', 'registry.example.com/team/app', false],
	['registry.example.com.evil.io/team/app', 'registry.example.com', false],
	['registry.example.com.evil.io/team/app', 'registry.example.com/team', false],
	['evil.io/registry.example.com/app', 'registry.example.com', false],
	['registry.example.com:5000/app', 'registry.example.com', false],
	['registry.example.com:50000/app', 'registry.example.com:5000', false],
	['registry.example.com:443/app', 'registry.example.com', true],
	['Registry.Example.com/app', 'registry.example.com', true],
	['registry.example.com/app', 'Registry.Example.com', true],
	['example.com/app', '*.example.com', false],
	['nginx', 'docker.io', true],
	['nginx', 'docker.io/library', true],
	['nginx', 'index.docker.io', true],
	['registry-1.docker.io/library/nginx', 'docker.io', true],
	['docker.io:443/library/nginx', 'docker.io', true],
	['team/app', 'team', true],
	['team/app', 'docker.io/team', true],
	['registry.example.com/team/app', 'team', false],
	['localhost:5000/app', 'localhost:5000', true],
	['nginx', '', false],
	['nginx', '/', false],
])('%s from %s: %s', (image, place, expected) => {
	// The table holds only references that the grammar accepts.
	expect(comesFrom(parseReference(image) as ImageReference, place)).toBe(expected);
});
