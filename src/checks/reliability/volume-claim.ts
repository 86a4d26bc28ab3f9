import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asList } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The volume claim lacks what every claim needs', '存储卷声明缺少必需内容'),
	why: text(
		'The API server refuses a claim without access mode or size, so the Pods of the workload wait for ever.',
		'API server 会拒绝没有访问模式或容量的存储声明，工作负载的 Pod 会一直等待。',
	),
	mend: text(
		'Set `accessModes` and `resources.requests.storage`.',
		'设置 `accessModes` 和 `resources.requests.storage`。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: ['StatefulSet', 'PersistentVolumeClaim'],
	detect({ apiVersion, kind, value }) {
		if (kind === 'PersistentVolumeClaim') {
			return apiVersion === 'v1' ? judge(value.spec, ['spec']) : undefined;
		}
		const claims = asList(asFields(value.spec).volumeClaimTemplates);
		if (claims.length === 0 || apiGroup(apiVersion) !== 'apps') return undefined;
		return claims.flatMap((claim, index) =>
			judge(asFields(claim).spec, ['spec', 'volumeClaimTemplates', index, 'spec']),
		);
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
          volumeMounts:
            - name: data
              mountPath: /var/lib/ledger
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        storageClassName: fast
        resources:
          requests:
            storage: 20Gi
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
          volumeMounts:
            - name: data
              mountPath: /var/lib/ledger
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        storageClassName: fast
        resources:
          requests:
            storage: 20Gi
        accessModes:
          - ReadWriteOnce
`,
		},
	],
});

const alone = 'ReadWriteOncePod';

function judge(spec: unknown, path: Path): Problem[] {
	const { accessModes, resources } = asFields(spec);
	const problems: Problem[] = [];
	const modes = asList(accessModes);
	const modesPath = [...path, 'accessModes'];
	if (modes.length === 0) {
		const edits = [{ kind: 'set' as const, path: modesPath, value: ['ReadWriteOnce'] }];
		const message = text('No access mode is set', '未设置访问模式');
		problems.push({ path: modesPath, message, fix: { safety: 'value', edits } });
	} else if (modes.includes(alone) && modes.length > 1) {
		const message = text(`${alone} stands alone or not at all`, `${alone} 不能与其他模式并用`);
		problems.push({ path: modesPath, message });
	}
	const { storage } = asFields(asFields(resources).requests);
	if ((storage ?? null) !== null && parseQuantity(storage) !== 0) return problems;
	const sizePath = [...path, 'resources', 'requests', 'storage'];
	const edits = [{ kind: 'set' as const, path: sizePath, value: '10Gi' }];
	const message = text('No size is requested', '未申请容量');
	return [...problems, { path: sizePath, message, fix: { safety: 'value', edits } }];
}
