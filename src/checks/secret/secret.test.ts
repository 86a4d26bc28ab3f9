import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import { endsWithChecksum } from './checksum.ts';
import { findNamedSecret, findSecret } from './find.ts';
import inAnnotation from './in-annotation.ts';
import inCommand from './in-command.ts';
import inConfigMap from './in-config-map.ts';
import inEnv from './in-env.ts';
import inHeader from './in-header.ts';
import namedEnv from './named-env.ts';
import namedKey from './named-key.ts';
import { credentialSort, isLiteralCredential } from './names.ts';
import plain from './plain.ts';
import { namedInFile } from './settings-file.ts';

// Secrets of no account. They are put together here, so that no scanner takes this file for a leak.
const letters = 'kR7vm2QzT9wLxB4nYc8JdH3sPf6GuA5eMqWiKtZo1bVyDhXrCjNgEaSlFpUO0I';
const some = (length: number) => letters.repeat(6).slice(0, length);
const hex = (length: number) =>
	'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'.slice(0, length);
const base64 = (value: string) => Buffer.from(value).toString('base64');
const url64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: unknown) =>
	`${url64({ alg: 'RS256', typ: 'JWT' })}.${url64(payload)}.${some(43)}`;
const checked = ['zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ', '0mLq17'].join('');
const key = (label: string) =>
	`-----BEGIN ${label}-----\n${some(64)}\n${some(60)}\n-----END ${label}-----`;

test.each([
	[`AKI${'A'}IQ2V5NXHRT3KMEWB`, 'an AWS access key ID'],
	[`aws_secret_access_key = ${some(38)}/+`, 'an AWS secret access key'],
	[`AWS_SECRET_ACCESS_KEY: "${some(40)}"`, 'an AWS secret access key'],
	[`AIza${some(35)}`, 'a Google API key'],
	[`GOCSPX-${some(28)}`, 'a Google OAuth client secret'],
	[`ya29.${some(60)}`, 'a Google OAuth token'],
	[`AccountName=a;AccountKey=${some(86)}==;EndpointSuffix=core`, 'an Azure storage key'],
	[`Endpoint=sb://a/;SharedAccessKey=${some(43)}=`, 'an Azure shared access key'],
	[`ab18Q~${some(34)}`, 'an Azure client secret'],
	[`ghp_${checked}`, 'a GitHub token'],
	[`github_pat_${some(22)}_${some(59)}`, 'a GitHub token'],
	[`git clone https://glpat-${some(20)}@gitlab.com/a/b`, 'a GitLab token'],
	[`xoxb-123406789012-9876503210987-${some(24)}`, 'a Slack token'],
	[`https://hooks.slack.com/services/T01ABCDEFGH/B01ABCDEFGH/${some(24)}`, 'a webhook address'],
	[`sk_live_${some(24)}`, 'a Stripe key'],
	[`TWILIO_AUTH_TOKEN=${hex(32)}`, 'a Twilio auth token'],
	[`SG.${some(22)}.${some(43)}`, 'a SendGrid key'],
	[`//registry.npmjs.org/:_authToken=npm_${checked}`, 'an npm token'],
	[`pypi-AgEIcHlwaS5vcmc${some(80)}`, 'a PyPI token'],
	[`hvs.${some(24)}`, 'a Vault token'],
	[`s.${some(24)}`, 'a Vault token'],
	[`dapi${hex(32)}`, 'a Databricks token'],
	[`dop_v1_${hex(64)}`, 'a DigitalOcean token'],
	[`shpat_${hex(32)}`, 'a Shopify token'],
	[`https://api.telegram.org/bot123456789:AA${some(33)}/sendMessage`, 'a Telegram bot token'],
	[`hf_${some(60).replace(/\d/g, '').slice(0, 34)}`, 'a Hugging Face token'],
	[`sk-ant-api03-${some(93)}AA`, 'an Anthropic key'],
	[`sk-proj-${some(40)}T3BlbkFJ${some(40)}`, 'an OpenAI key'],
	[key('RSA PRIVATE KEY'), 'a private key'],
	[JSON.stringify({ private_key: key('PRIVATE KEY') }), 'a private key'],
	[`{"auths":{"r.io":{"auth":"${base64('robot:kR7-vm2Qz')}"}}}`, 'registry credentials'],
	[`Authorization: Basic ${base64('robot:kR7-vm2Qz')}`, 'HTTP basic credentials'],
	[jwt({ sub: 'app', exp: 1 }), 'a JSON Web Token'],
	[
		jwt({ iss: 'kubernetes/serviceaccount', 'kubernetes.io/serviceaccount/namespace': 'a' }),
		'a service account token of Kubernetes',
	],
	['postgres://app:kR7-vm2Qz@db:5432/app', 'a URL with a password'],
	['redis://:kR7-vm2Qz@redis:6379/0', 'a URL with a password'],
	['mongodb+srv://app:kR7%21vm@a.b.net/?w=1', 'a URL with a password'],
	['jdbc:mysql://db/app?user=app&password=kR7-vm2Qz', 'a connection string with a password'],
	['Server=db;User Id=app;Password=kR7-vm2Qz;', 'a connection string with a password'],
])('found: %s', (source, kind) => {
	expect(findSecret(source)?.kind.en).toBe(kind);
	expect(findSecret(`${'some text. '.repeat(50)}\n"${source}"\n`)?.kind.en).toBe(kind);
});

test.each([
	['AKIAIOSFODNN7EXAMPLE'],
	[`AKI${'A'}IQ2V5NXHRT3KMEWBX`],
	[`aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`],
	[`ghp_${some(36)}`],
	[`ghp_${'x'.repeat(36)}`],
	[`npm_${some(36)}`],
	['ghp_your_token_here_0123456789abcdefghij'],
	['hvs.<token>'],
	['pods.services.deployments.namespaces'],
	['risk-assessment-and-further-words-that-go-on'],
	['-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
	[key('CERTIFICATE')],
	[key('PUBLIC KEY')],
	[
		'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
	],
	['postgres://app:$(DB_PASSWORD)@db/app'],
	['postgres://app:${DB_PASSWORD}@db/app'],
	['postgres://app:{{ .password }}@db/app'],
	['postgres://app:<password>@db/app'],
	['postgres://app:changeme@db/app'],
	['postgres://app:xxxxx@db/app'],
	['postgres://user:password@db/app'],
	['postgres://app@db:5432/app'],
	['http://example.com:8080/@scope/package'],
	['https://a.io/path:with@sign'],
	['Server=db;Password=${PASSWORD};'],
	[
		'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
	],
	[`eyJmb28i.eyJiYXIi.${some(43)}`],
	['{"auths":{"r.io":{"auth":""}}}'],
	['Basic authentication: see the documentation'],
	['sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
])('not found: %s', (source) => {
	expect(findSecret(source)).toBeUndefined();
});

test('a checksum tells a token from what looks like one', () => {
	expect([endsWithChecksum(checked), endsWithChecksum(some(36))]).toEqual([true, false]);
});

test('some secrets are told by the name of their variable', () => {
	expect(findSecret(some(40))).toBeUndefined();
	expect(findNamedSecret('AWS_SECRET_ACCESS_KEY', some(40))?.kind.en).toBe(
		'an AWS secret access key',
	);
});

test.each([
	'eyJ-',
	'eyJ.',
	'glpat-',
	'://',
	';Password=',
	'-----BEGIN PRIVATE KEY-----',
	'ya29.-',
	'"auth":"',
])('a megabyte of %s is read once', (mark) => {
	const start = process.hrtime.bigint();
	findSecret(mark.repeat(1_000_000 / mark.length));
	expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000);
});

test.each([
	['DB_PASSWORD', 'password'],
	['dbPassword', 'password'],
	['PGPASSWORD', 'password'],
	['DB_PASS', 'password'],
	['PASSWORD_2', 'password'],
	['spring.datasource.password', 'password'],
	['client-secret', 'secret'],
	['GITHUB_TOKEN', 'token'],
	['API_KEY', 'token'],
	['apiKey', 'token'],
	['PASSWORD_FILE', undefined],
	['TOKEN_PATH', undefined],
	['SECRET_NAME', undefined],
	['TOKEN_TTL', undefined],
	['MIN_PASSWORD_LENGTH', undefined],
	['MYSQL_ALLOW_EMPTY_PASSWORD', undefined],
	['AWS_ACCESS_KEY_ID', undefined],
	['PUBLIC_KEY', undefined],
	['MAX_TOKENS', undefined],
	['OLDPWD', undefined],
	['PWD', undefined],
	['BYPASS', undefined],
	['KEY', undefined],
])('the name %s', (name, sort) => {
	expect(credentialSort(name)).toBe(sort);
});

test.each([
	['password', 'kR7-vm2Qz', true],
	['password', 'root', true],
	['password', '12345678', true],
	['password', '', false],
	['password', '  ', false],
	['password', 'true', false],
	['password', '/run/secrets/password', false],
	['password', '$(DB_PASSWORD)', false],
	['password', '{{ .Values.password }}', false],
	['password', '<password>', false],
	['password', 'CHANGE_ME', false],
	['password', 'changeme123', false],
	['password', '********', false],
	['password', 'DB_PASSWORD', false],
	['password', 'vault:secret/data/db#password', false],
	['token', 'kR7-vm2Qz', true],
	['token', '4096', false],
	['token', 'https://auth.shop/token', false],
	['secret', 'shop-tls', false],
	['secret', 'payments/stripe-key', false],
	['secret', 'kR7vm2QzT9', true],
] as const)('a %s of %s', (sort, value, isOne) => {
	expect(isLiteralCredential(sort, value)).toBe(isOne);
});

const container = (fields: string) =>
	`{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, ${fields}}]}}`;
const env = (name: string, value: string) => container(`env: [{name: ${name}, value: ${value}}]`);
const atEnv = ['spec.containers[0].env[0].value'];

test('a variable is reported once: by its look, else by its name', () => {
	const looks = env('DB_PASSWORD', '"postgres://app:kR7-vm2Qz@db/app"');
	expect([problemPaths(inEnv, looks), problemPaths(namedEnv, looks)]).toEqual([atEnv, []]);
	const named = env('DB_PASSWORD', 'kR7-vm2Qz');
	expect([problemPaths(inEnv, named), problemPaths(namedEnv, named)]).toEqual([[], atEnv]);
});

test.each([
	'env: 5',
	'env: [5, null, {name: 5, value: {}}]',
	'env: [{name: PASSWORD, value: [a]}]',
	'env: [{value: kR7-vm2Qz}]',
	'env: [{name: PASSWORD, valueFrom: {}}]',
])('%s says nothing', (fields) => {
	expect([...runCheck(inEnv, container(fields)), ...runCheck(namedEnv, container(fields))]).toEqual(
		[],
	);
});

test('no message holds the secret, and every place is marked as one', () => {
	const [password, token] = ['kR7-vm2Qz', `ghp_${checked}`];
	const problems = [
		...runCheck(inEnv, env('A', token)),
		...runCheck(namedEnv, env('A_PASSWORD', password)),
		...runCheck(inCommand, container(`command: [a, --password=${password}, --token, ${token}]`)),
		...runCheck(inCommand, container(`args: [sh, -c, "A_PASSWORD=${password} run"]`)),
		...runCheck(inConfigMap, `{apiVersion: v1, kind: ConfigMap, data: {a: ${token}}}`),
		...runCheck(namedKey, `{apiVersion: v1, kind: ConfigMap, data: {password: ${password}}}`),
		...runCheck(
			inAnnotation,
			`{apiVersion: v1, kind: Node, metadata: {annotations: {a: ${token}}}}`,
		),
		...runCheck(
			inHeader,
			container(`livenessProbe: {httpGet: {httpHeaders: [{name: Cookie, value: s=${password}}]}}`),
		),
		...runCheck(plain, `{apiVersion: v1, kind: Secret, stringData: {password: ${password}}}`),
	];
	expect(problems).toHaveLength(10);
	for (const { message, isSecret } of problems) {
		expect(isSecret).toBe(true);
		expect(JSON.stringify(message ?? '')).not.toMatch(/kR7|zQWB/);
	}
});

test.each([
	['[--password=kR7-vm2Qz]', ['command[0]']],
	['[--password, kR7-vm2Qz]', ['command[1]']],
	['[--password, --verbose]', []],
	['[--password-file=/run/p]', []],
	['[--password=$(P)]', []],
	['[--token=$TOKEN]', []],
	['[--secret=shop/tls-cert]', []],
	['[sh, -c, "mysql --user=a --password=kR7-vm2Qz < /x.sql"]', ['command[2]']],
	['[sh, -c, "export DB_PASSWORD=\'kR7-vm2Qz\'; run"]', ['command[2]']],
	['[sh, -c, "PASSWORD=$(cat /run/p) run"]', []],
	['[kubectl, create, secret, generic, a, --from-literal=password=kR7-vm2Qz]', ['command[5]']],
	['5', []],
])('secret/in-command: %s', (command, places) => {
	const paths = problemPaths(inCommand, container(`command: ${command}`));
	expect(paths).toEqual(places.map((place) => `spec.containers[0].${place}`));
});

test.each([
	['a.properties', 'db.password=kR7-vm2Qz', 'db.password'],
	['a.properties', '# db.password=kR7-vm2Qz', undefined],
	['a.yaml', 'db:\n  password: "kR7-vm2Qz" # dev', 'password'],
	['a.yaml', 'password: ${DB_PASSWORD}', undefined],
	['a.yaml', 'passwordFile: /run/p', undefined],
	['a.json', '  "password": "kR7-vm2Qz",', 'password'],
	['a.json', '  "password": "",', undefined],
	['a.yaml', 'token: bearer', undefined],
	['.env', 'export API_KEY=kR7vm2QzT9', 'API_KEY'],
	['run.sh', 'PASSWORD=kR7-vm2Qz', undefined],
	['a.conf', 'requirepass kR7-vm2Qz', undefined],
])('settings: %s with %s', (file, content, name) => {
	expect(namedInFile(file, content)).toBe(name);
});

const annotated = (annotations: string) =>
	`{apiVersion: apps/v1, kind: Deployment, metadata: {annotations: ${annotations}}, spec: {template: {metadata: {annotations: ${annotations}}, spec: {containers: []}}}}`;

test('secret/in-annotation looks at the object and at its Pod, not at kubectl’s copy', () => {
	expect(problemPaths(inAnnotation, annotated('{a: "redis://:kR7-vm2Qz@r"}'))).toEqual([
		'metadata.annotations.a',
		'spec.template.metadata.annotations.a',
	]);
	const copy = '{kubectl.kubernetes.io/last-applied-configuration: "redis://:kR7-vm2Qz@r"}';
	expect(problemPaths(inAnnotation, annotated(copy))).toEqual([]);
	expect(problemPaths(inAnnotation, annotated('[5]'))).toEqual([]);
});

test.each([
	['{name: Authorization, value: Bearer kR7vm2QzT9}', 1],
	['{name: X-Api-Key, value: kR7vm2QzT9}', 1],
	['{name: Accept, value: application/json}', 0],
	['{name: Host, value: shop.local}', 0],
	['{name: Authorization, value: "<token>"}', 0],
	['{name: Authorization}', 0],
	['5', 0],
])('secret/in-header: %s', (header, count) => {
	const yaml = container(`lifecycle: {preStop: {httpGet: {httpHeaders: [${header}]}}}`);
	expect(problemPaths(inHeader, yaml)).toHaveLength(count);
});

const secret = (fields: string) => `{apiVersion: v1, kind: Secret, metadata: {name: a}, ${fields}}`;

test.each([
	['stringData: {password: kR7-vm2Qz}', ['stringData']],
	[`data: {password: ${base64('kR7-vm2Qz')}}`, ['data']],
	[`data: {password: ${base64('changeme')}}`, []],
	['stringData: {password: "${PASSWORD}"}', []],
	['stringData: {password: ""}', []],
	['stringData: {username: app, host: db}', []],
	[`data: {tls.crt: ${base64('a certificate')}, ca.crt: ${base64('x')}}`, []],
	[
		`data: {tls.crt: ${base64(key('CERTIFICATE'))}, tls.key: ${base64(key('PRIVATE KEY'))}}`,
		['data'],
	],
	['stringData: {alertmanager.yaml: "route: {receiver: ops}"}', []],
	['stringData: {alertmanager.yaml: "global:\\n  smtp_auth_password: kR7-vm2Qz"}', ['stringData']],
	[
		`data: {.dockerconfigjson: ${base64(JSON.stringify({ auths: { r: { auth: base64('robot:kR7-vm2Qz') } } }))}}`,
		['data'],
	],
	[`data: {.dockerconfigjson: ${base64('{"auths":{}}')}}`, []],
	['type: kubernetes.io/service-account-token', []],
	['stringData: {password: "ENC[AES256_GCM,data:a]"}, sops: {mac: a}', []],
	['data: 5', []],
	['data: {a: 5, b: null}', []],
])('secret/plain: %s', (fields, paths) => {
	expect(problemPaths(plain, secret(fields))).toEqual(paths);
});

test('secret/plain says nothing of what a cluster gave out, nor of other kinds of this name', () => {
	const data = 'stringData: {password: kR7-vm2Qz}';
	expect(
		problemPaths(plain, `{apiVersion: v1, kind: Secret, metadata: {uid: x}, ${data}}`),
	).toEqual([]);
	expect(problemPaths(plain, `{apiVersion: a.io/v1, kind: Secret, ${data}}`)).toEqual([]);
});
