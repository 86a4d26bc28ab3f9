import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A volume is a directory of the node', '卷挂载了节点目录'),
	why: text(
		'With hostPath the container shares files with the node and with every other Pod that mounts them, past the limits of namespaces and storage quotas. Which files it finds depends on the node where it lands.',
		'hostPath 使容器与节点以及挂载同一目录的其他 Pod 共享文件，不受命名空间和存储配额约束；实际看到的内容取决于它被调度到的节点。',
	),
	mend: text(
		'Use a persistentVolumeClaim for data, emptyDir for scratch space, configMap or secret for settings.',
		'数据用 persistentVolumeClaim，临时空间用 emptyDir，配置用 configMap 或 secret。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.2.11',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	mentions: ['hostPath'],
	// No fix: what should stand there instead, and whether the files must survive, is not written here.
	detect: (pod, context) =>
		forbidden('hostPathVolumes', pod, context, ({ value }) => {
			const path = quote(asString(asFields(value).path) ?? '');
			return { message: text(`The volume is ${path} of the node`, `该卷是节点上的 ${path}`) };
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: image-resizer
spec:
  selector:
    matchLabels:
      app: image-resizer
  template:
    metadata:
      labels:
        app: image-resizer
    spec:
      containers:
        - name: resizer
          image: registry.example.com/resizer:4.0.1
          volumeMounts:
            - name: work
              mountPath: /work
      volumes:
        - name: work
          hostPath:
            path: /data/resizer
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: image-resizer
spec:
  selector:
    matchLabels:
      app: image-resizer
  template:
    metadata:
      labels:
        app: image-resizer
    spec:
      containers:
        - name: resizer
          image: registry.example.com/resizer:4.0.1
          volumeMounts:
            - name: work
              mountPath: /work
      volumes:
        - name: work
          emptyDir: {}
`,
		},
	],
});
