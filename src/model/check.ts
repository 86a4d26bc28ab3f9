import type { Fix } from './edit.ts';
import type { Path } from './path.ts';
import type { Settings } from './settings.ts';
import type { Severity } from './severity.ts';
import type { Standard } from './standard.ts';
import type { Text } from './text.ts';

/**
 * When a check runs without being named: `default` always, `strict` with `--profile strict`
 * (an opinion rather than a risk), `named` only with `--check` (it contradicts another opinion).
 */
const profiles = ['default', 'strict', 'named'] as const;
export type Profile = (typeof profiles)[number];

/** One thing wrong in what a check looked at. */
export type Problem = {
	/** The place, from the object's root. The nearest existing ancestor is marked in the source. */
	readonly path: Path;
	/** What is wrong here, with the value; the check's title when absent. */
	readonly message?: Text;
	readonly fix?: Fix;
	/** Overrides the check's severity for this problem. */
	readonly severity?: Severity;
	/** The container that it concerns, where the view is wider than one. */
	readonly container?: string;
	/** The place holds a secret: no report may show its lines of the source. */
	readonly isSecret?: true;
};

/** What a check gives: nothing, one problem, or several. */
export type Problems = Problem | readonly Problem[] | undefined;

/** The story of one check. `On` names the view that it looks at, `View` is its shape. */
export type Check<On extends string, View, Context> = {
	readonly title: Text;
	/** Why it matters: one to three sentences. */
	readonly why: Text;
	/** The mend in one line. */
	readonly mend: Text;
	readonly severity: Severity;
	readonly profile?: Profile;
	readonly standards: readonly Standard[];
	readonly on: On;
	/** For a check on `resource`: the kinds that it looks at, whatever their API group; all when absent. */
	readonly kinds?: readonly string[];
	/**
	 * Field names of which a Pod must have one, wherever, for the check to find anything in it. Most Pods
	 * have none of them, and are not asked.
	 */
	readonly mentions?: readonly string[];
	/**
	 * The kinds that it looks at in the world; `Pod` stands for all that carry one. A check that says so
	 * looks beyond its own object, so it runs when every input has been read.
	 */
	readonly reads?: readonly string[];
	/** Pure, total on any input; called once per view. */
	readonly detect: (view: View, context: Context) => Problems;
	/** Pairs of YAML, of Dockerfiles or of AppArmor profiles: the check finds something in `bad` and nothing in `good`. */
	readonly examples: readonly Example[];
};

export type Example = {
	readonly bad: string;
	readonly good: string;
	/** What the user must have set for the check to speak. */
	readonly settings?: Partial<Settings>;
	/** The Kubernetes version that the example is for, such as `1.25`; the newest when absent. */
	readonly version?: string;
};

/** What a check says of itself, without what it does. */
export type CheckInfo = Pick<
	Check<string, never, never>,
	'title' | 'why' | 'mend' | 'severity' | 'standards' | 'examples'
> & {
	readonly id: string;
	readonly profile: Profile;
	/** Of the examples, where it is not YAML. */
	readonly language?: 'yaml' | 'dockerfile' | 'apparmor';
	/** The kinds that it looks at; `Pod` stands for all that carry one, `*` for all kinds. */
	readonly looksAt: readonly string[];
};
