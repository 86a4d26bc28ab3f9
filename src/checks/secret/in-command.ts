import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { type Given, givenAway } from './command-line.ts';

export default check({
	title: text('A secret stands in the command line', '命令行中写有密钥'),
	why: text(
		'Besides everybody who may read the manifest, every process on the node and every monitoring tool sees command lines.',
		'除了能读取清单的人之外，节点上的所有进程和各种监控工具也都能看到命令行。',
	),
	mend: text(
		'Give the program a file from a mounted Secret, or `$(NAME)` of a variable that comes from one.',
		'让程序读取由 Secret 挂载的文件，或使用来自 Secret 的变量 `$(NAME)`。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'container',
	mentions: ['command', 'args'],
	detect(container) {
		const { words } = container;
		return words.flatMap(({ text: word, path }, index) => {
			const given = givenAway(word, words[index - 1]?.text);
			if (!given) return [];
			const severity = 'option' in given ? 'medium' : given.secret.severity;
			return {
				path,
				isSecret: true as const,
				...(severity && { severity }),
				message: messageOf(given),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: redis
      image: registry.example.com/redis:7.4.1
      args:
        - --appendonly
        - "yes"
        - --requirepass
        - kR7-vm2Qz
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: redis
      image: registry.example.com/redis:7.4.1
      args:
        - --appendonly
        - "yes"
        - --requirepass
        - $(REDIS_PASSWORD)
      env:
        - name: REDIS_PASSWORD
          valueFrom:
            secretKeyRef:
              name: cache
              key: password
`,
		},
	],
});

function messageOf(given: Given) {
	if ('secret' in given) {
		const { kind } = given.secret;
		return text(`The command line holds ${kind.en}`, `命令行中有${kind.zh}`);
	}
	const option = quote(given.option);
	return text(`The value of ${option} is written out`, `${option} 的值直接写在命令行中`);
}
