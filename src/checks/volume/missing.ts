import { asFields, asList, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { knowsItsVolumes } from './mounts.ts';

export default check({
	title: text(
		'A container mounts a volume that the Pod does not have',
		'容器挂载了 Pod 中不存在的卷',
	),
	why: text(
		'The API server refuses the object, so the change does not arrive and the old version keeps running.',
		'API server 会拒绝该对象，变更无法生效，旧版本继续运行。',
	),
	mend: text(
		'Declare the volume in `spec.volumes`, or correct the name.',
		'在 `spec.volumes` 中声明该卷，或改正名称。',
	),
	severity: 'medium',
	standards: [],
	on: 'container',
	mentions: ['volumeMounts'],
	detect(container) {
		const { pod } = container;
		if (!knowsItsVolumes(pod)) return undefined;
		const claims = asList(asFields(pod.resource.value.spec).volumeClaimTemplates);
		return container.volumeMounts.flatMap(({ index, fields }) => {
			const name = asString(fields.name);
			if (!name || pod.volumes.some((volume) => volume.name === name)) return [];
			if (claims.some((claim) => asFields(asFields(claim).metadata).name === name)) return [];
			return {
				path: container.at('volumeMounts', index, 'name'),
				message: text(`The Pod has no volume ${quote(name)}`, `Pod 中没有卷 ${quote(name)}`),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  serviceName: cache
  selector:
    matchLabels:
      app: cache
  template:
    metadata:
      labels:
        app: cache
    spec:
      containers:
        - name: cache
          image: registry.example.com/cache:7.4.1
          volumeMounts:
            - name: date
              mountPath: /data
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 1Gi
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  serviceName: cache
  selector:
    matchLabels:
      app: cache
  template:
    metadata:
      labels:
        app: cache
    spec:
      containers:
        - name: cache
          image: registry.example.com/cache:7.4.1
          volumeMounts:
            - name: data
              mountPath: /data
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 1Gi
`,
		},
	],
});
