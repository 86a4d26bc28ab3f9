import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { programName } from './commands.ts';

export default check({
	title: text('The Pod pulls code with git-sync', 'Pod 通过 git-sync 拉取代码'),
	why: text(
		'Code that git-sync pulls is in no scanned or signed image. Whoever may push to the repository, or set the options of the container, runs code in the Pod.',
		'git-sync 拉取的代码不在任何经过扫描或签名的镜像中。能推送到该仓库或修改容器参数的人，就能在 Pod 中运行代码。',
	),
	mend: text(
		'Build the content into an image, or pin `--ref` to a commit and verify its signature.',
		'将内容构建到镜像中，或用 `--ref` 固定到某个提交并校验签名。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['mitre:T1195', 'owasp-k8s:K02'],
	on: 'container',
	detect(container) {
		const image = container.image;
		if (!image?.includes('git-sync')) return undefined;
		const name = programName(image).split(tagOrDigest, 1)[0];
		return name === 'git-sync' ? { path: container.at('image') } : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: docs
spec:
  selector:
    matchLabels:
      app: docs
  template:
    metadata:
      labels:
        app: docs
    spec:
      containers:
        - name: docs
          image: registry.example.com/docs-server:1.0.0
        - name: sync
          image: registry.k8s.io/git-sync/git-sync:v4.4.0
          args: [--repo=https://git.example.com/docs, --ref=main]
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: docs
spec:
  selector:
    matchLabels:
      app: docs
  template:
    metadata:
      labels:
        app: docs
    spec:
      containers:
        - name: docs
          image: registry.example.com/docs-server:1.1.0
`,
		},
	],
});

const tagOrDigest = /[:@]/;
