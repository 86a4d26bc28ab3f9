import type { App } from './names.ts';
import { metadata } from './objects.ts';
import type { Random } from './random.ts';
import type { ValueMap } from './write.ts';

/** A ConfigMap with the files that an application reads. */
export function configMap(app: App, random: Random): ValueMap {
	const files = random.many(1, 2, () => random.pick(embedded)(app, random));
	return {
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: metadata(app, `${app.name}-config`),
		data: {
			LOG_LEVEL: random.pick(['info', 'debug', 'warn']),
			REGION: random.pick(['eu-1', 'us-2']),
			...Object.fromEntries(files),
		},
	};
}

/** A ConfigMap that carries a Grafana dashboard as JSON. */
export function dashboard(app: App, random: Random): ValueMap {
	const panels = random.many(4, 14, (id) => ({
		id,
		title: `${random.pick(['Requests', 'Errors', 'Latency', 'Saturation'])} ${id}`,
		type: 'timeseries',
		datasource: { type: 'prometheus', uid: '${datasource}' },
		gridPos: { h: 8, w: 12, x: (id % 2) * 12, y: Math.floor(id / 2) * 8 },
		targets: [
			{ refId: 'A', expr: `sum by (pod) (rate(http_requests_total{app="${app.name}"}[5m]))` },
		],
	}));
	const json = JSON.stringify({ title: app.name, uid: random.hex(12), panels }, undefined, 2);
	return {
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: metadata(app, `${app.name}-dashboard`),
		data: { [`${app.name}.json`]: `${json}\n` },
	};
}

type Embedded = (app: App, random: Random) => [file: string, text: string];

const embedded: [Embedded, ...Embedded[]] = [
	(app, random) => [
		'application.properties',
		lines(
			random,
			12,
			60,
			(i) => `${app.team}.module${i}.${random.pick(settings)}=${random.int(1, 9999)}`,
		),
	],
	(app, random) => [
		'nginx.conf',
		`server {\n  listen ${app.port};\n${lines(random, 5, 25, (i) => `  location /v${i}/ {\n    proxy_pass http://upstream-${i}:8080;\n    proxy_set_header Host $host;\n  }`)}}\n`,
	],
	(app, random) => [
		'app.yaml',
		`# read at start\nname: ${app.name}\nroutes:\n${lines(random, 6, 40, (i) => `  - path: /api/${i}\n    timeout: ${random.int(1, 60)}s # seconds`)}`,
	],
	(_, random) => [
		'start.sh',
		`#!/bin/sh\nset -eu\n${lines(random, 5, 30, (i) => `echo "step ${i}: \${HOSTNAME} {{ .Region }}"`)}exec /app/server\n`,
	],
];

const settings = ['timeout', 'retries', 'pool.size', 'cache.ttl', 'batch'] as const;

function lines(random: Random, low: number, high: number, make: (i: number) => string): string {
	return random.many(low, high, (i) => `${make(i)}\n`).join('');
}
