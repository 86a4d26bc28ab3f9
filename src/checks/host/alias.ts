import { asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Pod writes its own hosts file', 'Pod 自定义了 hosts 文件'),
	why: text(
		'Entries of `hostAliases` go before DNS. Names resolve to addresses that nobody keeps up to date, and a wrong entry sends traffic and credentials to another machine unseen.',
		'`hostAliases` 的条目优先于 DNS。这些固定地址往往无人维护，一旦写错，流量和凭据会在不知不觉中发往其他主机。',
	),
	mend: text(
		'Use DNS: an ExternalName Service, or a Service with EndpointSlices of its own.',
		'改用 DNS：ExternalName 类型的 Service，或自行维护 EndpointSlice 的 Service。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K01'],
	on: 'pod',
	mentions: ['hostAliases'],
	detect(pod) {
		if (asList(pod.spec.hostAliases).length === 0) return undefined;
		return { path: pod.at('spec', 'hostAliases') };
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoice-export
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          hostAliases:
            - ip: 10.20.0.15
              hostnames:
                - erp.example.com
          containers:
            - name: export
              image: registry.example.com/invoice-export:1.0.7
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoice-export
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: export
              image: registry.example.com/invoice-export:1.0.7
`,
		},
	],
});
