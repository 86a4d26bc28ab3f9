import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hostPlace } from './host-paths.ts';

export default check({
	title: text("The node's cloud credentials are mounted", '挂载了节点上的云凭据'),
	why: text(
		'The files let whoever reads them act in the cloud account as the node or its administrator. They are long-lived, and their rights usually go far beyond what one workload needs.',
		'读取这些文件的人可以用节点或管理员的身份操作云账号。这类凭据长期有效，权限通常远超单个工作负载所需。',
	),
	mend: text(
		"Give the Pod's ServiceAccount a cloud role of its own (workload identity) and remove the volume.",
		'为 Pod 的 ServiceAccount 单独绑定云角色（workload identity），并删除该卷。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'volume',
	mentions: ['hostPath'],
	detect(volume) {
		const path = asString(volume.source('hostPath').path);
		if (path === undefined || hostPlace(path)?.kind !== 'cloud') return undefined;
		return {
			path: volume.at('hostPath', 'path'),
			message: text(
				`The volume ${quote(path)} holds the node's cloud credentials`,
				`卷 ${quote(path)} 包含节点的云凭据`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: bucket-sync
spec:
  schedule: 15 * * * *
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: bucket-sync
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: registry.example.com/bucket-sync:1.6.0
              volumeMounts:
                - name: aws
                  mountPath: /home/sync/.aws
                  readOnly: true
          volumes:
            - name: aws
              hostPath:
                path: /root/.aws
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: bucket-sync
spec:
  schedule: 15 * * * *
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: bucket-sync
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: registry.example.com/bucket-sync:1.6.0
`,
		},
	],
});
