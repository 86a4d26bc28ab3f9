import type { DockerfileView } from '../image/dockerfile.ts';
import type { AppArmorView } from '../kube/apparmor/view.ts';
import type { ContainerView, PodView, VolumeView } from '../kube/pod.ts';
import type { World } from '../kube/world.ts';
import type { Check } from '../model/check.ts';
import type { Path } from '../model/path.ts';
import type { Resource } from '../model/resource.ts';
import type { Settings } from '../model/settings.ts';
import type { Version } from '../model/version.ts';

/** What a check can look at. */
export type Views = {
	/** Every container of every Pod and Pod template: init, sidecar, regular, ephemeral. */
	readonly container: ContainerView;
	/** Every Pod and Pod template. */
	readonly pod: PodView;
	/** Every volume of every Pod and Pod template. */
	readonly volume: VolumeView;
	/** Every object, or those of the `kinds` that the check names. */
	readonly resource: Resource;
	/** Every object as it is written: what the text says that the value does not. */
	readonly source: SourceView;
	/** Every Dockerfile. A problem's path is one that its `range` knows. */
	readonly dockerfile: DockerfileView;
	/** Every AppArmor profile, of a file, of a ConfigMap or of the operator's object. */
	readonly appArmor: AppArmorView;
};

export type SourceView = {
	readonly resource: Resource;
	/** Keys that stand more than once in their mapping, by their paths. */
	readonly duplicates: readonly Path[];
	/** Scalars whose value is not what they look like (`yes`, `0644`), as written. */
	readonly surprises: readonly { readonly path: Path; readonly written: string }[];
};

/** What a check may know besides its view. */
export type Context = {
	/** The Kubernetes version that the manifests are for. */
	readonly version: Version;
	readonly settings: Settings;
	/** Every object of the scan; empty unless the check says what it `reads`. */
	readonly world: World;
};

export type CheckOn<On extends keyof Views> = Check<On, Views[On], Context>;
export type AnyCheck = { [On in keyof Views]: CheckOn<On> }[keyof Views];

/** Declares a check; `on` decides what `detect` is given. */
export function check<On extends keyof Views>(story: CheckOn<On>): CheckOn<On> {
	return story;
}

/** A check with the id that its place gives it. */
export type RegisteredCheck = { readonly id: string; readonly check: AnyCheck };
