import { asFields, asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The StorageClass does not ask for encrypted disks', 'StorageClass 未要求加密磁盘'),
	why: text(
		'Disks of this class are encrypted only if the account or the storage system does so by default, which nothing here guarantees. Snapshots and discarded disks then carry the data in the clear.',
		'只有账号或存储系统默认加密时，该类磁盘才会加密，而此处无法保证。否则快照和废弃磁盘中的数据都是明文。',
	),
	mend: text(
		'Create a StorageClass with `parameters.encrypted: "true"`; the parameters of an existing one cannot change.',
		'新建带有 `parameters.encrypted: "true"` 的 StorageClass；已有 StorageClass 的参数不可修改。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K08'],
	on: 'resource',
	detect({ kind, apiVersion, value }) {
		if (kind !== 'StorageClass' || apiGroup(apiVersion) !== 'storage.k8s.io') return undefined;
		const provisioner = asString(value.provisioner) ?? '';
		// The disks of other known clouds are always encrypted, or say it in words of their own.
		if (!takesEncrypted.some((name) => provisioner === name || provisioner.endsWith(`.${name}`))) {
			return undefined;
		}
		const encrypted = asFields(value.parameters).encrypted;
		if (asString(encrypted)?.toLowerCase() === 'true') return undefined;
		return {
			path: encrypted === undefined ? ['parameters'] : ['parameters', 'encrypted'],
			message: text(
				`The disks of ${quote(provisioner)} are not asked to be encrypted`,
				`未要求 ${quote(provisioner)} 的磁盘加密`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
provisioner: ebs.csi.aws.com
parameters:
  type: gp3
`,
			good: `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
provisioner: ebs.csi.aws.com
parameters:
  type: gp3
  encrypted: "true"
`,
		},
	],
});

/** Provisioners with a parameter `encrypted`; Rook puts its namespace before the name. */
const takesEncrypted = [
	'ebs.csi.aws.com',
	'kubernetes.io/aws-ebs',
	'rbd.csi.ceph.com',
	'driver.longhorn.io',
	'diskplugin.csi.alibabacloud.com',
];
