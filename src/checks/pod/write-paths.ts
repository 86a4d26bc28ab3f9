import { containerFacts } from '../../kube/evidence.ts';
import type { ContainerView } from '../../kube/pod.ts';
import type { Edit } from '../../model/edit.ts';
import type { Evidence } from '../../model/evidence.ts';
import { asBoolean, asList, asString } from '../../model/fields.ts';

/** A directory that a program must be able to write, with a short name for a volume. */
export type WritePath = { readonly path: string; readonly name: string };

/**
 * The directories that a well-known image writes at start and that no mount provides. Directories
 * that the image declares as VOLUME are left out: the runtime makes them writable anyway. Nothing is
 * known of a container with its own command or configuration.
 */
export function missingWritePaths(container: ContainerView): readonly WritePath[] {
	const program = programs.get(repository(container.image ?? ''));
	if (!program || asList(container.fields.command).length > 0) return none;
	const mounts = container.volumeMounts.map(({ fields }) => ({
		path: comparable(asString(fields.mountPath) ?? ''),
		isWritable: asBoolean(fields.readOnly) !== true,
	}));
	if (mounts.some(({ path }) => program.config !== '' && touches(path, program.config)))
		return none;
	return program.writes.filter(
		({ path }) => !mounts.some((m) => m.isWritable && touches(m.path, comparable(path))),
	);
}

/**
 * The directories that the program is known to write and that no mount provides; undefined when unknown,
 * and for the root itself, which cannot be read-only then.
 */
export function knownWritePaths(
	container: ContainerView,
	evidence: Evidence,
): readonly WritePath[] | undefined {
	const { writes } = containerFacts(container, evidence);
	const paths = writes?.map((path) => path.replace(trailingSlashes, ''));
	if (!paths || paths.includes('')) return undefined;
	const mounts = container.volumeMounts.filter(({ fields }) => fields.readOnly !== true);
	const provided = mounts.map(({ fields }) => comparable(asString(fields.mountPath) ?? ''));
	return [...new Set(paths)]
		.filter((path) => !provided.some((mount) => contains(mount, comparable(path))))
		.filter((path, _, all) => !all.some((other) => other !== path && contains(other, path)))
		.map((path) => ({ path, name: nameOf(path) }));
}

function contains(folder: string, path: string): boolean {
	return path === folder || path.startsWith(`${folder}/`);
}

/** `/var/cache/app` as part of a volume's name: `var-cache-app`. */
function nameOf(path: string): string {
	const words = path.toLowerCase().match(/[a-z0-9]+/g) ?? ['root'];
	return words.join('-');
}

/** An emptyDir for each directory; undefined where the names for them are taken or too long. */
export function emptyDirEdits(
	container: ContainerView,
	paths: readonly WritePath[],
): readonly Edit[] | undefined {
	const { pod } = container;
	const edits: Edit[] = [];
	for (const { path, name: suffix } of paths) {
		const name = `${container.name}-${suffix}`;
		const isTaken = pod.volumes.some((volume) => volume.name === name);
		if (container.name === '' || isTaken || name.length > longestName) return undefined;
		edits.push(
			{ kind: 'append', path: pod.at('spec', 'volumes'), value: { name, emptyDir: {} } },
			{ kind: 'append', path: container.at('volumeMounts'), value: { name, mountPath: path } },
		);
	}
	return edits;
}

/** The image without registry of Docker's official images, tag and digest. */
function repository(image: string): string {
	return image.replace(official, '').replace(tagAndDigest, '');
}

/** `/var/run` is a link to `/run` in every image of the table. */
function comparable(path: string): string {
	const clean = path.replace(trailingSlashes, '');
	return clean.startsWith('/var/run') ? clean.slice('/var'.length) : clean;
}

/** Whether one directory is the other or contains it, whichever way round. */
function touches(a: string, b: string): boolean {
	return a === b || b.startsWith(`${a}/`) || a.startsWith(`${b}/`);
}

const none: readonly WritePath[] = [];
const longestName = 63;
const official =
	/^(?:(?:docker\.io|index\.docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io)\/)?(?:library\/)?/;
const tagAndDigest = /(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/;
const trailingSlashes = /\/{1,16}$/;

const tmp: WritePath = { path: '/tmp', name: 'tmp' };
const mysqld: WritePath = { path: '/var/run/mysqld', name: 'run' };

type Program = { readonly writes: readonly WritePath[]; readonly config: string };

const programs = new Map<string, Program>([
	[
		'nginx',
		{
			writes: [
				{ path: '/var/cache/nginx', name: 'cache' },
				{ path: '/var/run', name: 'run' },
			],
			config: '/etc/nginx/nginx.conf',
		},
	],
	['nginxinc/nginx-unprivileged', { writes: [tmp], config: '/etc/nginx/nginx.conf' }],
	[
		'httpd',
		{
			writes: [{ path: '/usr/local/apache2/logs', name: 'logs' }],
			config: '/usr/local/apache2/conf/httpd.conf',
		},
	],
	['postgres', { writes: [{ path: '/var/run/postgresql', name: 'run' }], config: '' }],
	['mysql', { writes: [mysqld, tmp], config: '/etc/my.cnf' }],
	['mariadb', { writes: [mysqld, tmp], config: '/etc/mysql/my.cnf' }],
	['mongo', { writes: [tmp], config: '' }],
	[
		'tomcat',
		{
			writes: ['logs', 'temp', 'work'].map((name) => ({ path: `/usr/local/tomcat/${name}`, name })),
			config: '/usr/local/tomcat/conf/server.xml',
		},
	],
]);
