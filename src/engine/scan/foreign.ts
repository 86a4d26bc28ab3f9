import { isFields } from '../../model/fields.ts';
import { type Text, text } from '../../model/text.ts';

/** What a document is that holds no Kubernetes object, where its shape tells. */
export function foreignKind(value: unknown): Text | undefined {
	return isFalcoRules(value) ? falcoRules : undefined;
}

/** A list whose items are rules, macros, lists or required versions (Falco's rule files). */
function isFalcoRules(value: unknown): boolean {
	if (!Array.isArray(value) || value.length === 0) return false;
	return value.every((item) => isFields(item) && falcoKeys.some((key) => Object.hasOwn(item, key)));
}

const falcoKeys = ['rule', 'macro', 'list', 'required_engine_version', 'required_plugin_versions'];

const falcoRules = text(
	'Falco rules, which a scan of manifests does not judge',
	'Falco 规则文件，清单扫描不作判断',
);
