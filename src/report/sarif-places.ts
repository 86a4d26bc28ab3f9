import type { Position } from '../model/source.ts';
import type { Language } from '../model/text.ts';
import type { FindingRow } from './rows.ts';
import { words } from './words.ts';

/** What relative files are relative to; code hosts know this name. */
export const sourceRoot = '%SRCROOT%';

type Stretch = { readonly start: Position; readonly end: Position | undefined };

/** A place in a file, or the whole file. */
export function physicalLocation(
	file: string,
	range: Stretch | undefined,
	language: Language,
): unknown {
	return {
		artifactLocation: artifactLocation(file, language),
		region: range && {
			startLine: range.start.line,
			startColumn: range.start.column,
			endLine: range.end?.line,
			endColumn: range.end?.column,
		},
	};
}

function artifactLocation(file: string, language: Language): unknown {
	if (file === '-') return { uri: '-', description: { text: words.standardInput[language] } };
	const isAbsolute = file.startsWith('/') || windowsRoot.test(file);
	if (!isAbsolute) return { uri: encodePath(file.replace(/^(\.\/+)+/, '')), uriBaseId: sourceRoot };
	if (file.startsWith('/')) return { uri: `file://${encodePath(file.replace(/^\/+/, '/'))}` };
	return { uri: `file:///${file.slice(0, 2)}${encodePath(file.slice(2).replaceAll('\\', '/'))}` };
}

const windowsRoot = /^[A-Za-z]:[\\/]/;

function encodePath(path: string): string {
	return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

type LogicalLocation = {
	readonly name: string;
	readonly fullyQualifiedName: string;
	readonly kind: string;
};

/** The Kubernetes objects of a run by number, for results to point at. */
export class LogicalLocations {
	readonly #indexes = new Map<string, number>();
	readonly #objects: LogicalLocation[] = [];

	/** The object, and the place in it. */
	of({ resource, path }: FindingRow): unknown[] {
		const { apiVersion, kind, namespace, name } = resource;
		const parts = [apiVersion, kind, ...(namespace === null ? [] : [namespace]), name];
		const fullyQualifiedName = parts.join('/');
		let index = this.#indexes.get(fullyQualifiedName);
		if (index === undefined) {
			index = this.#objects.push({ name, fullyQualifiedName, kind: 'resource' }) - 1;
			this.#indexes.set(fullyQualifiedName, index);
		}
		if (path === '') return [{ index, fullyQualifiedName }];
		const place = {
			name: lastStep(path),
			fullyQualifiedName: `${fullyQualifiedName}/${path}`,
			kind: 'property',
			parentIndex: index,
		};
		return [{ index, fullyQualifiedName }, place];
	}

	all(): readonly LogicalLocation[] {
		return this.#objects;
	}
}

/** The last step of a rendered path: `image` of `spec.image`, `["a.b/c"]` of `labels["a.b/c"]`. */
function lastStep(path: string): string {
	return /(?:\[\d+\]|\["(?:[^"\\]|\\.)*"\]|[^.[\]]+)$/.exec(path)?.[0] ?? path;
}
