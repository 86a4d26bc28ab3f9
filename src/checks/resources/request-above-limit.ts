import type { ContainerView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A request does not fit its limit', 'request 与 limit 不匹配'),
	why: text(
		'The API server refuses the Pod: a request must not be higher than its limit, and huge pages and devices need both alike. In a workload the object is accepted and no Pod ever appears.',
		'API server 会拒绝该 Pod：request 不得高于 limit，大页内存和设备资源的两者必须相等。若写在工作负载中，对象会被接受但不会产生任何 Pod。',
	),
	mend: text('Make the request no higher than the limit.', '使 request 不高于 limit。'),
	severity: 'high',
	standards: [],
	on: 'container',
	mentions: ['requests'],
	detect: (container) => {
		const requests = container.resources('requests');
		let problems: Problem[] | undefined;
		for (const name in requests) {
			const problem = misfit(container, name, requests[name]);
			if (problem) problems = [...(problems ?? []), problem];
		}
		return problems;
	},
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: train-model
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: train
          image: registry.example.com/train:0.8.0
          resources:
            requests:
              cpu: "2"
              memory: 8Gi
            limits:
              cpu: "4"
              memory: 4Gi
`,
			good: `apiVersion: batch/v1
kind: Job
metadata:
  name: train-model
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: train
          image: registry.example.com/train:0.8.0
          resources:
            requests:
              cpu: "2"
              memory: 4Gi
            limits:
              cpu: "4"
              memory: 4Gi
`,
		},
	],
});

// ValidateContainerResourceRequirements of kubernetes/pkg/apis/core/validation.
function misfit(container: ContainerView, name: string, written: unknown): Problem | undefined {
	const limitWritten = container.resources('limits')[name] ?? undefined;
	const [request, limit] = [parseQuantity(written), parseQuantity(limitWritten)];
	if (request === undefined || (limit === undefined && limitWritten !== undefined))
		return undefined;
	const isExact = !mayOvercommit(name);
	if (limit === undefined ? !isExact : isExact ? request === limit : request <= limit) {
		return undefined;
	}
	const path = container.at('resources', 'requests', name);
	const label = quote(name);
	if (limit === undefined) {
		const limitPath = container.at('resources', 'limits', name);
		return {
			path,
			message: text(
				`The request of ${label} needs a limit of the same amount`,
				`${label} 的 request 需要等量的 limit`,
			),
			fix: { safety: 'evidence', edits: [{ kind: 'set', path: limitPath, value: written }] },
		};
	}
	const [asked, most] = [quote(String(written)), quote(String(limitWritten))];
	return {
		path,
		message: isExact
			? text(
					`The request of ${label} is ${asked}, but must equal its limit ${most}`,
					`${label} 的 request 为 ${asked}，必须等于 limit ${most}`,
				)
			: text(
					`The request of ${label} is ${asked}, above its limit ${most}`,
					`${label} 的 request 为 ${asked}，高于 limit ${most}`,
				),
		// Nothing works now; right if the limit is the number that was meant.
		fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: limitWritten }] },
	};
}

/** Whether limits may be above requests: for Kubernetes' own resources except huge pages. */
function mayOvercommit(name: string): boolean {
	const isNative = !name.includes('/') || name.includes('kubernetes.io/');
	return isNative && !name.startsWith('hugepages-');
}
