import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';

/** One webhook of a configuration. */
export type Webhook = {
	readonly fields: Fields;
	readonly name: string;
	readonly path: Path;
	/** Whether requests pass when it does not answer. */
	readonly isFailOpen: boolean;
};

export const webhookKinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

export function webhooksOf({ apiVersion, value }: Resource): Webhook[] {
	if (apiGroup(apiVersion) !== 'admissionregistration.k8s.io') return [];
	// The first version of the API let requests pass unless told otherwise.
	const usual = apiVersion.endsWith('/v1beta1') ? 'Ignore' : 'Fail';
	return asList(value.webhooks).map((each, index) => {
		const fields = asFields(each);
		return {
			fields,
			name: asString(fields.name) ?? '',
			path: ['webhooks', index],
			isFailOpen: (asString(fields.failurePolicy) ?? usual) === 'Ignore',
		};
	});
}

/** Whether the webhook is asked when a Pod is created. */
export function seesPods({ fields }: Webhook): boolean {
	return asList(fields.rules).some((each) => {
		const { apiGroups, resources, operations } = asFields(each);
		return (
			hasAny(apiGroups, ['', '*']) &&
			hasAny(resources, ['pods', '*', '*/*']) &&
			hasAny(operations, ['CREATE', '*'])
		);
	});
}

function hasAny(list: unknown, wanted: readonly string[]): boolean {
	return asList(list).some((each) => typeof each === 'string' && wanted.includes(each));
}
