import { exposureOf, isService, serviceOf } from '../../kube/network/services.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Service leads to SSH', 'Service 暴露了 SSH'),
	why: text(
		'SSH into a Pod goes past the API server and its audit log, and an open port 22 is tried with stolen keys and passwords all day.',
		'通过 SSH 登录 Pod 会绕过 API server 及其审计日志；开放的 22 端口整天都有人用窃得的密钥和密码尝试登录。',
	),
	mend: text(
		'Remove the port; use `kubectl exec` or `kubectl debug`.',
		'删除该端口，改用 `kubectl exec` 或 `kubectl debug`。',
	),
	severity: 'low',
	profile: 'strict', // Git and SFTP servers speak SSH for a living
	standards: ['nsa:network-separation', 'mitre:T1133', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service)) return undefined;
		const found = serviceOf(service).ports.find(
			({ port, target, protocol }) =>
				protocol === 'TCP' && (port === 22 || target === 22 || target === 'ssh'),
		);
		if (!found) return undefined;
		const exposure = exposureOf(service);
		if (!exposure) return { path: found.path };
		return {
			path: found.path,
			severity: 'medium',
			message: text(`SSH is open to the outside by a ${exposure}`, `SSH 通过 ${exposure} 对外开放`),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: build-agent
spec:
  selector:
    app: build-agent
  ports:
    - name: ssh
      port: 22
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: build-agent
spec:
  selector:
    app: build-agent
  ports:
    - name: http
      port: 8080
`,
		},
	],
});
