import { isGatewayApi, routeBackends, routeKinds } from '../../kube/network/backends.ts';
import { isService } from '../../kube/network/services.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { isGranted } from './grants.ts';

export default check({
	title: text(
		'No ReferenceGrant lets the route reach another namespace',
		'没有 ReferenceGrant 允许路由访问其他命名空间',
	),
	why: text(
		'A route reaches a Service of another namespace only where a ReferenceGrant there says so; else requests get an error. Said only where the inputs hold the Service.',
		'只有目标命名空间中的 ReferenceGrant 允许时，路由才能访问该命名空间的 Service，否则请求会出错。仅当输入中含有该 Service 时才报告。',
	),
	mend: text(
		'Add a ReferenceGrant to the namespace of the Service, for this namespace and that Service alone.',
		'在 Service 所在的命名空间添加 ReferenceGrant，只授权该路由的命名空间和该 Service。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: routeKinds,
	reads: [...routeKinds, 'Service', 'ReferenceGrant'],
	// No fix: it is an object of its own, of another team perhaps.
	detect(route, { world }) {
		if (!isGatewayApi(route) || route.namespace === undefined) return undefined;
		return routeBackends(route).flatMap(({ name, namespace, path }) => {
			if (namespace === undefined || namespace === route.namespace) return [];
			const service = world.find('Service', namespace, name);
			if (!service || !isService(service) || isGranted(route, service, world)) return [];
			return {
				path,
				message: text(
					`No ReferenceGrant of ${quote(namespace)} names ${route.kind}s of ${quote(route.namespace ?? '')}`,
					`${quote(namespace)} 中没有 ReferenceGrant 授权 ${quote(route.namespace ?? '')} 的 ${route.kind}`,
				),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: edge
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: web
          namespace: shop
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  ports:
    - port: 80
`,
			good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: edge
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: web
          namespace: shop
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  ports:
    - port: 80
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: edge-to-web
  namespace: shop
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: edge
  to:
    - group: ""
      kind: Service
      name: web
`,
		},
	],
});
