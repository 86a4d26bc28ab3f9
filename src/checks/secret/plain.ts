import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holdsSecret, isFromCluster, isSealed } from './manifest.ts';

export default check({
	title: text('A Secret is written out in a manifest', '清单中直接写有 Secret 的内容'),
	why: text(
		'Base64 hides nothing: whoever may read the file, the repository or its history has the values, and there is no telling who has.',
		'base64 并不能隐藏内容：能读取该文件、代码仓库或其历史的人都能得到这些值，而且无从得知谁看过。',
	),
	mend: text(
		'Have the Secret made in the cluster (External Secrets, Secrets Store CSI), or encrypt the file (Sealed Secrets, SOPS); change the values.',
		'改为在集群中生成 Secret（External Secrets、Secrets Store CSI），或加密该文件（Sealed Secrets、SOPS），并更换其中的值。',
	),
	severity: 'medium',
	standards: ['cis:5.4.2', 'nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'resource',
	kinds: ['Secret'],
	detect({ apiVersion, value }) {
		if (apiVersion !== 'v1' || isSealed(value) || isFromCluster(value)) return undefined;
		return (['data', 'stringData'] as const)
			.filter((field) => holdsSecret(value, field))
			.map((field) => ({ path: [field], isSecret: true as const }));
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Secret
metadata:
  name: orders-db
stringData:
  username: orders
  password: kR7-vm2Qz
`,
			good: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: orders-db
spec:
  secretStoreRef:
    name: vault
    kind: ClusterSecretStore
  dataFrom:
    - extract:
        key: shop/orders-db
`,
		},
	],
});
