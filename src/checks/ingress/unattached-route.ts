import { isGatewayApi, routeKinds } from '../../kube/network/backends.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { parentsOf, refusal } from './gateways.ts';

export default check({
	title: text('The route is not taken by its Gateway', '路由未被其 Gateway 接纳'),
	why: text(
		'It serves nothing, and says so only in its status. A Gateway takes routes of its own namespace alone unless `allowedRoutes` says otherwise. Said only where the inputs hold Gateways of that namespace.',
		'该路由不提供任何服务，且只在 status 中体现。除非 `allowedRoutes` 另有说明，Gateway 只接纳自身命名空间的路由。仅在输入中含有该命名空间的 Gateway 时才报告。',
	),
	mend: text(
		'Correct `parentRefs`, or let the listener take routes of this namespace.',
		'改正 `parentRefs`，或让监听器接纳该命名空间的路由。',
	),
	severity: 'low',
	standards: [],
	on: 'resource',
	kinds: routeKinds,
	reads: [...routeKinds, 'Gateway'],
	detect(route, { world }) {
		if (!isGatewayApi(route)) return undefined;
		return parentsOf(route).flatMap((parent) => {
			const message = refusal(parent, route, world);
			return message ? [{ path: parent.path, message }] : [];
		});
	},
	examples: [
		{
			bad: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: edge
spec:
  gatewayClassName: envoy
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: edge
  rules:
    - backendRefs:
        - name: web
          port: 80
`,
			good: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: edge
spec:
  gatewayClassName: envoy
  listeners:
    - name: https
      protocol: HTTPS
      port: 443
      allowedRoutes:
        namespaces:
          from: All
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: edge
  rules:
    - backendRefs:
        - name: web
          port: 80
`,
		},
	],
});
