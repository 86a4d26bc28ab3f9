import { authorizationOf, httpFields } from '../../kube/istio/authorization.ts';
import { selectsTcp, tcpReads } from '../../kube/istio/groups.ts';
import { isSecurity } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A rule on HTTP is for a workload whose proxy sees none',
		'基于 HTTP 的规则作用于代理无法识别 HTTP 的工作负载',
	),
	why: text(
		'Where the proxy sees bytes alone, as on TCP ports and in ambient mode without a waypoint, an ALLOW rule that asks for methods or paths never matches, and a DENY rule refuses more than it says.',
		'在代理只能看到字节流时（TCP 端口，或没有 waypoint 的 ambient 模式），要求方法或路径的 ALLOW 规则永不匹配，而 DENY 规则拒绝的范围大于所写。',
	),
	mend: text(
		'Ask for ports and principals, name the Service port for its protocol, or bind the policy to a waypoint.',
		'改用端口和 principal，按协议命名 Service 端口，或将策略绑定到 waypoint。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['AuthorizationPolicy'],
	reads: [...tcpReads, 'AuthorizationPolicy'],
	detect(policy, { world }) {
		if (!isSecurity(policy)) return undefined;
		const { action, rules } = authorizationOf(policy);
		if (action === 'AUDIT') return undefined;
		const fields = rules.flatMap((rule) => httpFields(rule).slice(0, 1));
		if (fields.length === 0 || !selectsTcp(policy, world)) return undefined;
		return fields.map((path) => ({ path }));
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
  action: ALLOW
  rules:
    - to:
        - operation:
            methods:
              - GET
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
    - name: tcp-sql
      port: 5432
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
  action: ALLOW
  rules:
    - to:
        - operation:
            ports:
              - "5432"
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
    - name: tcp-sql
      port: 5432
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
