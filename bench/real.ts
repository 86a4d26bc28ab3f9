import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readTarGz } from '../test/conformance/tar.ts';

/** Manifests of a real project, unpacked; or why they are not there. */
export type RealManifests =
	| { readonly kind: 'ready'; readonly name: string; readonly path: string; readonly bytes: number }
	| { readonly kind: 'absent'; readonly name: string; readonly reason: string };

const folder = join(import.meta.dirname, '../../shared/data/manifests');

export function prepareArgoCd(cache: string): RealManifests {
	const name = 'Argo CD install.yaml';
	const archive = join(folder, 'argo-cd-install.yaml.gz');
	if (!existsSync(archive)) return absent(name, archive);
	const bytes = gunzipSync(readFileSync(archive));
	const path = join(cache, 'argo-cd-install.yaml');
	writeFileSync(path, bytes);
	return { kind: 'ready', name, path, bytes: bytes.length };
}

export function prepareKubePrometheus(cache: string): RealManifests {
	const name = 'kube-prometheus manifests';
	const archive = join(folder, 'kube-prometheus-manifests.tgz');
	if (!existsSync(archive)) return absent(name, archive);
	const path = join(cache, 'kube-prometheus');
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path, { recursive: true });
	let bytes = 0;
	for (const file of readTarGz(readFileSync(archive))) {
		if (!file.path.endsWith('.yaml')) continue;
		// Names of the archive are not trusted: the last part alone becomes a file.
		writeFileSync(join(path, basename(file.path)), file.text);
		bytes += Buffer.byteLength(file.text);
	}
	return { kind: 'ready', name, path, bytes };
}

function absent(name: string, archive: string): RealManifests {
	return { kind: 'absent', name, reason: `no ${basename(archive)} in shared/data/manifests` };
}
