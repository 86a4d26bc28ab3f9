import { isIngress } from '../../kube/network/backends.ts';
import { asFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';

/** An annotation whose value becomes configuration of the controller. */
export type Snippet = {
	readonly key: string;
	readonly path: Path;
	/** The directive in it that reads files or runs code; undefined when there is none. */
	readonly directive: string | undefined;
};

/** The snippets of ingress-nginx, NGINX and HAProxy that an Ingress carries. */
export function snippetsOf(ingress: Resource): readonly Snippet[] {
	if (!isIngress(ingress)) return [];
	const annotations = asFields(asFields(ingress.value.metadata).annotations);
	return Object.entries(annotations).flatMap(([key, value]) => {
		if (!isSnippet(key) || typeof value !== 'string' || value.trim() === '') return [];
		return { key, path: ['metadata', 'annotations', key], directive: dangerousIn(value) };
	});
}

function isSnippet(key: string): boolean {
	return key.includes('/') && (key.endsWith('-snippet') || key.endsWith('-snippets'));
}

/** Directives that give out files of the controller, its token among them, or run code in it. */
const dangerous: ReadonlySet<string> = new Set([
	'alias',
	'auth_basic_user_file',
	'include',
	'js_content',
	'js_import',
	'load_module',
	'perl',
	'perl_modules',
	'perl_require',
	'root',
	'ssl_engine',
]);

function dangerousIn(snippet: string): string | undefined {
	for (const statement of snippet.split(/[;{}\n]/)) {
		const [directive = ''] = statement.trim().split(/\s/, 1);
		const isLua = directive.startsWith('lua_') || directive.includes('_by_lua');
		if (isLua || dangerous.has(directive)) return directive;
	}
	return snippet.includes('serviceaccount') ? 'serviceaccount' : undefined;
}
