import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The Pod searches five domains for every foreign name',
		'Pod 解析每个外部域名都要搜索多个域',
	),
	why: text(
		'With the default `ndots: 5` a name such as api.example.com is first looked for in each search domain of the cluster. Every call costs several DNS queries, and whoever can create a Service of the right name gets the traffic.',
		'默认 `ndots: 5` 下，api.example.com 这样的名称会先在集群的每个搜索域中查找。每次调用都多出数次 DNS 查询，而能创建同名 Service 的人可以截走流量。',
	),
	mend: text(
		'Set `dnsConfig.options` with `ndots`, or write foreign names with a final dot.',
		'在 `dnsConfig.options` 中设置 `ndots`，或为外部域名加上末尾的点。',
	),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'pod',
	detect(pod) {
		const { dnsPolicy, hostNetwork, dnsConfig } = pod.spec;
		// These take the settings of the node, which has no search domains of the cluster.
		if (dnsPolicy === 'Default' || dnsPolicy === 'None') return undefined;
		if (hostNetwork === true && dnsPolicy !== 'ClusterFirstWithHostNet') return undefined;
		const options = asList(asFields(dnsConfig).options);
		if (options.some((option) => asFields(option).name === 'ndots')) return undefined;
		const path = pod.at('spec', 'dnsConfig', 'options');
		const edits = [{ kind: 'append' as const, path, value: { name: 'ndots', value: '2' } }];
		return { path, fix: { safety: 'value', edits } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: mailer
spec:
  selector:
    matchLabels:
      app: mailer
  template:
    metadata:
      labels:
        app: mailer
    spec:
      containers:
        - name: mailer
          image: registry.example.com/mailer:1.4.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: mailer
spec:
  selector:
    matchLabels:
      app: mailer
  template:
    metadata:
      labels:
        app: mailer
    spec:
      containers:
        - name: mailer
          image: registry.example.com/mailer:1.4.2
      dnsConfig:
        options:
          - name: ndots
            value: "2"
`,
		},
	],
});
