import {
	asBoolean,
	asFields,
	asList,
	asNumber,
	asString,
	isFields,
	valueAt,
} from '../model/fields.ts';
import type { Path } from '../model/path.ts';
import type { Fields, Resource } from '../model/resource.ts';
import { type Capabilities, effectiveCapabilities } from './capabilities.ts';
import { podPaths } from './templates.ts';

/** The Pods that an object is or describes. */
export function podsOf(resource: Resource): readonly PodView[] {
	return podPaths(resource).map((path) => new PodView(resource, path));
}

/** A Pod or a Pod template, wherever it stands in its object. */
export class PodView {
	readonly resource: Resource;
	/** Place of the Pod in its object: empty for a Pod, `spec.template` for a Deployment. */
	readonly path: Path;
	readonly metadata: Fields;
	readonly spec: Fields;
	/** The Pod's own security context; empty when there is none. */
	readonly security: Fields;
	readonly annotations: Fields;
	readonly labels: Fields;
	#containers: readonly ContainerView[] | undefined;
	#places: ReadonlyMap<string, ContainerView> | undefined;
	#volumes: readonly VolumeView[] | undefined;
	#fieldNames: ReadonlySet<string> | undefined;

	constructor(resource: Resource, path: Path) {
		const pod = asFields(valueAt(resource.value, path));
		this.resource = resource;
		this.path = path;
		this.metadata = asFields(pod.metadata);
		this.spec = asFields(pod.spec);
		this.security = asFields(this.spec.securityContext);
		this.annotations = asFields(this.metadata.annotations);
		this.labels = asFields(this.metadata.labels);
	}

	/** A path from the object's root, given one from the Pod: `at('spec', 'hostPID')`. */
	at(...steps: Path): Path {
		return [...this.path, ...steps];
	}

	/** Init containers and sidecars first, then regular, then ephemeral ones. */
	get containers(): readonly ContainerView[] {
		this.#containers ??= containersOf(this);
		return this.#containers;
	}

	/** The container at a place of the spec: `containerAt('initContainers', 0)`. */
	containerAt(list: unknown, index: unknown): ContainerView | undefined {
		this.#places ??= new Map(this.containers.map((each) => [`${each.list}/${each.index}`, each]));
		return this.#places.get(`${list}/${index}`);
	}

	get volumes(): readonly VolumeView[] {
		this.#volumes ??= volumesOf(this);
		return this.#volumes;
	}

	/** Every name that stands before a value anywhere in the Pod: a quick answer to what cannot be there. */
	get fieldNames(): ReadonlySet<string> {
		this.#fieldNames ??= namesWithin([this.metadata, this.spec]);
		return this.#fieldNames;
	}

	/** The namespace that the manifest names; where it will land otherwise is not known here. */
	get namespace(): string | undefined {
		return this.resource.namespace;
	}

	/** The service account's name; `default` when none is set (the API server fills it in). */
	get serviceAccountName(): string {
		return (
			asString(this.spec.serviceAccountName) || asString(this.spec.serviceAccount) || 'default'
		);
	}

	/** Windows containers know neither Linux capabilities nor seccomp. */
	get isWindows(): boolean {
		return asString(asFields(this.spec.os).name) === 'windows';
	}

	/** Whether the Pod has a user namespace of its own (`hostUsers: false`), so root is not the node's. */
	get hasUserNamespace(): boolean {
		return asBoolean(this.spec.hostUsers) === false;
	}
}

export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** What a container is for; a sidecar is an init container that restarts always (KEP-753). */
export type ContainerRole = 'regular' | 'init' | 'sidecar' | 'ephemeral';

/** One container of a Pod, with the values that take effect: its own, else the Pod's. */
export class ContainerView {
	readonly pod: PodView;
	readonly list: ContainerList;
	readonly index: number;
	readonly fields: Fields;
	readonly name: string;
	/** The container's own security context; empty when there is none. */
	readonly security: Fields;
	#capabilities: Capabilities | undefined;

	constructor(pod: PodView, list: ContainerList, index: number, fields: Fields) {
		this.pod = pod;
		this.list = list;
		this.index = index;
		this.fields = fields;
		this.name = asString(fields.name) ?? '';
		this.security = asFields(fields.securityContext);
	}

	get resource(): Resource {
		return this.pod.resource;
	}

	get role(): ContainerRole {
		if (this.list === 'containers') return 'regular';
		if (this.list === 'ephemeralContainers') return 'ephemeral';
		return this.fields.restartPolicy === 'Always' ? 'sidecar' : 'init';
	}

	/** A path from the object's root: `at('securityContext', 'privileged')`. */
	at(...steps: Path): Path {
		return this.pod.at('spec', this.list, this.index, ...steps);
	}

	get image(): string | undefined {
		return asString(this.fields.image);
	}

	get isPrivileged(): boolean {
		return asBoolean(this.security.privileged) === true;
	}

	/** Unset means true in the kernel: no_new_privs is not set. */
	get allowsPrivilegeEscalation(): boolean {
		return asBoolean(this.security.allowPrivilegeEscalation) !== false;
	}

	/** The user id that takes effect; undefined leaves it to the image. */
	get runAsUser(): number | undefined {
		return asNumber(this.security.runAsUser) ?? asNumber(this.pod.security.runAsUser);
	}

	/** The primary group id that takes effect; undefined leaves it to the image. */
	get runAsGroup(): number | undefined {
		return asNumber(this.security.runAsGroup) ?? asNumber(this.pod.security.runAsGroup);
	}

	get runAsNonRoot(): boolean | undefined {
		return asBoolean(this.security.runAsNonRoot) ?? asBoolean(this.pod.security.runAsNonRoot);
	}

	get readOnlyRootFilesystem(): boolean | undefined {
		return asBoolean(this.security.readOnlyRootFilesystem);
	}

	/** The type of the seccomp profile that takes effect: `RuntimeDefault`, `Localhost`, `Unconfined`. */
	get seccompType(): string | undefined {
		return this.#profileType('seccompProfile');
	}

	/** The type of the AppArmor profile that takes effect, from the field alone. */
	get appArmorType(): string | undefined {
		return this.#profileType('appArmorProfile');
	}

	/** The capabilities that the container really has. */
	get capabilities(): Capabilities {
		this.#capabilities ??= effectiveCapabilities({
			isPrivileged: this.isPrivileged,
			add: asList(asFields(this.security.capabilities).add),
			drop: asList(asFields(this.security.capabilities).drop),
		});
		return this.#capabilities;
	}

	/** `resources.requests` or `resources.limits`; empty when unset. */
	resources(which: 'requests' | 'limits'): Fields {
		return asFields(asFields(this.fields.resources)[which]);
	}

	/** Environment variables that are written out as a list of mappings, with their index. */
	get env(): readonly { readonly index: number; readonly fields: Fields }[] {
		return indexed(this.fields.env);
	}

	get ports(): readonly { readonly index: number; readonly fields: Fields }[] {
		return indexed(this.fields.ports);
	}

	get volumeMounts(): readonly { readonly index: number; readonly fields: Fields }[] {
		return indexed(this.fields.volumeMounts);
	}

	/** `command` and `args` in one list, each with its path. */
	get words(): readonly { readonly text: string; readonly path: Path }[] {
		return (['command', 'args'] as const).flatMap((field) =>
			asList(this.fields[field]).flatMap((word, index) =>
				typeof word === 'string' ? [{ text: word, path: this.at(field, index) }] : [],
			),
		);
	}

	#profileType(field: string): string | undefined {
		const own = asString(asFields(this.security[field]).type);
		return own ?? asString(asFields(this.pod.security[field]).type);
	}
}

function indexed(value: unknown): { index: number; fields: Fields }[] {
	return asList(value).flatMap((fields, index) => (isFields(fields) ? [{ index, fields }] : []));
}

/** One entry of `spec.volumes`. */
export class VolumeView {
	readonly pod: PodView;
	readonly fields: Fields;
	readonly index: number;

	constructor(pod: PodView, fields: Fields, index: number) {
		this.pod = pod;
		this.fields = fields;
		this.index = index;
	}

	get resource(): Resource {
		return this.pod.resource;
	}

	get name(): string {
		return asString(this.fields.name) ?? '';
	}

	/** The volume's type and its settings: `hostPath`, ...; undefined when it has no source. */
	get type(): string | undefined {
		for (const key of Object.keys(this.fields)) {
			if (key !== 'name' && this.fields[key] !== null) return key;
		}
		return undefined;
	}

	/** The settings of one type of source; empty when the volume is of another type. */
	source(type: string): Fields {
		return asFields(this.fields[type]);
	}

	/** A path from the object's root: `at('hostPath', 'path')`. */
	at(...steps: Path): Path {
		return this.pod.at('spec', 'volumes', this.index, ...steps);
	}
}

function namesWithin(values: readonly unknown[], names = new Set<string>()): Set<string> {
	for (const value of values) {
		if (Array.isArray(value)) namesWithin(value, names);
		else if (isFields(value)) {
			for (const key in value) {
				names.add(key);
				const field = value[key];
				if (typeof field === 'object' && field !== null) namesWithin([field], names);
			}
		}
	}
	return names;
}

function containersOf(pod: PodView): ContainerView[] {
	const views: ContainerView[] = [];
	for (const list of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
		for (const [index, fields] of asList(pod.spec[list]).entries()) {
			if (isFields(fields)) views.push(new ContainerView(pod, list, index, fields));
		}
	}
	return views;
}

function volumesOf(pod: PodView): VolumeView[] {
	const views: VolumeView[] = [];
	for (const [index, fields] of asList(pod.spec.volumes).entries()) {
		if (isFields(fields)) views.push(new VolumeView(pod, fields, index));
	}
	return views;
}
