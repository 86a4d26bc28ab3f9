import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { targetsOf } from './targets.ts';

export default check({
	title: text('The Service sends to a port that no Pod declares', 'Service 指向 Pod 未声明的端口'),
	why: text(
		'The program may listen there all the same, but the Pods declare other ports: most often one of the two numbers is wrong, and connections are refused.',
		'程序也许确实在监听该端口，但 Pod 声明的是其他端口；多半有一个端口号写错，连接会被拒绝。',
	),
	mend: text(
		'Correct targetPort, or declare the port in the container.',
		'改正 targetPort，或在容器中声明该端口。',
	),
	severity: 'low',
	profile: 'strict', // to declare ports is a courtesy
	standards: [],
	on: 'resource',
	kinds: ['Service'],
	reads: ['Pod', 'Service'],
	detect: (service, { world }) =>
		targetsOf(service, world).flatMap(({ target, targetPath, declared }) => {
			if (typeof target !== 'number' || declared.length === 0) return [];
			if (declared.some(({ number }) => number === target)) return [];
			return {
				path: targetPath,
				message: text(
					`No Pod behind the Service declares port ${target}`,
					`该 Service 后端的 Pod 均未声明端口 ${target}`,
				),
			};
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
        - containerPort: 8080
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
      targetPort: 8080
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
        - containerPort: 8080
`,
		},
	],
});
