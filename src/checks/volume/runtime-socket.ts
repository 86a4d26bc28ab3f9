import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hostPlace } from './host-paths.ts';

export default check({
	title: text("The container runtime's socket is mounted", '挂载了容器运行时套接字'),
	why: text(
		'Whoever speaks to the runtime starts privileged containers on the node, past every rule of the cluster. A read-only mount does not help: connecting to a socket is not writing a file.',
		'能与容器运行时通信，就能绕过集群的所有策略，在节点上启动特权容器。只读挂载无济于事：连接套接字不算写文件。',
	),
	mend: text(
		'Remove the volume; build images with a tool that needs no daemon, and ask the Kubernetes API for container data.',
		'删除该卷；构建镜像请使用无守护进程的工具，容器信息请通过 Kubernetes API 获取。',
	),
	severity: 'critical',
	standards: ['mitre:T1611', 'mitre:T1610', 'owasp-k8s:K01'],
	on: 'volume',
	mentions: ['hostPath'],
	detect(volume) {
		const path = asString(volume.source('hostPath').path);
		if (path === undefined || hostPlace(path)?.kind !== 'socket') return undefined;
		return {
			path: volume.at('hostPath', 'path'),
			message: text(
				`The volume ${quote(path)} gives access to the container runtime's socket`,
				`卷 ${quote(path)} 可访问容器运行时套接字`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: ci-builder
spec:
  containers:
    - name: builder
      image: registry.example.com/ci/builder:5.2.0
      volumeMounts:
        - name: docker
          mountPath: /var/run/docker.sock
          readOnly: true
  volumes:
    - name: docker
      hostPath:
        path: /var/run/docker.sock
        type: Socket
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: ci-builder
spec:
  containers:
    - name: builder
      image: registry.example.com/ci/rootless-builder:5.2.0
`,
		},
	],
});
