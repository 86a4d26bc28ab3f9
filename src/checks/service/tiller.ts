import { isService, serviceOf } from '../../kube/network/services.ts';
import { asFields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Service leads to Tiller', 'Service 指向 Tiller'),
	why: text(
		'Tiller, the server of Helm 2, does as told by whoever reaches its port, mostly as cluster-admin: every Pod of the cluster can take the cluster over. It has had no fixes since 2020.',
		'Tiller 是 Helm 2 的服务端，谁能访问其端口它就听谁的，且通常拥有 cluster-admin 权限：集群中的任何 Pod 都可借此接管集群。2020 年起已停止维护。',
	),
	mend: text(
		'Move to Helm 3 or later and remove Tiller.',
		'迁移到 Helm 3 或更高版本，并移除 Tiller。',
	),
	severity: 'critical',
	standards: ['mitre:T1210', 'mitre:T1068', 'nsa:upgrading', 'owasp-k8s:K10'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service)) return undefined;
		const { ports } = serviceOf(service);
		const index = ports.findIndex(({ port, target }) => [port, target].includes(tillerPort));
		if (index >= 0) return { path: ports[index]?.path ?? [] };
		return isNamedTiller(service) ? { path: ['metadata', 'name'] } : undefined;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: tiller-deploy
  namespace: kube-system
spec:
  selector:
    app: helm
    name: tiller
  ports:
    - name: tiller
      port: 44134
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: chart-mirror
  namespace: kube-system
spec:
  selector:
    app: chart-mirror
  ports:
    - name: http
      port: 8080
`,
		},
	],
});

const tillerPort = 44_134;

function isNamedTiller({ name, value }: Resource): boolean {
	const selector = asFields(asFields(value.spec).selector);
	return name === 'tiller-deploy' || (selector.app === 'helm' && selector.name === 'tiller');
}
