import { exposureOf, isService } from '../../kube/network/services.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { consoles, programBehind } from './programs.ts';

export default check({
	title: text(
		'A console that rules the cluster is open to the outside',
		'可控制集群的管理界面对外开放',
	),
	why: text(
		'Who gets past its login, by a stolen password or a flaw in the console, has the rights of its ServiceAccount. Several clusters were taken over by an open dashboard.',
		'攻击者一旦凭窃得的密码或控制台漏洞绕过登录，便拥有其 ServiceAccount 的权限。已有多个集群因开放的控制台而沦陷。',
	),
	mend: text(
		'Use ClusterIP behind a proxy with single sign-on, or `kubectl port-forward`.',
		'改用 ClusterIP，置于带单点登录的代理之后，或使用 `kubectl port-forward`。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1133', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Service'],
	reads: ['Pod', 'Service'],
	detect(service, { world }) {
		if (!isService(service)) return undefined;
		const exposure = exposureOf(service);
		const program = exposure && programBehind(service, consoles, world);
		if (!program) return undefined;
		return {
			path: ['spec', 'type'],
			message: text(
				`${program.name} is open to the outside by a ${exposure}`,
				`${program.name} 通过 ${exposure} 对外开放`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: argocd-server
spec:
  type: LoadBalancer
  selector:
    app.kubernetes.io/name: argocd-server
  ports:
    - port: 443
      targetPort: 8080
---
apiVersion: v1
kind: Pod
metadata:
  name: argocd-server
  labels:
    app.kubernetes.io/name: argocd-server
spec:
  containers:
    - name: argocd-server
      image: quay.io/argoproj/argocd:v3.2.1
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: argocd-server
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: argocd-server
  ports:
    - port: 443
      targetPort: 8080
---
apiVersion: v1
kind: Pod
metadata:
  name: argocd-server
  labels:
    app.kubernetes.io/name: argocd-server
spec:
  containers:
    - name: argocd-server
      image: quay.io/argoproj/argocd:v3.2.1
`,
		},
	],
});
