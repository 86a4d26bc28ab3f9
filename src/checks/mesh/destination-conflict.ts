import { clientTls, destinationReads, standingOf } from '../../kube/istio/destinations.ts';
import { isNetworking } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'A DestinationRule contradicts STRICT mutual TLS of its host',
		'DestinationRule 与目标主机的 STRICT 双向 TLS 相矛盾',
	),
	why: text(
		'The workload takes connections with a certificate of the mesh alone. Clients that follow this rule come without one, and are refused; the usual answer is to weaken the workload.',
		'该工作负载只接受持有网格证书的连接。遵循此规则的客户端没有证书，会被拒绝；而常见的应对却是放宽工作负载的要求。',
	),
	mend: text(
		'Set the mode to ISTIO_MUTUAL, or leave it out.',
		'将模式设为 ISTIO_MUTUAL，或不设置。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['DestinationRule'],
	reads: [...destinationReads, 'DestinationRule'],
	detect(rule, { world }) {
		if (!isNetworking(rule)) return undefined;
		const wrong = clientTls(rule).filter(({ mode }) => mode === 'DISABLE' || mode === 'SIMPLE');
		if (wrong.length === 0 || standingOf(rule, world) !== 'strict') return undefined;
		return wrong.map(({ path, mode }) => ({
			path,
			message: text(
				`Clients come with TLS mode ${quote(mode)}, and the host demands mutual TLS`,
				`客户端使用 TLS 模式 ${quote(mode)}，而目标主机要求双向 TLS`,
			),
			// Clients without a proxy have no certificate, but they do not read this rule either.
			fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: 'ISTIO_MUTUAL' }] },
		}));
	},
	examples: [
		{
			bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ledger
  namespace: payments
spec:
  host: ledger.payments.svc.cluster.local
  trafficPolicy:
    tls:
      mode: DISABLE
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: STRICT
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    app: ledger
  ports:
    - name: http
      port: 80
---
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  namespace: payments
  labels:
    app: ledger
    sidecar.istio.io/inject: "true"
spec:
  containers:
    - name: ledger
      image: registry.example.com/ledger:4.1.0
`,
			good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ledger
  namespace: payments
spec:
  host: ledger.payments.svc.cluster.local
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: STRICT
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    app: ledger
  ports:
    - name: http
      port: 80
---
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  namespace: payments
  labels:
    app: ledger
    sidecar.istio.io/inject: "true"
spec:
  containers:
    - name: ledger
      image: registry.example.com/ledger:4.1.0
`,
		},
	],
});
