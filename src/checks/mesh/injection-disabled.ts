import {
	dataplaneOf,
	dataplaneReads,
	enrolmentOf,
	injectKey,
	injectWish,
	modeKey,
} from '../../kube/istio/dataplane.ts';
import { isWorkload } from '../../kube/network/workloads.ts';
import { labelOf } from '../../kube/selectors.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { takesRequests } from './workloads.ts';

export default check({
	title: text(
		'A workload opts out of the mesh of its namespace',
		'工作负载退出了所在命名空间的服务网格',
	),
	why: text(
		'Without a proxy it takes and sends plaintext, and no PeerAuthentication or AuthorizationPolicy of the namespace protects it, although they seem to stand for all of its workloads.',
		'没有代理时，该工作负载收发的都是明文；命名空间的 PeerAuthentication 和 AuthorizationPolicy 看似覆盖所有工作负载，实际并不保护它。',
	),
	mend: text(
		'Remove the label, or move the workload to a namespace outside of the mesh.',
		'删除该标签，或将工作负载移到网格之外的命名空间。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'pod',
	mentions: [injectKey, modeKey],
	reads: dataplaneReads,
	detect(pod, { world }) {
		const { injects, isAmbient } = enrolmentOf(pod.namespace, world);
		if (!isWorkload(pod) || (!injects && !isAmbient) || dataplaneOf(pod, world)) return undefined;
		const isRefused = injects && injectWish(pod) === 'false';
		if (!isRefused && labelOf(pod.labels, modeKey) !== 'none') return undefined;
		const key = isRefused ? injectKey : modeKey;
		const isLabel = labelOf(pod.labels, key) !== undefined;
		const path = pod.at('metadata', isLabel ? 'labels' : 'annotations', key);
		return {
			path,
			// Before Kubernetes had sidecars, a proxy kept a Job from ending.
			...(!takesRequests(pod) && { severity: 'low' as const }),
			fix: { safety: 'evidence', edits: [{ kind: 'remove', path }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: payments
  labels:
    istio-injection: enabled
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "false"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: payments
  labels:
    istio-injection: enabled
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
		},
	],
});
