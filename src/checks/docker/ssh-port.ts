import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { exposedPorts } from './ports.ts';

export default check({
	title: text('The image exposes the SSH port', '镜像暴露 SSH 端口'),
	why: text(
		'An SSH server in a container is a second way in, with keys and updates of its own, past the access rules and the audit log of the cluster.',
		'容器内的 SSH 服务是另一个入口，需单独管理密钥与更新，并绕过集群的访问控制和审计日志。',
	),
	mend: text(
		'Leave the server out, and use `kubectl exec` or `kubectl debug`.',
		'去掉 SSH 服务，改用 `kubectl exec` 或 `kubectl debug`。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1133', 'owasp-k8s:K01'],
	on: 'dockerfile',
	detect: (view) =>
		exposedPorts(view).flatMap(({ from, to, protocol, path }) =>
			from !== undefined && from <= 22 && to >= 22 && protocol === 'tcp' ? { path } : [],
		),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
EXPOSE 8080 22
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
EXPOSE 8080
USER 10001
`,
		},
	],
});
