import { isNetworking, rootNamespace } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'An EnvoyFilter rewrites the proxies of an application namespace',
		'EnvoyFilter 改写了应用命名空间的代理配置',
	),
	why: text(
		'It patches the configuration of the proxy itself: it can remove the filters of mutual TLS and authorization, no policy shows what it does, and it may break with every upgrade of Istio.',
		'它直接修改代理自身的配置：可以移除双向 TLS 与鉴权过滤器，任何策略都看不出其作用，并且每次升级 Istio 都可能失效。',
	),
	mend: text(
		'Use the APIs of Istio for it, such as Telemetry, WasmPlugin or VirtualService.',
		'改用 Istio 的 API，例如 Telemetry、WasmPlugin 或 VirtualService。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['EnvoyFilter'],
	// No fix: only the team knows what it is for.
	detect: (filter) =>
		isNetworking(filter) && filter.namespace !== rootNamespace
			? { path: ['spec', 'configPatches'] }
			: undefined,
	examples: [
		{
			bad: `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: add-header
  namespace: payments
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
			good: `apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata:
  name: add-header
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  url: oci://registry.example.com/filters/add-header:1.2.0
`,
		},
	],
});
