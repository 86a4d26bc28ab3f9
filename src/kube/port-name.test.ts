import { expect, test } from 'vitest';
import { isDnsLabel, isPortName } from './port-name.ts';

test.each([
	['http', true, true],
	['p2p-metrics', true, true],
	['exactly15chars0', true, true],
	['sixteen-letters-', false, false],
	['prometheus-metrics', false, true],
	['8080', false, true],
	['Http', false, false],
	['a--b', false, true],
	['-a', false, false],
	['a_b', false, false],
	['', false, false],
	[`${'a'.repeat(63)}`, false, true],
	[`${'a'.repeat(64)}`, false, false],
])('%j names a port of a container: %s, of a Service: %s', (name, port, label) => {
	expect([isPortName(name), isDnsLabel(name)]).toEqual([port, label]);
});
