import type { UnknownField } from '../../kube/schema/problem.ts';
import type { Fix } from '../../model/edit.ts';
import { valueAt } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { type Text, text } from '../../model/text.ts';
import { renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { schemaProblems } from './problems.ts';

export default check({
	title: text('The API server does not know this field', 'API server 不认识该字段'),
	why: text(
		'An unknown field is dropped, or the whole object refused. A security setting that is misspelt or stands in the wrong place protects nothing, and nobody notices.',
		'未知字段会被丢弃，或导致整个对象被拒绝。拼写错误或放错位置的安全设置不起任何作用，而且无人察觉。',
	),
	mend: text(
		'Spell the field as the API does, and put it where it belongs.',
		'按 API 的拼写书写字段，并放到正确的位置。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	detect: (resource, { version }) =>
		schemaProblems(resource, version, 'unknown-field', (problem) => {
			const fix = fixOf(problem, resource);
			return {
				message: messageOf(problem),
				...(isSecuritySetting(problem) && { severity: 'high' }),
				...(fix && { fix }),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.3.1
          capabilities:
            drop: ["ALL"]
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.3.1
          securityContext:
            capabilities:
              drop: [ALL]
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: redis
      image: redis:7.4.2
      securityContext:
        readonlyRootFilesystem: true
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: redis
      image: redis:7.4.2
      securityContext:
        readOnlyRootFilesystem: true
`,
		},
	],
});

function messageOf({ field, suggestion, belongsIn, knownIn }: UnknownField): Text {
	const name = quote(field);
	if (belongsIn !== undefined) {
		const place =
			belongsIn === ''
				? text('the root of the object', '对象的顶层')
				: text(`\`${belongsIn}\``, `\`${belongsIn}\``);
		const as = suggestion === undefined || suggestion === field ? '' : ` as \`${suggestion}\``;
		const zhAs = as === '' ? '' : `，写作 \`${suggestion}\``;
		return text(
			`${name} is not known here; it belongs in ${place.en}${as}`,
			`${name} 在此处无效；应放在 ${place.zh}${zhAs}`,
		);
	}
	if (suggestion !== undefined) {
		return text(
			`${name} is not known; did you mean \`${suggestion}\`?`,
			`未知字段 ${name}；是否想写 \`${suggestion}\`？`,
		);
	}
	if (knownIn?.since) {
		const since = renderVersion(knownIn.since);
		return text(
			`${name} is known only from Kubernetes ${since} on`,
			`${name} 从 Kubernetes ${since} 起才有效`,
		);
	}
	if (knownIn?.until) {
		const until = renderVersion(knownIn.until);
		return text(
			`${name} is known only up to Kubernetes ${until}`,
			`${name} 仅在 Kubernetes ${until} 及之前有效`,
		);
	}
	return text(`${name} is not known here`, `未知字段 ${name}`);
}

/** Moving or renaming makes a setting take effect for the first time, which may change what runs. */
function fixOf(
	{ path, field, suggestion, belongsIn, target }: UnknownField,
	{ value }: Resource,
): Fix | undefined {
	const name = suggestion ?? field;
	const place = belongsIn === undefined ? path.slice(0, -1) : target;
	if (place === undefined || (belongsIn === undefined && suggestion === undefined))
		return undefined;
	if (valueAt(value, [...place, name]) !== undefined) return undefined;
	return {
		safety: 'evidence',
		edits: [
			{ kind: 'set', path: [...place, name], value: valueAt(value, path) },
			{ kind: 'remove', path },
		],
	};
}

const securitySettings =
	/securityContext|capabilities|^(?:runAs|readOnly|allowPrivilege|privileged|seccomp|appArmor|automountServiceAccountToken)/i;

function isSecuritySetting({ field, suggestion, belongsIn, path }: UnknownField): boolean {
	return (
		securitySettings.test(field) ||
		securitySettings.test(suggestion ?? '') ||
		/securityContext$/.test(belongsIn ?? '') ||
		path.at(-2) === 'securityContext'
	);
}
