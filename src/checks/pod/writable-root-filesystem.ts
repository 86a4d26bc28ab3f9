import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, fixFor } from './security-contexts.ts';
import { emptyDirEdits, knownWritePaths, missingWritePaths } from './write-paths.ts';

export default check({
	title: text('The root filesystem is writable', '根文件系统可写'),
	why: text(
		'Whoever breaks in can put tools into a writable root filesystem and replace programs and libraries of the container.',
		'根文件系统可写时，入侵者可以放入工具，并替换容器内的程序和库。',
	),
	mend: text(
		'Set `readOnlyRootFilesystem: true` and mount an emptyDir where the program writes.',
		'设置 `readOnlyRootFilesystem: true`，并在程序需要写入的目录挂载 emptyDir。',
	),
	severity: 'medium',
	standards: ['nsa:immutable-file-systems', 'mitre:T1525', 'owasp-k8s:K01'],
	on: 'container',
	detect(container, { settings }) {
		// Windows cannot do without writing; a debug container is made to be changed.
		if (container.readOnlyRootFilesystem === true || container.pod.isWindows) return undefined;
		if (container.role === 'ephemeral') return undefined;
		const path = contextPath(container, 'readOnlyRootFilesystem');
		const known = knownWritePaths(container, settings.evidence);
		const mounts = emptyDirEdits(container, known ?? missingWritePaths(container));
		return {
			path,
			message: container.readOnlyRootFilesystem === false ? explicit : unset,
			...(mounts &&
				fixFor(container, {
					safety: known ? 'safe' : 'evidence',
					edits: [{ kind: 'set', path, value: true }, ...mounts],
				})),
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payment-api
spec:
  selector:
    matchLabels:
      app: payment-api
  template:
    metadata:
      labels:
        app: payment-api
    spec:
      containers:
        - name: api
          image: registry.example.com/payment-api:3.1.0
          securityContext:
            runAsNonRoot: true
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payment-api
spec:
  selector:
    matchLabels:
      app: payment-api
  template:
    metadata:
      labels:
        app: payment-api
    spec:
      containers:
        - name: api
          image: registry.example.com/payment-api:3.1.0
          securityContext:
            runAsNonRoot: true
            readOnlyRootFilesystem: true
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: database
spec:
  containers:
    - name: postgres
      image: postgres:17.2
      volumeMounts:
        - name: data
          mountPath: /var/lib/postgresql/data
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: database
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: database
spec:
  containers:
    - name: postgres
      image: postgres:17.2
      securityContext:
        readOnlyRootFilesystem: true
      volumeMounts:
        - name: data
          mountPath: /var/lib/postgresql/data
        - name: postgres-run
          mountPath: /var/run/postgresql
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: database
    - name: postgres-run
      emptyDir: {}
`,
		},
	],
});

const unset = text('readOnlyRootFilesystem is not set', '未设置 readOnlyRootFilesystem');
const explicit = text('readOnlyRootFilesystem is false', 'readOnlyRootFilesystem 为 false');
