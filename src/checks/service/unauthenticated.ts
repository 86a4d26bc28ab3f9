import { isIngress } from '../../kube/network/backends.ts';
import { exposureReads, leadsTo } from '../../kube/network/exposure.ts';
import { exposureOf, isService } from '../../kube/network/services.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { isGuarded } from './guards.ts';
import { programBehind, unauthenticated } from './programs.ts';

export default check({
	title: text('A program without a login is open to the outside', '不要求登录的程序对外开放'),
	why: text(
		'Unless it was told otherwise, the program serves whoever connects: its data can be read and changed, and several of them run code for the caller. Scanners find such ports within hours.',
		'除非另行配置，该程序对任何连接者提供服务：数据可被读取和篡改，其中一些还能为调用者执行代码。扫描器数小时内就会发现这类端口。',
	),
	mend: text(
		'Use ClusterIP, or put a proxy with a login in front.',
		'改用 ClusterIP，或在前面加上要求登录的代理。',
	),
	severity: 'high',
	standards: ['nsa:network-separation', 'mitre:T1133', 'mitre:T1190', 'owasp-k8s:K06'],
	on: 'resource',
	kinds: ['Service'],
	reads: exposureReads,
	detect(service, { world }) {
		if (!isService(service)) return undefined;
		const exposure = exposureOf(service);
		const ingresses = exposure ? [] : leadsTo(service, world).filter(isIngress);
		const ingress = ingresses.find((each) => !isGuarded(each));
		if (!exposure && !ingress) return undefined;
		const program = programBehind(service, unauthenticated, world);
		if (!program || (!exposure && !program.isWeb)) return undefined;
		const way = exposure ?? `Ingress ${quote(ingress?.name ?? '')}`;
		return {
			path: exposure ? ['spec', 'type'] : ['metadata', 'name'],
			// An Ingress may be of a controller in the private network.
			...(!exposure && { severity: 'medium' as const }),
			message: text(
				`${program.name} has no login unless configured, and is open by ${way}`,
				`${program.name} 默认不要求登录，且通过 ${way} 对外开放`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: cache
spec:
  type: NodePort
  selector:
    app: cache
  ports:
    - port: 6379
---
apiVersion: v1
kind: Pod
metadata:
  name: cache
  labels:
    app: cache
spec:
  containers:
    - name: redis
      image: registry.example.com/library/redis:8.2.1
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: cache
spec:
  type: ClusterIP
  selector:
    app: cache
  ports:
    - port: 6379
---
apiVersion: v1
kind: Pod
metadata:
  name: cache
  labels:
    app: cache
spec:
  containers:
    - name: redis
      image: registry.example.com/library/redis:8.2.1
`,
		},
	],
});
