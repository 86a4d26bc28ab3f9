import { type ImageReference, parseReference } from '../../image/reference.ts';
import type { ContainerView, PodView, VolumeView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import { asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';

/** One place where a Pod names an image. */
export type ImageUse = {
	/** As written; undefined when unset. */
	readonly text: string | undefined;
	/** Undefined for what the kubelet cannot read. */
	readonly reference: ImageReference | undefined;
	/** Undefined for an image volume (KEP-4639). */
	readonly container: ContainerView | undefined;
	readonly pullPolicy: string | undefined;
	readonly at: Path;
	readonly pullPolicyAt: Path;
};

/** An image whose reference can be read. */
export type Image = ImageUse & { readonly text: string; readonly reference: ImageReference };

/** What is said of an image; its place is the reference unless `path` says otherwise. */
export type Verdict = Omit<Problem, 'path' | 'container'> & { readonly path?: Path };

/** The problems of a Pod's images. Those that cannot be read are for `image/reference`. */
export function inImages(
	pod: PodView,
	judge: (image: Image) => Verdict | undefined,
): readonly Problem[] | undefined {
	let problems: Problem[] | undefined;
	for (const image of imagesOf(pod)) {
		if (!isReadable(image)) continue;
		const verdict = judge(image);
		if (!verdict) continue;
		problems ??= [];
		problems.push({
			path: image.at,
			...verdict,
			...(image.container && { container: image.container.name }),
		});
	}
	return problems;
}

/** Every image that a Pod names: of its containers, then of its image volumes. */
export const imagesOf = rememberLast((pod: PodView): readonly ImageUse[] => {
	// Ten checks ask the same Pod: its references are read once.
	const ofContainers = pod.containers.map(ofContainer);
	return pod.volumes.length === 0
		? ofContainers
		: [...ofContainers, ...pod.volumes.flatMap(ofVolume)];
});

function ofContainer(container: ContainerView): ImageUse {
	const text = container.image;
	return {
		text,
		reference: text === undefined ? undefined : parseReference(text),
		container,
		pullPolicy: asString(container.fields.imagePullPolicy),
		at: container.at('image'),
		pullPolicyAt: container.at('imagePullPolicy'),
	};
}

function ofVolume(volume: VolumeView): ImageUse[] {
	if (volume.type !== 'image') return [];
	const source = volume.source('image');
	const text = asString(source.reference);
	return [
		{
			text,
			reference: text === undefined ? undefined : parseReference(text),
			container: undefined,
			pullPolicy: asString(source.pullPolicy),
			at: volume.at('image', 'reference'),
			pullPolicyAt: volume.at('image', 'pullPolicy'),
		},
	];
}

function isReadable(image: ImageUse): image is Image {
	return image.reference !== undefined;
}

/** Whether a manifest may still change the image: an ephemeral container stays as it was added. */
export function isChangeable({ container }: ImageUse): boolean {
	return container?.role !== 'ephemeral';
}
