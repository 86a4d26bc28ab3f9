import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { folderOf, holdfast, removeFolders } from './holdfast.ts';
import { hostPid, pod, privileged } from './manifests.ts';

afterAll(removeFolders);

const only = ['--check', 'pod/privileged,host/pid', '--safety', 'evidence'];
const mended = privileged.replace('privileged: true', 'privileged: false');

describe('holdfast fix', () => {
	test('prints what it would change, and changes nothing', async () => {
		const cwd = folderOf({ 'deploy/a.yaml': privileged });
		const { code, stdout, stderr } = await holdfast(['fix', ...only], { cwd });
		expect(stdout).toMatchInlineSnapshot(`
			"--- a/deploy/a.yaml
			+++ b/deploy/a.yaml
			@@ -7,4 +7,4 @@
			     - name: app
			       image: registry.example.com/app:1.0.0
			       securityContext:
			-        privileged: true
			+        privileged: false
			"
		`);
		expect(stderr).toBe('holdfast: would fix 1 finding in 1 file; --write does it\n');
		expect(code).toBe(1);
		expect(readFileSync(join(cwd, 'deploy/a.yaml'), 'utf8')).toBe(privileged);
	});

	const hasGit = spawnSync('git', ['--version']).status === 0;
	test.skipIf(!hasGit)('prints what git applies (skipped: no git here)', async () => {
		const cwd = folderOf({ 'deploy/a.yaml': privileged, 'b.yaml': hostPid.trimEnd() });
		const { stdout } = await holdfast(['fix', ...only], { cwd });
		execFileSync('git', ['apply', '-'], { cwd, input: stdout });
		expect(readFileSync(join(cwd, 'deploy/a.yaml'), 'utf8')).toBe(mended);
		expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).not.toContain('hostPID: true');
	});

	test('writes with --write, and has nothing to do then', async () => {
		const cwd = folderOf({ 'a.yaml': privileged, 'b.yaml': 'a: [\n' });
		const first = await holdfast(['fix', 'a.yaml', '--write', ...only], { cwd });
		expect(first).toEqual({
			code: 0,
			stdout: '',
			stderr: 'holdfast: fixed 1 finding in 1 file\n',
		});
		expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(mended);
		const again = await holdfast(['fix', 'a.yaml', '--write', ...only], { cwd });
		expect(again).toEqual({ code: 0, stdout: '', stderr: 'holdfast: nothing to fix\n' });
	});

	test('keeps the mode of a file, and follows a link', async () => {
		const cwd = folderOf({ 'real/a.yaml': privileged });
		const file = join(cwd, 'real/a.yaml');
		writeFileSync(file, privileged, { mode: 0o600 });
		execFileSync('chmod', ['640', file]);
		symlinkSync('real/a.yaml', join(cwd, 'link.yaml'));
		expect((await holdfast(['fix', 'link.yaml', '--write', ...only], { cwd })).code).toBe(0);
		expect(readFileSync(file, 'utf8')).toBe(mended);
		expect(statSync(file).mode & 0o777).toBe(0o640);
		expect(statSync(join(cwd, 'link.yaml')).isFile()).toBe(true);
	});

	test('mends standard input', async () => {
		const { code, stdout, stderr } = await holdfast(['fix', '-', ...only], { input: privileged });
		expect({ code, stdout }).toEqual({ code: 0, stdout: mended });
		expect(stderr).toBe('holdfast: fixed 1 finding in 1 file\n');
		const clean = await holdfast(['fix', '-', ...only], { input: mended });
		expect(clean.stdout).toBe(mended);
	});

	test('is safe unless told otherwise, and says what else there is', async () => {
		const cwd = folderOf({ 'a.yaml': privileged });
		const { code, stdout, stderr } = await holdfast(['fix', '--check', 'pod/privileged'], { cwd });
		expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
		expect(stderr).toBe(
			'holdfast: nothing to fix\nholdfast: 1 more are right if the stated facts hold: --safety evidence\n',
		);
	});

	test('says what the text does not allow', async () => {
		const aliased = `${pod('a', { container: ['securityContext: &s {privileged: true}'] })}---\n`;
		const cwd = folderOf({ 'a.yaml': aliased.replace('---\n', 'x: *s\n') });
		const { code, stdout, stderr } = await holdfast(['fix', ...only], { cwd });
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toContain(
			'a.yaml:9: pod/privileged not fixed: other values would change as well',
		);
	});

	test('does not show a secret beside a change', async () => {
		const secret = ['ghp', '016C7vA2TmcFpXb9kQhZr4LdNwYsEj3GuVq'].join('_');
		const text = pod('a', {
			container: [
				'securityContext: {privileged: true}',
				'env:',
				'  - name: GITHUB_TOKEN',
				`    value: ${secret}`,
			],
		});
		const cwd = folderOf({ 'a.yaml': text });
		const wanted = ['--check', 'pod/privileged,secret/*', '--safety', 'evidence'];
		const { stdout, stderr } = await holdfast(['fix', ...wanted], { cwd });
		expect(stdout + stderr).not.toContain(secret);
		expect(stderr).toContain('a.yaml: 1 change is not shown, as secrets stand there');
		const json = await holdfast(['fix', '--format', 'json', ...wanted], { cwd });
		expect(json.stdout + json.stderr).not.toContain(secret);
		await holdfast(['fix', '--write', ...wanted], { cwd });
		expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(
			text.replace('privileged: true', 'privileged: false'),
		);
	});

	test('tells programs as JSON', async () => {
		const cwd = folderOf({ 'a.yaml': privileged, 'b.yaml': hostPid });
		const { stdout } = await holdfast(
			[
				'fix',
				'--format',
				'json',
				'--check',
				'pod/privileged,resources/memory-limit',
				'--safety',
				'evidence',
			],
			{ cwd },
		);
		const schema = readFileSync(
			join(import.meta.dirname, '../../docs/schemas/fix.schema.json'),
			'utf8',
		);
		const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schema));
		const result = JSON.parse(stdout);
		expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
		const { version, written, files, left } = result;
		expect({ version, written }).toEqual({ version: 1, written: false });
		expect(files).toHaveLength(1);
		expect(files[0]).toMatchObject({
			file: 'a.yaml',
			mended: [{ check: 'pod/privileged', line: 10 }],
		});
		expect(files[0].patch).toContain('+        privileged: false');
		expect(left).toHaveLength(2);
		expect(left[0]).toMatchObject({
			check: 'resources/memory-limit',
			safety: 'value',
			hindered: null,
		});
	});

	test('makes patches of objects, for what is rendered', async () => {
		const args = ['fix', '-', '--as', 'jsonpatch', ...only];
		const { code, stdout, stderr } = await holdfast(args, {
			input: `${privileged}---\n${hostPid}`,
		});
		const head = { apiVersion: 'v1', kind: 'Pod', namespace: null, file: '-' };
		const unset = '/spec/containers/0/securityContext/privileged';
		const patch = [{ op: 'replace', path: unset, value: false }];
		const [first, second] = JSON.parse(stdout);
		expect(first).toEqual({ ...head, name: 'privileged', document: 1, patch });
		expect(second).toMatchObject({ name: 'host-pid', document: 2 });
		expect(second.patch[0].path).toBe('/spec/hostPID');
		expect({ code, stderr }).toEqual({
			code: 1,
			stderr: 'holdfast: the patches mend 2 findings\n',
		});
	});

	test('makes a kustomization', async () => {
		const args = ['fix', '-', '--as', 'kustomize', ...only];
		const { stdout } = await holdfast(args, { input: privileged.replace('name: p', 'name: a.p') });
		expect(stdout).toMatchInlineSnapshot(`
			"apiVersion: kustomize.config.k8s.io/v1beta1
			kind: Kustomization
			patches:
			  - target:
			      version: v1
			      kind: Pod
			      name: "a\\\\.privileged"
			      namespace: default
			    patch: |-
			      [{"op":"replace","path":"/spec/containers/0/securityContext/privileged","value":false}]
			"
		`);
	});

	test('a kustomization means the objects that were read, and no others', async () => {
		const args = ['fix', '-', '--as', 'kustomize', ...only];
		const nameless = privileged.replace('name: privileged', 'generateName: run-');
		const none = await holdfast(args, { input: nameless });
		expect(none.stdout).toContain('patches: []');
		expect(none.stderr).toContain('1 changed objects have no name of their own');
		const clean = await holdfast(args, { input: mended });
		expect(clean).toMatchObject({ code: 0 });
		expect(clean.stdout).toContain('patches: []');
		const named = await holdfast(args, { input: privileged });
		expect(named.stdout).toContain('namespace: default');
		const both = await holdfast([...args, '--format', 'json'], { input: privileged });
		expect(both).toMatchObject({ code: 2, stdout: '' });
	});

	test('files are not written as patches of objects', async () => {
		const { code, stderr } = await holdfast(['fix', '.', '--as', 'jsonpatch', '--write']);
		expect({ code, stderr }).toEqual({
			code: 2,
			stderr: 'holdfast: --as prints patches of objects, and writes no file; leave out --write\n',
		});
	});

	test('refuses what makes no sense, in one line', async () => {
		const { code, stderr } = await holdfast(['fix', '-', '--write']);
		expect(code).toBe(2);
		expect(stderr).toBe(
			'holdfast: standard input is fixed alone, and printed instead of written\n',
		);
	});

	test('says that an input could not be judged', async () => {
		const cwd = folderOf({ 'a.yaml': privileged, 'b.yaml': 'a: [\n' });
		expect((await holdfast(['fix', ...only], { cwd })).code).toBe(3);
	});

	test('makes safely what evidence bears out', async () => {
		const evidence = {
			version: 1,
			images: { 'registry.example.com/app': { user: 10001, capabilities: ['CHOWN'] } },
			workloads: {
				'Pod/a': { usesApi: false, containers: { app: { writes: ['/tmp/', '/tmp/x'] } } },
			},
		};
		const cwd = folderOf({ 'a.yaml': pod('a'), 'evidence.json': JSON.stringify(evidence) });
		const checks =
			'pod/drop-all,pod/run-as-non-root,pod/writable-root-filesystem,service-account/default-token';
		const args = ['fix', 'a.yaml', '--check', checks, '--write'];
		const without = await holdfast(args, { cwd });
		expect(without.stderr).toContain('nothing to fix\n');
		expect((await holdfast([...args, '--evidence', 'evidence.json'], { cwd })).code).toBe(0);
		expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toMatchInlineSnapshot(`
			"apiVersion: v1
			kind: Pod
			metadata:
			  name: a
			spec:
			  securityContext:
			    runAsNonRoot: true
			  automountServiceAccountToken: false
			  containers:
			    - name: app
			      image: registry.example.com/app:1.0.0
			      securityContext:
			        capabilities:
			          drop:
			            - ALL
			          add:
			            - CHOWN
			        runAsUser: 10001
			        readOnlyRootFilesystem: true
			      volumeMounts:
			        - name: app-tmp
			          mountPath: /tmp
			  volumes:
			    - name: app-tmp
			      emptyDir: {}
			"
		`);
	});

	test.each([
		['[]', 'evidence e.json: a mapping is expected here'],
		['{', 'evidence e.json: no JSON'],
		['{"version": 2}', 'evidence e.json: version must be 1'],
		['{"version": 1, "image": {}}', 'evidence e.json: image is not known'],
		[
			'{"version": 1, "images": {"a": {"user": "b"}}}',
			'evidence e.json: images.a.user must be a user id',
		],
		[
			'{"version": 1, "images": {"a": {"capabilities": ["CAP CHOWN"]}}}',
			'evidence e.json: images.a.capabilities must be a list of capabilities without CAP_',
		],
		[
			'{"version": 1, "workloads": {"a": {"containers": {"b": {"writes": ["tmp"]}}}}}',
			'evidence e.json: workloads.a.containers.b.writes must be a list of absolute folders',
		],
	])('refuses evidence that is none: %s', async (source, message) => {
		const cwd = folderOf({ 'a.yaml': pod('a'), 'e.json': source });
		const { code, stderr } = await holdfast(['fix', 'a.yaml', '--evidence', 'e.json'], { cwd });
		expect(code).toBe(2);
		expect(stderr).toContain(message);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});

	test('takes values from the configuration', async () => {
		const cwd = folderOf({
			'a.yaml': pod('a'),
			'holdfast.yaml':
				'values:\n  - {memoryLimit: 640Mi}\n  - {resource: Pod/b, memoryLimit: 1Gi}\n',
		});
		const args = ['fix', 'a.yaml', '--check', 'resources/memory-limit', '--safety', 'value'];
		expect((await holdfast(args, { cwd })).stdout).toContain('+          memory: 640Mi\n');
	});

	test('asks finding by finding, and writes what was chosen', async () => {
		const cwd = folderOf({ 'a.yaml': privileged, 'b.yaml': hostPid });
		const args = ['fix', '.', '--interactive', '--check', 'pod/privileged,host/pid'];
		const { code, stderr } = await holdfast(args, { cwd, input: 'what\nn\ny\n' });
		expect(code).toBe(0);
		expect(stderr).toContain('a.yaml:10  ');
		expect(stderr).toContain('  -        privileged: true\n  +        privileged: false\n');
		expect(stderr).toContain('y: yes  n: no');
		expect(stderr).toContain('holdfast: fixed 1 finding in 1 file\n');
		expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(privileged);
		expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).not.toContain('hostPID: true');
	});

	test('takes one answer for all of a check, and the end of the input for no', async () => {
		const files = { 'a.yaml': privileged, 'b.yaml': privileged, 'c.yaml': hostPid };
		const cwd = folderOf(files);
		const args = ['fix', '.', '--interactive', '--check', 'pod/privileged,host/pid'];
		await holdfast(args, { cwd, input: 'a\n' });
		const after = Object.keys(files).map((file) => readFileSync(join(cwd, file), 'utf8'));
		expect(after).toEqual([mended, mended, hostPid]);
	});

	test('speaks Chinese', async () => {
		const { stderr } = await holdfast(['fix', '-', '--lang', 'zh', ...only], { input: privileged });
		expect(stderr).toBe('holdfast: 已修复 1 个文件中的 1 个问题\n');
	});
});
