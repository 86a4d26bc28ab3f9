import { type Language, languages } from '../../model/text.ts';

/** The language to speak, and whether the command line asks for it or only the environment. */
export type Spoken = { readonly language: Language; readonly isAsked: boolean };

/** Found before the options are read, for the program that reads them has texts of its own. */
export function spokenLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Spoken {
	const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
	const arg = args[at];
	const wanted = arg === '--lang' ? args[at + 1] : arg?.slice('--lang='.length);
	const asked = languages.find((each) => each === wanted);
	return asked
		? { language: asked, isAsked: true }
		: { language: localeLanguage(env), isAsked: false };
}

/** Chinese for `zh` locales, English otherwise. */
function localeLanguage(env: NodeJS.ProcessEnv): Language {
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
