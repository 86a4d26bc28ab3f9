import { asBoolean } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'Containers of different images share one process namespace',
		'不同镜像的容器共享同一个 PID 命名空间',
	),
	why: text(
		'Each container sees the processes of the others, and with the same user or SYS_PTRACE reads their environment, files and memory. A break-in to the weakest one takes the secrets of all.',
		'各容器可以看到彼此的进程；若用户相同或拥有 SYS_PTRACE，还能读取对方的环境变量、文件和内存。攻破最薄弱的一个容器就能拿到所有容器的机密。',
	),
	mend: text(
		'Remove `shareProcessNamespace`, or run the containers as different users.',
		'删除 `shareProcessNamespace`，或让各容器以不同用户运行。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['mitre:T1552', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['shareProcessNamespace'],
	detect(pod) {
		if (asBoolean(pod.spec.shareProcessNamespace) !== true) return undefined;
		// An init container has ended before the others start, and one image trusts itself.
		const together = pod.containers.filter(({ role }) => role === 'regular' || role === 'sidecar');
		if (new Set(together.map(({ image }) => image)).size < 2) return undefined;
		const users = new Set(together.map(({ runAsUser }) => runAsUser || undefined));
		if (!users.has(undefined) && users.size === together.length) return undefined;
		return { path: pod.at('spec', 'shareProcessNamespace') };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  shareProcessNamespace: true
  containers:
    - name: nginx
      image: registry.example.com/nginx:1.27.3
    - name: config-reloader
      image: registry.example.com/reloader:0.9.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: nginx
      image: registry.example.com/nginx:1.27.3
    - name: config-reloader
      image: registry.example.com/reloader:0.9.0
`,
		},
	],
});
