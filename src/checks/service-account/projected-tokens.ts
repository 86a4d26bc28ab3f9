import type { VolumeView } from '../../kube/pod.ts';
import { asFields, asList, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';

/** A `serviceAccountToken` among the sources of a projected volume. */
export type ProjectedToken = { readonly fields: Fields; readonly path: Path };

/** The tokens that the manifest asks for; the one that Kubernetes mounts by itself is left out. */
export function projectedTokens(volume: VolumeView): readonly ProjectedToken[] {
	if (volume.name.startsWith('kube-api-access-')) return [];
	return asList(volume.source('projected').sources).flatMap((source, index) => {
		const fields = asFields(source).serviceAccountToken;
		if (!isFields(fields)) return [];
		return { fields, path: volume.at('projected', 'sources', index, 'serviceAccountToken') };
	});
}
