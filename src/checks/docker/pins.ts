import { hasOption } from './options.ts';
import type { Manager, PackageCall } from './packages.ts';

/** The first package that a call installs in whatever version there is. */
export function unpinnedPackage(each: PackageCall): string | undefined {
	const { manager, verb, packages, options } = each;
	if (!verbs[manager].test(verb)) return undefined;
	// A lock or constraints file names the versions; `gem -v` names that of the package.
	if (hasOption(options, '-r', '--requirement', '-c', '--constraint', '-e', '--editable')) {
		return undefined;
	}
	if (manager === 'gem' && hasOption(options, '-v', '--version')) return undefined;
	return packages.find(({ text }) => isPackage(text) && !pinned[manager].test(text))?.text;
}

const verbs: { readonly [M in Manager]: RegExp } = {
	apt: /^install$/,
	apk: /^add$/,
	rpm: /^(?:install|reinstall)$/,
	zypper: /^(?:in|install)$/,
	pip: /^install$/,
	npm: /^(?:install|i|add)$/,
	yarn: /^(?:add|global)$/,
	gem: /^install$/,
	go: /^(?:install|get)$/,
};

const pinned: { readonly [M in Manager]: RegExp } = {
	apt: /=|\/|-$/,
	apk: /[=<>~]/,
	// `git-2.47.3`; a name may hold digits too, so that these are taken for versions.
	rpm: /-\d|=/,
	zypper: /[=<>]|-\d/,
	pip: /[=<>~!@]|#sha256/,
	npm: /.@(?!latest$)/,
	yarn: /.@(?!latest$)|^add$/,
	gem: /:\d/,
	go: /@(?!latest$)/,
};

/** Not a file, an address, a variable or a group. */
function isPackage(text: string): boolean {
	return (
		/^@?[A-Za-z0-9]/.test(text) &&
		!/\$|:\/\/|^git@|\.(?:deb|rpm|apk|whl|tgz|gem|tar\.gz)$/.test(text)
	);
}
