import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The Kubernetes Dashboard lets people in without login',
		'Kubernetes Dashboard 允许跳过登录',
	),
	why: text(
		'With a Skip button, or a login that is not checked, everybody who reaches the dashboard acts with the rights of its ServiceAccount.',
		'界面上有跳过按钮或不校验登录时，任何能访问它的人都以其 ServiceAccount 的权限操作。',
	),
	mend: text('Remove the flag.', '删除该参数。'),
	severity: 'high',
	standards: ['mitre:T1133', 'mitre:T1078', 'owasp-k8s:K06'],
	on: 'container',
	mentions: ['args', 'command'],
	detect(container) {
		if (!container.image?.includes('dashboard')) return undefined;
		const word = container.words.find(({ text }) => {
			const [flag = '', value] = text.split('=');
			return flags.includes(flag) && value !== 'false';
		});
		if (!word) return undefined;
		const [flag] = word.text.split('=');
		return {
			path: word.path,
			message: text(`${flag} lets people in without login`, `${flag} 使访问者无需登录`),
			// People who came without login need one now.
			fix: { safety: 'evidence', edits: [{ kind: 'remove', path: word.path }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: kubernetes-dashboard
spec:
  containers:
    - name: kubernetes-dashboard
      image: registry.example.com/kubernetesui/dashboard:v2.7.0
      args:
        - --namespace=kubernetes-dashboard
        - --enable-skip-login
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: kubernetes-dashboard
spec:
  containers:
    - name: kubernetes-dashboard
      image: registry.example.com/kubernetesui/dashboard:v2.7.0
      args:
        - --namespace=kubernetes-dashboard
`,
		},
	],
});

const flags = ['--enable-skip-login', '--disable-settings-authorizer', '--enable-insecure-login'];
