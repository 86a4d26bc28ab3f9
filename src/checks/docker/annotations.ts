/** What is wrong with a value. */
export type Mistake = 'empty' | 'unknown' | 'date' | 'url' | 'licence' | 'digest';

/**
 * What keeps tools from reading a label of the OCI image specification (annotations.md, pre-defined
 * keys); undefined for other labels and for what is right.
 */
export function annotationMistake(name: string, value: string): Mistake | undefined {
	if (!name.startsWith(prefix)) return undefined;
	const form = forms.get(name.slice(prefix.length));
	if (!form) return 'unknown';
	if (value.trim() === '') return 'empty';
	if (form === 'text' || (value.length <= longest && isOf[form](value))) return undefined;
	return form;
}

const prefix = 'org.opencontainers.image.';
const longest = 4096;

type Form = 'date' | 'url' | 'licence' | 'digest';

const forms: ReadonlyMap<string, Form | 'text'> = new Map([
	['created', 'date'],
	['authors', 'text'],
	['url', 'url'],
	['documentation', 'url'],
	['source', 'url'],
	['version', 'text'],
	['revision', 'text'],
	['vendor', 'text'],
	['licenses', 'licence'],
	['ref.name', 'text'],
	['title', 'text'],
	['description', 'text'],
	['base.digest', 'digest'],
	['base.name', 'text'],
]);

const isOf: { readonly [F in Form]: (value: string) => boolean } = {
	date: isDate,
	url: (value) => /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+\S*$/i.test(value),
	licence: isLicence,
	digest: (value) => /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]{32,}$/.test(value),
};

/** RFC 3339, section 5.6: the day must exist, and a zone must be told. */
function isDate(value: string): boolean {
	const parts = dateForm.exec(value);
	if (!parts) return false;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
		.slice(1, 7)
		.map(Number);
	const daysOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
	if (month < 1 || month > 12 || day < 1 || day > daysOfMonth) return false;
	return hour <= 23 && minute <= 59 && second <= 60;
}

const dateForm =
	/^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** SPDX specification, annex of licence expressions: identifiers joined by AND, OR and WITH. */
function isLicence(value: string): boolean {
	let depth = 0;
	// What may come next: a licence, or what joins it to another.
	let isOpen = true;
	for (const [token] of value.matchAll(/[()]|[^\s()]+/g)) {
		if (token === ')') depth--;
		if (depth < 0 || isOpen !== opens(token)) return false;
		if (token === '(') depth++;
		else isOpen = joints.test(token);
	}
	return depth === 0 && !isOpen;
}

const joints = /^(?:AND|OR|WITH|and|or|with)$/;

/** Whether a token stands where a licence may begin; what is neither a licence nor a sign does nowhere. */
function opens(token: string): boolean | undefined {
	if (token === '(') return true;
	if (token === ')' || joints.test(token)) return false;
	return identifier.test(token) && !notListed.test(token) ? true : undefined;
}

const identifier = /^(?:DocumentRef-[\w.-]+:)?[A-Za-z0-9][A-Za-z0-9.-]*\+?$/;
/** What people write that the list of SPDX has under another name, or that is no licence. */
const notListed =
	/^(?:apache-?2?|asl-?2(?:\.0)?|[al]?gpl(?:-?v\d(?:\.\d)?|-?\d|\d\.\d)?\+?|bsd|bsd-?[234]|mpl(?:-?v\d(?:\.\d)?|-?\d)?|epl|cc-by(?:-sa)?|proprietary|commercial|private|closed|none|unlicensed|unknown|n\/a|tbd|todo)$/i;
