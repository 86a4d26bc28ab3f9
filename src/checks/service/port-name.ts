import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { type Target, targetsOf } from './targets.ts';

export default check({
	title: text('The Service sends to a port that no Pod names', 'Service 指向的端口名没有 Pod 声明'),
	why: text(
		'A targetPort by name is looked up among the ports that the containers declare. Where none has the name, the Pod is left out of the Service and connections fail.',
		'按名称书写的 targetPort 要在容器声明的端口中查找；没有容器使用该名称时，Pod 不会成为该 Service 的后端，连接失败。',
	),
	mend: text(
		'Give the port of the container this name, or write its number.',
		'为容器端口取该名称，或改写为端口号。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: ['Service'],
	reads: ['Pod', 'Service'],
	detect: (service, { world }) =>
		targetsOf(service, world).flatMap((target) => {
			const { target: name, declared } = target;
			if (typeof name !== 'string' || declared.some((port) => port.name === name)) return [];
			return problem(target, name);
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: web
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
      ports:
        - name: http
          containerPort: 8080
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
      ports:
        - name: http
          containerPort: 8080
`,
		},
	],
});

function problem({ targetPath: path, declared, protocol }: Target, name: string): Problem {
	const names = new Set(declared.map((port) => port.name));
	const [only] = names;
	return {
		path,
		message: text(
			`No Pod behind the Service declares a ${quote(protocol)} port with the name ${quote(name)}`,
			`该 Service 后端的 Pod 均未声明名为 ${quote(name)} 的 ${quote(protocol)} 端口`,
		),
		// Right if the one port that there is was meant.
		...(only &&
			names.size === 1 && {
				fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: only }] },
			}),
	};
}
