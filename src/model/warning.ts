import type { Position } from './source.ts';
import type { Text } from './text.ts';

/** What the user should know about a run itself, such as a suppression without effect. */
export type Warning = {
	readonly message: Text;
	readonly file: string | undefined;
	readonly position: Position | undefined;
};
