import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.ts';
import { type Bench, type Section, scan, times } from './section.ts';
import { renderTable } from './table.ts';

/** How long it takes until something happens, against Node doing nothing. */
export async function measureStart(
	bench: Bench,
): Promise<Section & { readonly smallScan: number }> {
	const small = join(bench.cache, 'small.yaml');
	writeFileSync(small, smallManifest);
	const { holdfast } = bench.programs;
	const commands = {
		'node -e 0': ['-e', '0'],
		'holdfast --version': [holdfast, '--version'],
		'holdfast scan small.yaml': [holdfast, 'scan', small],
		'the same, JSON, every check': scan(bench, [small]),
	};
	const onRun = (run: string) => bench.onRun(`start: ${run}`);
	// Once for the compile cache, which later runs find.
	await measure(commands, { rounds: 2, withPeak: false, onRun });
	const rounds = bench.isQuick ? 11 : 31;
	const figures = await measure(commands, { rounds, withPeak: false, onRun });
	const bare = figures['node -e 0'].seconds;
	const rows = Object.entries(figures).map(([name, { seconds }]) => [
		name,
		`${(seconds * 1000).toFixed(1)} ms`,
		times(seconds / bare),
	]);
	const version = figures['holdfast --version'].seconds;
	const smallScan = figures['holdfast scan small.yaml'].seconds;
	return {
		table: renderTable([['start', 'time', 'to bare node'], ...rows]),
		targets: [
			{ what: 'start: --version to node -e 0', value: version / bare, atMost: 1.6, unit: 'x' },
			{ what: 'start: small scan to node -e 0', value: smallScan / bare, atMost: 2.5, unit: 'x' },
		],
		smallScan,
	};
}

const smallManifest = `apiVersion: v1
kind: Pod
metadata:
  name: small
spec:
  containers:
    - name: app
      image: registry.example.com/team/app:1.4.2
      securityContext:
        privileged: true
`;
