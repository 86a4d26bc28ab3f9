import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { fixFor } from './security-contexts.ts';
import { emptyDirEdits, missingWritePaths } from './write-paths.ts';

export default check({
	title: text(
		'The root filesystem is read-only where the program writes',
		'根文件系统只读，但程序需要写入其中的目录',
	),
	why: text(
		'The image is known to write these directories when it starts, and nothing is mounted there. The container fails with a read-only file system error and is restarted for ever.',
		'已知该镜像启动时要写入这些目录，但没有挂载任何卷。容器会因只读文件系统报错而反复重启。',
	),
	mend: text(
		'Mount an emptyDir at each directory that the program writes.',
		'在程序需要写入的每个目录挂载 emptyDir。',
	),
	severity: 'medium',
	standards: ['nsa:immutable-file-systems'],
	on: 'container',
	mentions: ['readOnlyRootFilesystem'],
	detect(container) {
		if (container.readOnlyRootFilesystem !== true) return undefined;
		const missing = missingWritePaths(container);
		if (missing.length === 0) return undefined;
		const edits = emptyDirEdits(container, missing);
		const paths = missing.map(({ path }) => path).join(', ');
		return {
			path: container.at('securityContext', 'readOnlyRootFilesystem'),
			message: text(
				`The image writes ${paths}, where nothing is mounted`,
				`镜像需要写入 ${paths}，但该处没有挂载卷`,
			),
			...(edits && fixFor(container, { safety: 'evidence', edits })),
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: landing-page
spec:
  selector:
    matchLabels:
      app: landing-page
  template:
    metadata:
      labels:
        app: landing-page
    spec:
      containers:
        - name: nginx
          image: nginx:1.29.3
          securityContext:
            readOnlyRootFilesystem: true
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: landing-page
spec:
  selector:
    matchLabels:
      app: landing-page
  template:
    metadata:
      labels:
        app: landing-page
    spec:
      containers:
        - name: nginx
          image: nginx:1.29.3
          securityContext:
            readOnlyRootFilesystem: true
          volumeMounts:
            - name: nginx-cache
              mountPath: /var/cache/nginx
            - name: nginx-run
              mountPath: /var/run
      volumes:
        - name: nginx-cache
          emptyDir: {}
        - name: nginx-run
          emptyDir: {}
`,
		},
	],
});
