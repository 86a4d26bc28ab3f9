import { clientTls, destinationReads, standingOf } from '../../kube/istio/destinations.ts';
import { isNetworking } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A DestinationRule turns mutual TLS off for a host of the mesh',
		'DestinationRule 对网格内的主机关闭了双向 TLS',
	),
	why: text(
		'Clients then send plaintext and no identity, although both ends have a proxy that would encrypt by itself.',
		'客户端将发送明文且不带身份，尽管两端都有可自动加密的代理。',
	),
	mend: text(
		'Leave the mode out, or set it to ISTIO_MUTUAL.',
		'不设置模式，或将其设为 ISTIO_MUTUAL。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['DestinationRule'],
	reads: [...destinationReads, 'DestinationRule'],
	detect(rule, { world }) {
		if (!isNetworking(rule)) return undefined;
		const off = clientTls(rule).filter(({ mode }) => mode === 'DISABLE');
		if (off.length === 0) return undefined;
		const standing = standingOf(rule, world);
		// Where only mutual TLS is taken, mesh/destination-conflict speaks.
		if (standing !== 'open' && standing !== 'mesh') return undefined;
		return off.map(({ path }) => ({
			path,
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
`,
		},
	],
});
