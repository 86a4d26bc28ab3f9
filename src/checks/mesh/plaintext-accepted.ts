import { mtlsOf, mtlsReads } from '../../kube/istio/mtls.ts';
import { isWorkload } from '../../kube/network/workloads.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { takesRequests } from './workloads.ts';

export default check({
	title: text(
		'A workload of the mesh accepts plaintext beside mutual TLS',
		'网格中的工作负载除双向 TLS 外还接受明文流量',
	),
	why: text(
		'Under PERMISSIVE, which is the default of Istio, any Pod without a proxy can talk to the workload: unencrypted, and without an identity that policies could ask for.',
		'在 Istio 默认的 PERMISSIVE 模式下，任何没有代理的 Pod 都能访问该工作负载：流量不加密，也没有可供策略校验的身份。',
	),
	mend: text(
		'Add a PeerAuthentication with `mtls.mode: STRICT` to the namespace or the mesh.',
		'为命名空间或整个网格添加 `mtls.mode: STRICT` 的 PeerAuthentication。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'pod',
	reads: mtlsReads,
	detect(pod, { world }) {
		const mtls = isWorkload(pod) && takesRequests(pod) ? mtlsOf(pod, world) : undefined;
		// A policy that turns mutual TLS off is found itself.
		if (!mtls || mtls.mode === 'DISABLE') return undefined;
		const { mode, source, ports, portSource } = mtls;
		const path = pod.at('metadata', 'labels');
		if (mode === 'PERMISSIVE') {
			if (!source) return { path, message: byDefault };
			const name = quote(source.name);
			const message = text(
				`The PeerAuthentication ${name} does not make mutual TLS STRICT`,
				`PeerAuthentication ${name} 未将双向 TLS 设为 STRICT`,
			);
			return { path, message };
		}
		const weak = [...ports].filter(([, each]) => each === 'PERMISSIVE').map(([port]) => port);
		if (weak.length === 0) return undefined;
		const [name, list] = [quote(portSource?.name ?? ''), weak.slice(0, 5).join(', ')];
		const message = text(
			`The PeerAuthentication ${name} lets port ${list} accept plaintext`,
			`PeerAuthentication ${name} 允许端口 ${list} 接受明文流量`,
		);
		return { path, message };
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
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: payments
spec:
  mtls:
    mode: STRICT
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

const byDefault = text(
	'No PeerAuthentication for this workload is among the files that were read, and the default of Istio accepts plaintext',
	'已读取的文件中没有适用于该工作负载的 PeerAuthentication，而 Istio 默认接受明文流量',
);
