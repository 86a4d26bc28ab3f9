import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The Pod has a volume of a Secret, ConfigMap or claim',
		'Pod 的卷来自 Secret、ConfigMap 或 PVC',
	),
	why: text(
		'An inventory, not a fault: whoever breaks into a container that mounts the volume reads its data. It shows which workloads a leaked object comes from.',
		'这是清单而非缺陷：攻破挂载该卷的容器即可读取其中的数据。可据此查明某个对象会从哪些工作负载泄露。',
	),
	mend: text('Keep only the volumes that the program reads.', '只保留程序确实读取的卷。'),
	severity: 'low',
	profile: 'named',
	standards: ['mitre:T1552'],
	on: 'volume',
	mentions: ['secret', 'configMap', 'persistentVolumeClaim'],
	detect(volume) {
		const own = named(volume.fields, volume.at());
		const projected = asList(volume.source('projected').sources).flatMap((source, index) =>
			named(asFields(source), volume.at('projected', 'sources', index)),
		);
		return [...own, ...projected].map(({ kind, name, path }) => ({
			path,
			message: text(
				`The volume holds the ${kind} ${quote(name)}`,
				`卷中包含 ${kind} ${quote(name)}`,
			),
		}));
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: mailer
spec:
  containers:
    - name: mailer
      image: registry.example.com/mailer:3.3.0
      volumeMounts:
        - name: smtp
          mountPath: /etc/smtp
          readOnly: true
  volumes:
    - name: smtp
      secret:
        secretName: smtp-login
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: mailer
spec:
  containers:
    - name: mailer
      image: registry.example.com/mailer:3.3.0
`,
		},
	],
});

/** Where a volume or a projected source names its object: a projected Secret says `name`. */
const sources = [
	['secret', 'secretName', 'Secret'],
	['secret', 'name', 'Secret'],
	['configMap', 'name', 'ConfigMap'],
	['persistentVolumeClaim', 'claimName', 'PersistentVolumeClaim'],
] as const;

function named(fields: Readonly<Record<string, unknown>>, at: Path) {
	return sources.flatMap(([type, key, kind]) => {
		const name = asString(asFields(fields[type])[key]);
		return name === undefined ? [] : [{ kind, name, path: [...at, type, key] }];
	});
}
