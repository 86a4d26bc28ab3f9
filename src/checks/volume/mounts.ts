import type { ContainerView, PodView, VolumeView } from '../../kube/pod.ts';
import { asBoolean, asFields, asList } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup } from '../../model/resource.ts';

/** One place where a container mounts a volume. */
export type Mount = {
	readonly container: ContainerView;
	/** From the object's root. */
	readonly path: Path;
	/** Unset means false. */
	readonly isReadOnly: boolean;
};

/** Where the containers of the Pod mount a volume. */
export function mountsOf(volume: VolumeView): Mount[] {
	return volume.pod.containers.flatMap((container) =>
		container.volumeMounts.flatMap(({ index, fields }) =>
			volume.name !== '' && fields.name === volume.name
				? [
						{
							container,
							path: container.at('volumeMounts', index),
							isReadOnly: asBoolean(fields.readOnly) === true,
						},
					]
				: [],
		),
	);
}

/** The names of the volumes that a container mounts, or uses as a block device. */
export function usedVolumes(pod: PodView): ReadonlySet<unknown> {
	const used = new Set<unknown>();
	for (const { volumeMounts, fields } of pod.containers) {
		for (const mount of volumeMounts) used.add(mount.fields.name);
		for (const device of asList(fields.volumeDevices)) used.add(asFields(device).name);
	}
	return used;
}

/** Whether all volumes and mounts are written here: the operator of a custom kind may add some. */
export function knowsItsVolumes(pod: PodView): boolean {
	return !apiGroup(pod.resource.apiVersion).includes('.');
}
