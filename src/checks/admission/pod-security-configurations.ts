import { asFields, asList, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';

/** The kinds of files that configure Pod Security for the whole cluster. */
export const configurationKinds = ['AdmissionConfiguration', 'PodSecurityConfiguration'];

/** A configuration of the admission plugin PodSecurity, in its own file or within the API server's. */
export type Configuration = { readonly fields: Fields; readonly path: Path };

export function podSecurityConfigurations({ apiVersion, kind, value }: Resource): Configuration[] {
	if (kind === 'PodSecurityConfiguration') return [{ fields: value, path: [] }];
	if (!outerGroups.has(apiGroup(apiVersion))) return [];
	return asList(value.plugins).flatMap((plugin, index) => {
		const { name, configuration: fields } = asFields(plugin);
		if (name !== 'PodSecurity' || !isFields(fields)) return [];
		return [{ fields, path: ['plugins', index, 'configuration'] }];
	});
}

const outerGroups = new Set(['apiserver.config.k8s.io', 'apiserver.k8s.io']);
