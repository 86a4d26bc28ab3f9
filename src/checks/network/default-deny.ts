import { hasPolicies, policyReads } from '../../kube/network/policies.ts';
import { directions } from '../../kube/network/policy.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isClosed, namespaceOf } from './absence.ts';
import { denyByDefault } from './default-policy.ts';

export default check({
	title: text('The namespace does not deny by default', '命名空间没有默认拒绝策略'),
	why: text(
		'Its policies protect the Pods that they name. A Pod that somebody adds tomorrow is selected by none of them, and is open until it is thought of.',
		'现有策略只保护它们点名的 Pod；明天新增的 Pod 不被任何策略选中，在有人想到之前一直是开放的。',
	),
	mend: text(
		'Add a NetworkPolicy with `podSelector: {}` and `policyTypes: [Ingress, Egress]`.',
		'添加 `podSelector: {}`、`policyTypes: [Ingress, Egress]` 的 NetworkPolicy。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.3.2', 'nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	reads: policyReads,
	detect(resource, { world }) {
		const spoken = namespaceOf(resource, world);
		// One without any policy is the matter of network/unprotected-namespace.
		if (!spoken || !hasPolicies(spoken.namespace, world)) return undefined;
		const open = directions.filter((each) => !isClosed(spoken.namespace, each, world));
		if (open.length === 0) return undefined;
		return {
			path: ['metadata', 'name'],
			message: text(
				`No policy of the namespace denies ${open.join(' and ')} for all of its Pods`,
				`该命名空间没有对全部 Pod 默认拒绝 ${open.join(' 和 ')} 的策略`,
			),
			fix: denyByDefault(spoken.namespace),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`,
		},
	],
});
