import type { Random } from './random.ts';

/** How much care its authors took with a workload. */
export type Care = 'hardened' | 'ordinary' | 'careless';

/** One application: what all its manifests agree on. */
export type App = {
	readonly name: string;
	readonly team: string;
	readonly namespace: string;
	readonly port: number;
	readonly care: Care;
	readonly version: string;
};

export function randomApp(random: Random, index: number): App {
	const team = random.pick(teams);
	const roll = random.next();
	return {
		name: `${random.pick(subjects)}-${random.pick(roles)}-${index}`,
		team,
		namespace: `${team}-${random.pick(['dev', 'staging', 'prod', 'prod'])}`,
		port: random.pick([8080, 8080, 8443, 3000, 5000, 9000]),
		care: roll < 0.5 ? 'hardened' : roll < 0.83 ? 'ordinary' : 'careless',
		version: `${random.int(0, 9)}.${random.int(0, 30)}.${random.int(0, 20)}`,
	};
}

/** The labels that an application's objects carry. */
export function labelsOf({ name, team, version }: App) {
	return {
		'app.kubernetes.io/name': name,
		'app.kubernetes.io/part-of': team,
		'app.kubernetes.io/version': version,
		'app.kubernetes.io/managed-by': 'kustomize',
	};
}

const teams = [
	'payments',
	'search',
	'identity',
	'logistics',
	'billing',
	'catalogue',
	'messaging',
	'reporting',
	'platform',
	'recommendation',
	'fraud',
	'mobile',
] as const;

const subjects = [
	'order',
	'invoice',
	'customer',
	'stock',
	'price',
	'session',
	'audit',
	'mail',
	'image',
	'shipment',
	'ledger',
	'quote',
	'ticket',
	'profile',
] as const;

const roles = [
	'api',
	'worker',
	'gateway',
	'sync',
	'importer',
	'cache',
	'store',
	'frontend',
	'scheduler',
	'exporter',
] as const;
