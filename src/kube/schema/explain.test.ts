import { describe, expect, test } from 'vitest';
import { renderPath } from '../../model/path.ts';
import { parseVersion } from '../../model/version.ts';
import { validate } from './validate.ts';

// Columns: where the field stands, the field, what is said of it.

describe('a field that belongs elsewhere in a Pod', () => {
	const cases = table('v1', 'Pod', {
		metadata: { name: 'a' },
		spec: { containers: [{ name: 'a', securityContext: {}, volumeMounts: [{}] }] },
	});
	cases(['spec'], 'capabilities', {
		belongsIn: 'spec.containers[].securityContext',
		target: 'spec.containers[0].securityContext',
	});
	cases(['spec', 'containers', 0], 'capabilities', {
		belongsIn: 'spec.containers[].securityContext',
		target: 'spec.containers[0].securityContext',
	});
	cases(['spec', 'containers', 0], 'runAsUser', {
		belongsIn: 'spec.containers[].securityContext',
		target: 'spec.containers[0].securityContext',
	});
	cases(['spec', 'containers', 0], 'hostNetwork', { belongsIn: 'spec', target: 'spec' });
	cases(['spec', 'containers', 0, 'securityContext'], 'hostPID', {
		belongsIn: 'spec',
		target: 'spec',
	});
	cases([], 'labels', { belongsIn: 'metadata', target: 'metadata' });
	cases([], 'containers', { belongsIn: 'spec', target: undefined });
	cases([], 'privileged', {
		belongsIn: 'spec.containers[].securityContext',
		target: 'spec.containers[0].securityContext',
	});
	cases(['spec'], 'image', { belongsIn: 'spec.containers[]', target: 'spec.containers[0]' });
	cases(['spec', 'containers', 0, 'volumeMounts', 0], 'hostPath', {
		belongsIn: 'spec.volumes[]',
		target: undefined,
	});
});

describe('a field that belongs elsewhere in a Deployment', () => {
	const cases = table('apps/v1', 'Deployment', {
		metadata: { name: 'a' },
		spec: {
			selector: {},
			template: { spec: { securityContext: {}, containers: [{ name: 'a' }, { name: 'b' }] } },
		},
	});
	const pod = ['spec', 'template', 'spec'];
	cases(pod, 'replicas', { belongsIn: 'spec', target: 'spec' });
	cases(['spec'], 'containers', { belongsIn: 'spec.template.spec', target: undefined });
	cases(['spec'], 'restartPolicy', {
		belongsIn: 'spec.template.spec',
		target: 'spec.template.spec',
	});
	cases(['spec'], 'matchLabels', { belongsIn: 'spec.selector', target: 'spec.selector' });
	cases(pod, 'livenessProbe', {
		belongsIn: 'spec.template.spec.containers[]',
		target: undefined,
	});
	cases([...pod, 'securityContext'], 'readOnlyRootFilesystem', {
		belongsIn: 'spec.template.spec.containers[].securityContext',
		target: undefined,
	});
	cases([...pod, 'containers', 1], 'capabilities', {
		belongsIn: 'spec.template.spec.containers[].securityContext',
		target: 'spec.template.spec.containers[1].securityContext',
	});
	cases([...pod, 'containers', 1], 'volumes', {
		belongsIn: 'spec.template.spec',
		target: 'spec.template.spec',
	});
	cases(pod, 'annotations', {
		belongsIn: 'spec.template.metadata',
		target: 'spec.template.metadata',
	});
});

describe('a field of other versions', () => {
	const cases = table(
		'v1',
		'Pod',
		{ metadata: { name: 'a' }, spec: { containers: [{ name: 'a' }] } },
		'1.30',
	);
	cases(['spec'], 'resources', {
		belongsIn: 'spec.containers[]',
		target: 'spec.containers[0]',
		knownIn: { since: { major: 1, minor: 32 } },
	});
	cases(['spec'], 'hostnameOverride', { knownIn: { since: { major: 1, minor: 34 } } });
});

describe('a field in other writing', () => {
	const cases = table('v1', 'Pod', {
		metadata: { name: 'a' },
		spec: { containers: [{ name: 'a', securityContext: {} }] },
	});
	const context = ['spec', 'containers', 0, 'securityContext'];
	cases(context, 'readonlyRootFilesystem', { suggestion: 'readOnlyRootFilesystem' });
	cases(context, 'run_as_user', { suggestion: 'runAsUser' });
	cases(context, 'run-as-non-root', { suggestion: 'runAsNonRoot' });
	cases(context, 'privilegd', { suggestion: 'privileged' });
	cases(['spec'], 'restartpolicy', { suggestion: 'restartPolicy' });
	cases(['spec', 'containers', 0], 'read_only_root_filesystem', {
		suggestion: 'readOnlyRootFilesystem',
		belongsIn: 'spec.containers[].securityContext',
		target: 'spec.containers[0].securityContext',
	});
	cases(context, 'somethingElse', {});
	for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
		cases(context, name, {});
	}
});

type Said = {
	readonly suggestion?: string;
	readonly belongsIn?: string;
	readonly target?: string | undefined;
	readonly knownIn?: unknown;
};

function table(apiVersion: string, kind: string, body: object, version = '1.36') {
	return (at: readonly (string | number)[], field: string, said: Said): void => {
		test(`${field} in ${renderPath(at) || 'the root'}`, () => {
			const value = structuredClone({ apiVersion, kind, ...body });
			put(value, at, field);
			const parsed = parseVersion(version) ?? { major: 0, minor: 0 };
			const found = validate(value, apiVersion, kind, parsed).filter(
				(problem) => problem.kind === 'unknown-field',
			);
			const silent = { suggestion: undefined, belongsIn: undefined, target: undefined };
			const nowhere = { ...silent, knownIn: undefined };
			expect(
				found.map((one) => ({ ...one, target: one.target && renderPath(one.target) })),
			).toEqual([{ ...nowhere, ...said, kind: 'unknown-field', path: [...at, field], field }]);
		});
	};
}

function put(value: unknown, at: readonly (string | number)[], field: string): void {
	let place: unknown = value;
	for (const step of at) place = Reflect.get(Object(place), step);
	const property = { value: 1, enumerable: true, configurable: true, writable: true };
	Object.defineProperty(place, field, property);
}
