import { injectKey } from '../../kube/istio/dataplane.ts';
import { labelOf } from '../../kube/selectors.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'Sidecar injection is asked for by annotation instead of label',
		'通过注解而非标签控制 Sidecar 注入',
	),
	why: text(
		'The injector is called for what the labels say, so the annotation `true` brings no sidecar to a Pod whose namespace is not enabled: it runs outside of the mesh without a word. The annotation is deprecated, and a label of the same name overrides it.',
		'注入器只根据标签被调用，因此在未启用注入的命名空间中，值为 `true` 的注解不会带来 Sidecar，Pod 会悄无声息地运行在网格之外。该注解已弃用，同名标签会覆盖它。',
	),
	mend: text(
		'Write `sidecar.istio.io/inject` among the labels of the Pod.',
		'将 `sidecar.istio.io/inject` 写入 Pod 的标签。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'pod',
	mentions: [injectKey],
	detect(pod) {
		const value = labelOf(pod.annotations, injectKey);
		if (value === undefined) return undefined;
		const path = pod.at('metadata', 'annotations', injectKey);
		const remove = { kind: 'remove', path } as const;
		// Beside a label the annotation has no effect.
		if (labelOf(pod.labels, injectKey) !== undefined) {
			return { path, message: overridden, fix: { safety: 'safe', edits: [remove] } };
		}
		const label = pod.at('metadata', 'labels', injectKey);
		const edits = [{ kind: 'set', path: label, value } as const, remove];
		return { path, fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
      annotations:
        prometheus.io/scrape: "true"
        sidecar.istio.io/inject: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
      annotations:
        prometheus.io/scrape: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
		},
	],
});

const overridden = text(
	'The annotation has no effect beside the label of the same name',
	'存在同名标签时，该注解不起作用',
);
