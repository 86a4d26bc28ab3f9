import type { ContainerView } from '../../kube/pod.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { callOf } from './commands.ts';

export default check({
	title: text('The container runs an SSH server', '容器运行 SSH 服务'),
	why: text(
		'SSH into a container goes past the API server: no RBAC, no audit log, and keys of its own to lose. `kubectl exec` and `kubectl debug` leave a trace.',
		'通过 SSH 进入容器会绕过 API server：没有 RBAC 和审计日志，还多了一套可能泄露的密钥。`kubectl exec` 和 `kubectl debug` 则有迹可循。',
	),
	mend: text(
		'Remove sshd; use `kubectl exec` or `kubectl debug`.',
		'移除 sshd，改用 `kubectl exec` 或 `kubectl debug`。',
	),
	severity: 'medium',
	profile: 'strict', // Git and SFTP servers speak SSH for a living
	standards: ['owasp-k8s:K06', 'mitre:T1078'],
	on: 'container',
	mentions: ['command', 'args', 'ports'],
	detect(container) {
		const path = command(container) ?? port(container);
		return path && { path };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels:
      app: app
  template:
    metadata:
      labels:
        app: app
    spec:
      containers:
        - name: app
          image: registry.example.com/app:2.0.0
          command: [sh, -c, "/usr/sbin/sshd && exec app"]
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels:
      app: app
  template:
    metadata:
      labels:
        app: app
    spec:
      containers:
        - name: app
          image: registry.example.com/app:2.0.0
          command: [app]
`,
		},
	],
});

const sshd = callOf('sshd');

function command(container: ContainerView): Path | undefined {
	if (!container.fields.command && !container.fields.args) return undefined;
	return container.words.find(({ text }) => sshd.test(text))?.path;
}

function port(container: ContainerView): Path | undefined {
	if (!container.fields.ports) return undefined;
	const port = container.ports.find(({ fields }) => fields.containerPort === 22);
	return port && container.at('ports', port.index, 'containerPort');
}
