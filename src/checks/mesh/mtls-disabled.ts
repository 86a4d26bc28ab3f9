import { isSecurity, rootNamespace, workloadSelector } from '../../kube/istio/kinds.ts';
import { isIgnored, modeOf, portModes } from '../../kube/istio/mtls.ts';
import type { Problem } from '../../model/check.ts';
import type { Path } from '../../model/path.ts';
import type { Severity } from '../../model/severity.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A PeerAuthentication turns mutual TLS off', 'PeerAuthentication 关闭了双向 TLS'),
	why: text(
		'The workloads take plaintext alone, even from clients that could encrypt. Nobody is identified, so AuthorizationPolicies that name principals or namespaces match no request.',
		'工作负载只接受明文，即使客户端支持加密。调用方没有身份，指定 principal 或命名空间的 AuthorizationPolicy 不会匹配任何请求。',
	),
	mend: text(
		'Set the mode to STRICT, or to PERMISSIVE while clients outside of the mesh remain.',
		'将模式设为 STRICT；若仍有网格外的客户端，可暂设为 PERMISSIVE。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['PeerAuthentication'],
	detect(policy) {
		if (!isSecurity(policy) || isIgnored(policy)) return undefined;
		const isMesh = policy.namespace === rootNamespace;
		const problems =
			modeOf(policy) === 'DISABLE' ? [problemAt(['mtls'], isMesh ? 'high' : 'medium')] : [];
		for (const [port, mode] of workloadSelector(policy).length > 0 ? portModes(policy) : []) {
			if (mode === 'DISABLE') problems.push(problemAt(['portLevelMtls', String(port)], 'low'));
		}
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: DISABLE
`,
			good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: STRICT
`,
		},
	],
});

function problemAt(steps: Path, severity: Severity): Problem {
	const path = ['spec', ...steps, 'mode'];
	const edits = [{ kind: 'set', path, value: 'STRICT' } as const];
	return { path, severity, fix: { safety: 'evidence', edits } };
}
