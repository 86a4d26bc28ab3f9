import { expect, test } from 'vitest';
import { isDockerfileName } from './name.ts';

test.each([
	['Dockerfile', true],
	['deploy/Dockerfile', true],
	['C:\\shop\\Dockerfile', true],
	['dockerfile', true],
	['Containerfile', true],
	['Dockerfile.web', true],
	['Containerfile.web', true],
	['web.Dockerfile', true],
	['web.dockerfile', true],
	['web.containerfile', true],
	['.Dockerfile', true],
	['dockerfile.ts', false],
	['Dockerfile.md', false],
	['Dockerfile.dockerignore', false],
	['Dockerfile.yaml', false],
	['Dockerfile~', false],
	['Dockerfiles', false],
	['MyDockerfile', false],
	['Dockerfile/notes.txt', false],
	['', false],
])('%s', (path, expected) => {
	expect(isDockerfileName(path)).toBe(expected);
});
