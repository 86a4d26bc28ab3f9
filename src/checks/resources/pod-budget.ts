import type { ContainerView, PodView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { hasPodResources, podResources } from './amounts.ts';

export default check({
	title: text(
		'The containers do not fit the resources of their Pod',
		'容器资源超出 Pod 级 resources',
	),
	why: text(
		'With spec.resources on the Pod, the API server refuses a Pod whose containers together request more than the Pod does, or one of which has a limit above that of the Pod. A workload like that never gets a Pod.',
		'Pod 设置 spec.resources 后，若各容器 request 之和超过 Pod 的 request，或某个容器的 limit 超过 Pod 的 limit，API server 会拒绝该 Pod，工作负载将无法产生 Pod。',
	),
	mend: text(
		'Raise the resources of the Pod, or lower those of its containers.',
		'提高 Pod 级资源，或降低容器的资源。',
	),
	severity: 'high',
	standards: [],
	on: 'pod',
	// No fix: which of the numbers is wrong is not written here.
	detect: (pod, { version }) => {
		if (pod.spec.resources === undefined || !hasPodResources(version)) return undefined;
		return [...misfits(pod, 'cpu'), ...misfits(pod, 'memory')];
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: checkout
spec:
  resources:
    requests:
      cpu: 500m
      memory: 512Mi
    limits:
      memory: 1Gi
  containers:
    - name: checkout
      image: registry.example.com/checkout:3.0.4
      resources:
        requests:
          memory: 384Mi
    - name: proxy
      image: registry.example.com/proxy:1.9.1
      resources:
        requests:
          memory: 256Mi
        limits:
          memory: 2Gi
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: checkout
spec:
  resources:
    requests:
      cpu: 500m
      memory: 640Mi
    limits:
      memory: 1Gi
  containers:
    - name: checkout
      image: registry.example.com/checkout:3.0.4
      resources:
        requests:
          memory: 384Mi
    - name: proxy
      image: registry.example.com/proxy:1.9.1
      resources:
        requests:
          memory: 256Mi
        limits:
          memory: 1Gi
`,
		},
	],
});

// validatePodResources of kubernetes/pkg/apis/core/validation (KEP-2837).
function misfits(pod: PodView, name: 'cpu' | 'memory'): Problem[] {
	const request = parseQuantity(podResources(pod, 'requests')[name]);
	const limit = parseQuantity(podResources(pod, 'limits')[name]);
	const at = (which: string) => pod.at('spec', 'resources', which, name);
	const problems: Problem[] = [];
	// Without a request of its own the Pod requests what its containers do.
	const budget = request ?? limit;
	if (budget !== undefined && requested(pod, name) > budget) {
		problems.push({
			path: at(request === undefined ? 'limits' : 'requests'),
			message: text(
				`The containers together request more ${name} than the Pod has`,
				`各容器的 ${name} request 之和超过 Pod 级的值`,
			),
		});
	}
	if (limit === undefined) return problems;
	if (request !== undefined && request > limit) {
		problems.push({
			path: at('requests'),
			message: text(
				`The request of ${name} of the Pod is above its limit`,
				`Pod 级的 ${name} request 高于 limit`,
			),
		});
	}
	for (const container of pod.containers) {
		if ((parseQuantity(container.resources('limits')[name]) ?? 0) <= limit) continue;
		problems.push({
			path: container.at('resources', 'limits', name),
			container: container.name,
			message: text(`limits.${name} is above that of the Pod`, `limits.${name} 超过 Pod 级的值`),
		});
	}
	return problems;
}

/** The least that the containers request: those that run together, or one init container alone. */
function requested(pod: PodView, name: 'cpu' | 'memory'): number {
	const amount = (container: ContainerView) =>
		parseQuantity(container.resources('requests')[name]) ??
		parseQuantity(container.resources('limits')[name]) ??
		0;
	let together = 0;
	let alone = 0;
	for (const container of pod.containers) {
		const { role } = container;
		if (role === 'regular' || role === 'sidecar') together += amount(container);
		else if (role === 'init') alone = Math.max(alone, amount(container));
	}
	return Math.max(together, alone);
}
