/**
 * Whether a file holds AppArmor policy by its name or folder: `web.apparmor`, `apparmor-web`,
 * `apparmor.d/usr.bin.web`. `apparmor.go` is a program, and `apparmor.md` is about it.
 */
export function isAppArmorName(path: string): boolean {
	const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
	const name = path.slice(end + 1);
	if (own.test(name)) return true;
	if (!/apparmor/i.test(name) && !folder.test(path.slice(0, Math.max(end, 0)))) return false;
	return !otherKind.test(name);
}

const own = /.\.(?:apparmor|aa)$/i;
const folder = /(?:^|[/\\])apparmor(?:\.d|-profiles)?$/;
const otherKind =
	/^\.|^(?:Makefile|README|LICENSE|COPYING|NOTICE|OWNERS|CHANGELOG|BUILD|Vagrantfile)$|\.(?:md|txt|rst|adoc|html?|ya?ml|json|toml|ini|xml|csv|bak|orig|rej|swp|patch|diff|sh|bash|py|pl|rb|js|jsx|ts|tsx|mjs|cjs|go|mod|sum|c|cc|cpp|h|hpp|rs|java|kt|lua|php|tf|hcl|j2|tpl|tmpl|in|am|ac|mk|cmake|pod|po|pot|vim|el|service|te|fc|if|pp|svg|png|jpe?g|gif|pdf|gz|xz|zip|tar|deb|rpm|so|a|o|bin|exe|1|5|7|8)$|~$/i;

/**
 * Whether a text is plainly AppArmor policy: what it says first begins a profile, or the preamble of one.
 * `perhaps` where only its braces say so, as those of other configuration do.
 */
export function looksLikePolicy(text: string): 'surely' | 'perhaps' | 'no' {
	let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	for (let line = 0; line < 2000 && at < text.length; line++) {
		const found = text.indexOf('\n', at);
		const end = found < 0 ? text.length : found;
		const said = text.slice(at, Math.min(end, at + 500)).trim();
		at = end + 1;
		if (said === '' || (said.startsWith('#') && !said.startsWith('#include'))) continue;
		if (preamble.test(said)) continue;
		if (!text.includes('{', at - said.length - 1)) return 'no';
		if (/^(?:profile[ \t]+(?![{(=:])|\^\w)/.test(said)) return 'surely';
		return /^["/@][^{]*[^{@$]\{$|^["/@][^{;]*[ \t]\{[^{]*$/.test(said) ? 'perhaps' : 'no';
	}
	return 'no';
}

const preamble =
	/^(?:abi[ \t]+[<"]|#?include[ \t]+(?:if[ \t]+exists[ \t]+)?[<"/]|@\{\w+\}[ \t]*\+?=|\$\{?\w+\}?[ \t]*\+?=[ \t]*(?:true|false)|alias[ \t]+["/].*->)/i;
