import { isService, serviceOf } from '../../kube/network/services.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Service sends to a port below 1024', 'Service 指向低于 1024 的端口'),
	why: text(
		'To listen there a program runs as root or with NET_BIND_SERVICE on many nodes, which is more than it needs. The port of the Service itself may stay as it is.',
		'在许多节点上，监听这类端口的程序必须以 root 运行或持有 NET_BIND_SERVICE，权限超出所需。Service 自身的端口可以保持不变。',
	),
	mend: text(
		'Let the program listen on a port from 1024 on, and name it in `targetPort`.',
		'让程序监听 1024 及以上的端口，并在 `targetPort` 中写明。',
	),
	severity: 'low',
	profile: 'strict', // newer container runtimes let every user listen there
	standards: ['nsa:non-root-containers', 'owasp-k8s:K01'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service)) return undefined;
		const { selector, ports } = serviceOf(service);
		if (!selector) return undefined;
		return ports.flatMap(({ target, targetPath }) => {
			if (typeof target !== 'number' || target >= 1024) return [];
			return {
				path: targetPath,
				message: text(`The Pods listen on port ${target}`, `Pod 监听端口 ${target}`),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
`,
		},
	],
});
