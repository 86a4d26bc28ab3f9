import { servicesIn } from '../../kube/network/services.ts';
import { isSelected, workloadReads } from '../../kube/network/workloads.ts';
import { labelSelector, type Selector } from '../../kube/selectors.ts';
import type { World } from '../../kube/world.ts';
import { asFields, asList } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The monitor selects nothing to watch', '监控对象没有选中任何目标'),
	why: text(
		'No metrics are collected, and no alert tells of it: what should have been watched fails in silence. Looked for only where the inputs hold Services, or Pods, of the namespaces.',
		'采集不到任何指标，也没有告警提示；本应被监控的对象出故障时无人知晓。仅在输入中含有相应命名空间的 Service 或 Pod 时查找。',
	),
	mend: text(
		'Correct the selector or `namespaceSelector`: a ServiceMonitor selects by the labels of Services, not of Pods.',
		'改正 selector 或 `namespaceSelector`：ServiceMonitor 按 Service 的标签选择，而非 Pod 的标签。',
	),
	severity: 'low',
	standards: ['nsa:audit-logging', 'owasp-k8s:K05'],
	on: 'resource',
	kinds: ['ServiceMonitor', 'PodMonitor'],
	reads: ['ServiceMonitor', 'PodMonitor', ...workloadReads],
	detect(monitor, { world }) {
		if (apiGroup(monitor.apiVersion) !== 'monitoring.coreos.com') return undefined;
		const selector = labelSelector(asFields(monitor.value.spec).selector);
		if (!selector) return undefined;
		const looks = monitor.kind === 'PodMonitor' ? isSelected : isServiceSelected;
		const namespaces = namespacesOf(monitor);
		const isFutile = namespaces.every((each) => looks(selector, each, world) === false);
		return isFutile && namespaces.length > 0 ? { path: ['spec', 'selector'] } : undefined;
	},
	examples: [
		{
			bad: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: orders
spec:
  selector:
    matchLabels:
      app: order
  endpoints:
    - port: metrics
---
apiVersion: v1
kind: Service
metadata:
  name: orders
  labels:
    app: orders
spec:
  selector:
    app: orders
  ports:
    - name: metrics
      port: 9090
`,
			good: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: orders
spec:
  selector:
    matchLabels:
      app: orders
  endpoints:
    - port: metrics
---
apiVersion: v1
kind: Service
metadata:
  name: orders
  labels:
    app: orders
spec:
  selector:
    app: orders
  ports:
    - name: metrics
      port: 9090
`,
		},
	],
});

/** Undefined where the inputs hold no Service of the namespace. */
function isServiceSelected(selector: Selector, namespace: string | undefined, world: World) {
	const own = servicesIn(namespace, world);
	if (own?.hasSelected(selector) || servicesIn(undefined, world)?.hasSelected(selector))
		return true;
	return own ? false : undefined;
}

/** None where it looks into all namespaces: too much to say that there is nothing. */
function namespacesOf({ value, namespace }: Resource): readonly (string | undefined)[] {
	const { any, matchNames } = asFields(asFields(value.spec).namespaceSelector);
	if (any === true) return [];
	const names = asList(matchNames).filter((name) => typeof name === 'string');
	return names.length > 0 ? names : [namespace];
}
