import { type Backend, ingressBackends, isIngress } from '../../kube/network/backends.ts';
import { asFields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { backendReads, lostBackend } from './lost-backends.ts';

export default check({
	title: text('A backend of the Ingress does not exist', 'Ingress 的后端不存在'),
	why: text(
		'Requests get an error; and whoever may create a Service of this name gets them. Looked for among the inputs, and only where they hold other Services of the namespace.',
		'请求只会得到错误；而任何能创建同名 Service 的人都可以接收这些请求。仅在输入中含有该命名空间的其他 Service 时查找。',
	),
	mend: text('Correct the name or the port, or remove the path.', '改正名称或端口，或删除该路径。'),
	severity: 'low',
	standards: [],
	on: 'resource',
	kinds: ['Ingress'],
	reads: ['Ingress', ...backendReads],
	detect(ingress, { world }) {
		if (!isIngress(ingress)) return undefined;
		return ingressBackends(ingress).flatMap((backend) => {
			if (isAction(backend, ingress)) return [];
			return lostBackend(backend, world) ?? [];
		});
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  defaultBackend:
    service:
      name: shop-web
      port:
        number: 80
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
			good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80
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

/** The AWS load balancer controller takes names of actions for Services. */
function isAction({ name, port }: Backend, { value }: Resource): boolean {
	const annotations = asFields(asFields(value.metadata).annotations);
	return (
		port === 'use-annotation' ||
		Object.hasOwn(annotations, `alb.ingress.kubernetes.io/actions.${name}`)
	);
}
