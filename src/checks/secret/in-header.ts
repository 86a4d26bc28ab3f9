import type { ContainerView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asList, asString, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findSecret } from './find.ts';
import { isPlaceholder } from './placeholder.ts';

export default check({
	title: text('A probe or hook sends a written-out credential', '探针或钩子的请求头中写有凭据'),
	why: text(
		'The kubelet sends the header as it stands, and it cannot come from a Secret; so everybody who may read the Pod can send it as well.',
		'kubelet 会原样发送该请求头，而它无法取自 Secret；因此能读取 Pod 的人也都能使用该凭据。',
	),
	mend: text(
		'Give the probe a path that needs no credential, or use an `exec` probe that reads one from a file.',
		'为探针提供无需凭据的路径，或使用从文件读取凭据的 `exec` 探针。',
	),
	severity: 'medium',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'container',
	mentions: ['httpHeaders'],
	detect: (container) => places.flatMap((place) => credentialsAt(container, place)),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: search
spec:
  containers:
    - name: search
      image: registry.example.com/search:8.15.0
      livenessProbe:
        httpGet:
          path: /_cluster/health
          port: 9200
          httpHeaders:
            - name: Authorization
              value: Basic ZWxhc3RpYzprUjctdm0yUXo=
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: search
spec:
  containers:
    - name: search
      image: registry.example.com/search:8.15.0
      livenessProbe:
        httpGet:
          path: /healthz
          port: 9200
`,
		},
	],
});

const places: readonly Path[] = [
	['livenessProbe'],
	['readinessProbe'],
	['startupProbe'],
	['lifecycle', 'postStart'],
	['lifecycle', 'preStop'],
];
const forCredentials =
	/^(?:proxy-)?authorization$|^(?:private|x)-[a-z-]*(?:token|key|secret|password)$|^cookie$/i;

function credentialsAt(container: ContainerView, place: Path): readonly Problem[] {
	const path = [...place, 'httpGet', 'httpHeaders'];
	return asList(valueAt(container.fields, path)).flatMap((header, index) => {
		const { name: given, value: sent } = asFields(header);
		const [name, value] = [asString(given) ?? '', asString(sent) ?? ''];
		const secret = findSecret(value);
		if (!secret && (!forCredentials.test(name) || isPlaceholder(value))) return [];
		const kind = secret?.kind ?? text('a credential', '凭据');
		return {
			path: container.at(...path, index, 'value'),
			isSecret: true as const,
			message: text(
				`The header ${quote(name)} holds ${kind.en}`,
				`请求头 ${quote(name)} 中有${kind.zh}`,
			),
		};
	});
}
