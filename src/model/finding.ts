import type { Edit, Safety, Splice } from './edit.ts';
import type { Path } from './path.ts';
import type { Fields, ResourceRef } from './resource.ts';
import type { Severity } from './severity.ts';
import type { Range } from './source.ts';
import type { Standard } from './standard.ts';
import type { Text } from './text.ts';

/** A problem that a check found, with its place in the source. */
export type Finding = {
	/** The check's id, such as `pod/privileged`. */
	readonly check: string;
	readonly severity: Severity;
	readonly message: Text;
	readonly resource: ResourceRef;
	readonly container: string | undefined;
	/** From the object's root. */
	readonly path: Path;
	readonly file: string;
	/** 1-based number of the document in the file. */
	readonly document: number;
	/** Place of the object inside its document: empty, or `items[3]` within a List. */
	readonly item: Path;
	readonly range: Range;
	/** The place holds a secret: no report may show its lines of the source. */
	readonly isSecret?: true;
	readonly standards: readonly Standard[];
	/** How sure the fix is. */
	readonly fix: Safety | undefined;
	/** What the fix does; paths from the document's root. */
	readonly edits?: readonly Edit[];
	/** What it does to a source that is no YAML. */
	readonly splices?: readonly Splice[];
	/** Objects that it adds. */
	readonly companions?: readonly Fields[];
	/** Stable over moved lines and renamed files' neighbours; unique within one scan. */
	readonly fingerprint: string;
	readonly suppressed: Suppressed | undefined;
};

/** Why a finding does not count. */
export type Suppressed = {
	readonly by: 'comment' | 'annotation' | 'config' | 'baseline';
	readonly reason: string;
	/** Last day on which it holds, `YYYY-MM-DD`. */
	readonly until?: string;
};
