import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { callOf } from './commands.ts';

export default check({
	title: text('The container calls sudo', '容器调用了 sudo'),
	why: text(
		'An image with sudo lets its user become root, so whoever takes over the program takes root as well. With `allowPrivilegeEscalation: false` sudo fails.',
		'镜像中的 sudo 让用户可以变成 root，劫持程序者也就得到 root。设置 `allowPrivilegeEscalation: false` 后 sudo 会失败。',
	),
	mend: text(
		'Do what needs root when the image is built, or in an init container.',
		'将需要 root 的操作放到镜像构建阶段或 init 容器中完成。',
	),
	severity: 'medium',
	standards: ['nsa:non-root-containers', 'mitre:T1548', 'owasp-k8s:K01'],
	on: 'container',
	mentions: ['command', 'args'],
	detect(container) {
		if (!container.fields.command && !container.fields.args) return undefined;
		const word = container.words.find(({ text }) => sudo.test(text));
		return word && { path: word.path };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: workstation
spec:
  containers:
    - name: shell
      image: registry.example.com/workstation:1.5.0
      command: [sh, -c, "sudo chown -R app /data && exec app"]
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: workstation
spec:
  securityContext:
    fsGroup: 10000
  containers:
    - name: shell
      image: registry.example.com/workstation:1.5.0
      command: [app]
`,
		},
	],
});

const sudo = callOf('sudo');
