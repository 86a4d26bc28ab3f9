import { expect, it } from 'vitest';
import { type Mode, namespacePolicy, renderPolicy } from './namespace-policy.ts';

// Each case names the labels without their common prefix.
cases({}, 'enforce', 'privileged:latest');
cases({ enforce: 'baseline' }, 'enforce', 'baseline:latest');
cases({ enforce: 'baseline' }, 'warn', 'privileged:latest');
cases({ enforce: 'restricted', 'enforce-version': 'v1.30' }, 'enforce', 'restricted:v1.30');
cases({ 'warn-version': 'v1.0' }, 'warn', 'privileged:v1.0');
cases({ audit: 'restricted', 'audit-version': 'latest' }, 'audit', 'restricted:latest');
cases({ enforce: 'Baseline' }, 'enforce', 'restricted:latest', ['enforce']);
cases({ enforce: '' }, 'enforce', 'restricted:latest', ['enforce']);
cases({ enforce: true }, 'enforce', 'restricted:latest', ['enforce']);
cases({ audit: 'strict' }, 'audit', 'privileged:latest', ['audit']);
cases({ warn: 'strict' }, 'warn', 'privileged:latest', ['warn']);
cases({ warn: 'baseline', 'warn-version': '1.30' }, 'warn', 'baseline:latest', ['warn-version']);
cases({ 'enforce-version': 'v1.030' }, 'enforce', 'privileged:latest', ['enforce-version']);
cases({ 'enforce-version': 1.3 }, 'enforce', 'privileged:latest', ['enforce-version']);

function cases(
	labels: { readonly [name: string]: unknown },
	mode: Mode,
	expected: string,
	unreadable: readonly string[] = [],
): void {
	it(`${JSON.stringify(labels)} means ${mode} ${expected}`, () => {
		const prefixed = Object.entries(labels).map(([name, value]) => [prefix + name, value]);
		const policy = namespacePolicy(Object.fromEntries(prefixed));
		expect(renderPolicy(policy[mode])).toBe(expected);
		expect(policy.unreadable).toEqual(unreadable.map((name) => prefix + name));
	});
}

const prefix = 'pod-security.kubernetes.io/';
