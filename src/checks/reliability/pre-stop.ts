import { asFields, isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { isServer } from './probes.ts';

export default check({
	title: text(
		'The container is stopped while requests still arrive',
		'容器在请求仍会到达时就被停止',
	),
	why: text(
		'When a Pod ends, its containers get the signal at the same time as the load balancers learn of it. Without a pause in `preStop`, requests of the next seconds reach a program that is closing.',
		'Pod 终止时，容器收到信号与负载均衡得知此事是同时发生的。若 `preStop` 中没有停顿，随后几秒的请求会打到正在关闭的程序上。',
	),
	mend: text('Add a `preStop` hook that waits some seconds.', '添加等待数秒的 `preStop` 钩子。'),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'container',
	detect(container, { version }) {
		if (!isServer(container) || container.ports.length === 0) return undefined;
		if (isFields(asFields(container.fields.lifecycle).preStop)) return undefined;
		const path = container.at('lifecycle', 'preStop');
		// Before, a pause needs a program of the image.
		if (compareVersion(version, { major: 1, minor: 30 }) < 0) return { path };
		const edits = [{ kind: 'set' as const, path, value: { sleep: { seconds: 5 } } }];
		return { path, fix: { safety: 'value', edits } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
          ports:
            - name: http
              containerPort: 8080
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
          lifecycle:
            preStop:
              sleep:
                seconds: 5
          ports:
            - name: http
              containerPort: 8080
`,
		},
	],
});
