import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findNamedSecret } from './find.ts';
import { credentialSort, isLiteralCredential } from './names.ts';
import { namedInFile } from './settings-file.ts';

export default check({
	title: text('A ConfigMap holds a value named as a credential', 'ConfigMap 中有名称为凭据的值'),
	why: text(
		'ConfigMaps are for what everybody may see: far more people and programs may read them than Secrets, they are not encrypted at rest, and tools print them.',
		'ConfigMap 用于可公开的内容：能读取它的人和程序远多于 Secret，它不做静态加密，各种工具还会直接打印其内容。',
	),
	mend: text(
		'Move the value to a Secret that is not in the repository.',
		'把该值移到不进代码仓库的 Secret 中。',
	),
	severity: 'medium',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'resource',
	kinds: ['ConfigMap'],
	detect({ apiVersion, value }) {
		if (apiVersion !== 'v1') return undefined;
		return Object.entries(asFields(value.data)).flatMap(([key, content]) => {
			if (typeof content !== 'string') return [];
			const sort = credentialSort(key);
			const isNamed = sort !== undefined && isLiteralCredential(sort, content);
			const within = isNamed ? undefined : namedInFile(key, content);
			// What is known by its look is another check's matter.
			if ((!isNamed && within === undefined) || findNamedSecret(key, content)) return [];
			const [en, zh] =
				within === undefined
					? [`The key ${quote(key)} holds a credential`, `键 ${quote(key)} 的值是凭据`]
					: [
							`The file ${quote(key)} sets ${quote(within)}`,
							`文件 ${quote(key)} 中写有 ${quote(within)} 的值`,
						];
			return { path: ['data', key], isSecret: true as const, message: text(en, zh) };
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: billing
data:
  DB_HOST: db.shop
  DB_PASSWORD: kR7-vm2Qz
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: billing
data:
  DB_HOST: db.shop
  DB_PASSWORD_FILE: /run/secrets/billing/password
`,
		},
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
data:
  application.properties: |
    spring.datasource.username=catalog
    spring.datasource.password=kR7-vm2Qz
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
data:
  application.properties: |
    spring.datasource.username=catalog
    spring.datasource.password=\${DB_PASSWORD}
`,
		},
	],
});
