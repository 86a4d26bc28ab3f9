import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missingRequest } from './missing.ts';

export default check({
	title: text('The container requests no CPU', '容器未声明 CPU 请求'),
	why: text(
		'The scheduler counts the container as needing nothing, and on a busy node it gets the smallest share of CPU there is: a neighbour can starve it.',
		'调度器视该容器不占 CPU；节点繁忙时它只得到最小的 CPU 份额，可能被邻居饿死。',
	),
	mend: text(
		'Set `resources.requests.cpu` to the usual use.',
		'将 `resources.requests.cpu` 设为日常用量。',
	),
	severity: 'low',
	standards: ['nsa:resource-policies', 'owasp-k8s:K01'],
	on: 'container',
	detect: (container, context) => missingRequest(container, 'cpu', context),
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoices
spec:
  schedule: 0 2 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: invoices
              image: registry.example.com/invoices:1.12.0
              resources:
                limits:
                  memory: 512Mi
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoices
spec:
  schedule: 0 2 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: invoices
              image: registry.example.com/invoices:1.12.0
              resources:
                limits:
                  memory: 512Mi
                requests:
                  cpu: 100m
`,
		},
	],
});
