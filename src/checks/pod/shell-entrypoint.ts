import { asList, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { programName } from './commands.ts';

export default check({
	title: text('The program runs below a shell', '程序由 shell 启动'),
	why: text(
		'`sh -c` as process 1 does not pass SIGTERM on, so the program is killed when the Pod stops. It also needs a shell in the image, the first thing that an intruder looks for.',
		'`sh -c` 作为 1 号进程不会转发 SIGTERM，Pod 停止时程序会被强行杀死。镜像中还必须带有 shell，而这正是入侵者首先寻找的工具。',
	),
	mend: text(
		'Name the program in `command`, or end the shell line with `exec`.',
		'在 `command` 中直接写程序，或在 shell 命令末尾使用 `exec`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images'],
	on: 'container',
	mentions: ['command'],
	detect(container) {
		if (container.role !== 'regular' && container.role !== 'sidecar') return undefined;
		const command = asList(container.fields.command);
		if (!shells.has(programName(asString(command[0]) ?? ''))) return undefined;
		const [option, line] = [...command.slice(1), ...asList(container.fields.args)];
		if (typeof option !== 'string' || !asksForLine.test(option)) return undefined;
		if (typeof line !== 'string' || hasExec.test(line)) return undefined;
		return { path: container.at('command', 0) };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: consumer
spec:
  selector:
    matchLabels:
      app: consumer
  template:
    metadata:
      labels:
        app: consumer
    spec:
      containers:
        - name: consumer
          image: registry.example.com/consumer:1.1.4
          command: [/bin/sh, -c, "consumer --topic orders"]
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: consumer
spec:
  selector:
    matchLabels:
      app: consumer
  template:
    metadata:
      labels:
        app: consumer
    spec:
      containers:
        - name: consumer
          image: registry.example.com/consumer:1.1.4
          command: [consumer, --topic, orders]
`,
		},
	],
});

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const asksForLine = /^-[a-z]{0,8}c$/;
const hasExec = /(?:^|[\s;&|])exec\s/;
