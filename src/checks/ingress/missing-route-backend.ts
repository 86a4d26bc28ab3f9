import { isGatewayApi, routeBackends, routeKinds } from '../../kube/network/backends.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { backendReads, lostBackend } from './lost-backends.ts';

export default check({
	title: text('A backend of the route does not exist', '路由的后端不存在'),
	why: text(
		'Requests get an error; and whoever may create a Service of this name gets them. Looked for among the inputs, and only where they hold other Services of the namespace.',
		'请求只会得到错误；而任何能创建同名 Service 的人都可以接收这些请求。仅在输入中含有该命名空间的其他 Service 时查找。',
	),
	mend: text('Correct the name or the port, or remove the rule.', '改正名称或端口，或删除该规则。'),
	severity: 'low',
	standards: [],
	on: 'resource',
	kinds: routeKinds,
	reads: [...routeKinds, ...backendReads],
	detect(route, { world }) {
		if (!isGatewayApi(route)) return undefined;
		return routeBackends(route).flatMap((backend) => lostBackend(backend, world) ?? []);
	},
	examples: [
		{
			bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: web
          port: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
			good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: web
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
		},
	],
});
