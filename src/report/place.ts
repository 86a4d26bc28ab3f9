import type { Position } from '../model/source.ts';
import type { Language } from '../model/text.ts';
import { visible } from './visible.ts';
import { words } from './words.ts';

/** `deploy/web.yaml:21:13`, which terminals and editors turn into a link. */
export function renderPlace(
	file: string,
	position: Position | undefined,
	language: Language,
): string {
	const name = fileName(file, language);
	return position ? `${name}:${position.line}:${position.column}` : name;
}

/** A file as people know it. */
export function fileName(file: string, language: Language): string {
	return file === '-' ? words.standardInput[language] : visible(file);
}

/** A name from a manifest. Kubernetes allows 253 characters; what is longer is cut. */
export function objectName(name: string): string {
	return visible(name, 253);
}
