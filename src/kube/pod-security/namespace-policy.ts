import type { Fields } from '../../model/resource.ts';
import { renderVersion } from '../../model/version.ts';
import { type Level, levels, type Policy } from './evaluate.ts';
import type { PolicyVersion } from './violations.ts';

/** What the labels of a namespace ask for, and which of them cannot be read. */
export function namespacePolicy(labels: Fields): NamespacePolicy {
	const enforce = readMode(labels, 'enforce');
	const audit = readMode(labels, 'audit');
	const warn = readMode(labels, 'warn');
	return {
		enforce: enforce.policy,
		audit: audit.policy,
		warn: warn.policy,
		unreadable: [...enforce.unreadable, ...audit.unreadable, ...warn.unreadable],
	};
}

export type Mode = 'enforce' | 'audit' | 'warn';

export type NamespacePolicy = { readonly [M in Mode]: Policy } & {
	/** Labels with a value that means nothing; the API server admits no such namespace. */
	readonly unreadable: readonly string[];
};

/** `restricted:v1.30` or `baseline:latest`. */
export function renderPolicy({ level, version }: Policy): string {
	return `${level}:${version === 'latest' ? version : `v${renderVersion(version)}`}`;
}

type ModeReading = { readonly policy: Policy; readonly unreadable: readonly string[] };

function readMode(labels: Fields, mode: Mode): ModeReading {
	const levelLabel = `${prefix}${mode}`;
	const versionLabel = `${levelLabel}-version`;
	const level = Object.hasOwn(labels, levelLabel) ? parseLevel(labels[levelLabel]) : 'privileged';
	const version = Object.hasOwn(labels, versionLabel)
		? parseVersionLabel(labels[versionLabel])
		: 'latest';
	return {
		policy: { level: level ?? unreadableLevel[mode], version: version ?? 'latest' },
		unreadable: [
			...(level === undefined ? [levelLabel] : []),
			...(version === undefined ? [versionLabel] : []),
		],
	};
}

const prefix = 'pod-security.kubernetes.io/';

/** Upstream's choice: enforcing fails closed, telling fails open. */
const unreadableLevel: { readonly [M in Mode]: Level } = {
	enforce: 'restricted',
	audit: 'privileged',
	warn: 'privileged',
};

function parseLevel(value: unknown): Level | undefined {
	return levels.find((level) => level === value);
}

/** Stricter than other version texts: `latest` or `v1.30`, nothing between or beyond. */
function parseVersionLabel(value: unknown): PolicyVersion | undefined {
	if (value === 'latest') return value;
	const match = typeof value === 'string' ? /^v1\.(0|[1-9]\d{0,8})$/.exec(value) : null;
	return match ? { major: 1, minor: Number(match[1]) } : undefined;
}
