import { authorizationOf, identityFields } from '../../kube/istio/authorization.ts';
import { plaintextReads, selectsPlaintext } from '../../kube/istio/groups.ts';
import { isSecurity } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A client in plaintext escapes a rule on identities',
		'明文客户端可绕过基于身份的规则',
	),
	why: text(
		'Principals and namespaces are read from the certificate of the client. A workload that takes plaintext also hears clients without one: no DENY by identity holds for them, and they are nobody that an exception names.',
		'principal 和命名空间取自客户端证书。接受明文的工作负载也会收到没有证书的请求：按身份的 DENY 对其无效，而它们也不属于任何被排除的身份。',
	),
	mend: text(
		'Make mutual TLS STRICT for the workloads, or allow by `principals` instead.',
		'为这些工作负载启用 STRICT 双向 TLS，或改用 `principals` 放行。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['AuthorizationPolicy'],
	reads: [...plaintextReads, 'AuthorizationPolicy'],
	detect(policy, { world }) {
		if (!isSecurity(policy)) return undefined;
		const { action, rules } = authorizationOf(policy);
		if (action === 'AUDIT') return undefined;
		// ALLOW by identity is safe in itself: nobody is none of those that are allowed.
		const escaped = rules.flatMap((rule) => {
			const { is, isNot } = identityFields(rule);
			return action === 'ALLOW' ? isNot : is;
		});
		if (escaped.length === 0 || !selectsPlaintext(policy, world)) return undefined;
		return escaped.map((path) => ({ path }));
	},
	examples: [
		{
			bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  action: DENY
  rules:
    - from:
        - source:
            namespaces:
              - staging
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
			good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  action: DENY
  rules:
    - from:
        - source:
            namespaces:
              - staging
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
