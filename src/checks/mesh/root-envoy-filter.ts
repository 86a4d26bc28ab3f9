import { isNetworking, rootNamespace, specOf } from '../../kube/istio/kinds.ts';
import { labelOf } from '../../kube/selectors.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'An EnvoyFilter rewrites every proxy of the mesh',
		'EnvoyFilter 改写了网格中所有代理的配置',
	),
	why: text(
		'In the root namespace and without a selector it stands for all workloads of all namespaces: one wrong patch takes mutual TLS, authorization or the traffic itself from the whole mesh.',
		'位于根命名空间且没有选择器时，它作用于所有命名空间的全部工作负载：一处错误的补丁就会使整个网格失去双向 TLS、鉴权乃至流量。',
	),
	mend: text(
		'Name the workloads in `workloadSelector`, or use an API of Istio for it.',
		'在 `workloadSelector` 中指定工作负载，或改用 Istio 的 API。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['EnvoyFilter'],
	// No fix: only the team knows the workloads.
	detect(filter) {
		if (!isNetworking(filter) || filter.namespace !== rootNamespace) return undefined;
		const { workloadSelector, targetRefs, configPatches } = specOf(filter);
		const isSelective = Object.keys(asFields(asFields(workloadSelector).labels)).length > 0;
		if (isSelective || asList(targetRefs).length > 0) return undefined;
		// What Istio installs itself has the label of its revision.
		const labels = asFields(asFields(filter.value.metadata).labels);
		if (labelOf(labels, 'istio.io/rev') !== undefined) return undefined;
		const contexts = asList(configPatches).map((patch) => asFields(asFields(patch).match).context);
		const isForGateways = contexts.length > 0 && contexts.every((each) => each === 'GATEWAY');
		return isForGateways ? undefined : { path: ['spec'] };
	},
	examples: [
		{
			bad: `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: add-header
  namespace: istio-system
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      match:
        context: SIDECAR_INBOUND
      patch:
        operation: INSERT_BEFORE
        value:
          name: envoy.filters.http.lua
`,
			good: `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: add-header
  namespace: istio-system
spec:
  workloadSelector:
    labels:
      app: ledger
  configPatches:
    - applyTo: HTTP_FILTER
      match:
        context: SIDECAR_INBOUND
      patch:
        operation: INSERT_BEFORE
        value:
          name: envoy.filters.http.lua
`,
		},
	],
});
