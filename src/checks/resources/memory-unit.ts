import type { ContainerView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import type { Which } from './amounts.ts';

export default check({
	title: text('An amount of memory or storage has the wrong unit', '内存或存储数量的单位有误'),
	why: text(
		'In Kubernetes m means a thousandth and no unit means bytes: `512m` of memory is half a byte. As a limit it keeps the container from starting, as a request it reserves nothing.',
		'在 Kubernetes 中 m 表示千分之一，不写单位表示字节：内存 `512m` 仅为半个字节。作为 limit 会使容器无法启动，作为 request 则等于没有预留。',
	),
	mend: text('Write the unit: `512Mi` or `1Gi`.', '写明单位：`512Mi` 或 `1Gi`。'),
	severity: 'medium',
	standards: ['nsa:resource-policies'],
	on: 'container',
	mentions: ['resources'],
	detect: (container) => {
		const resources = container.fields.resources;
		if (resources === undefined || resources === null) return undefined;
		let problems: Problem[] | undefined;
		for (const which of ['requests', 'limits'] as const) {
			for (const name of ['memory', 'ephemeral-storage'] as const) {
				const problem = misread(container, which, name);
				if (problem) problems = [...(problems ?? []), problem];
			}
		}
		return problems;
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
          image: registry.example.com/mailer:2.2.0
          resources:
            requests:
              cpu: 100m
              memory: 256m
            limits:
              memory: 512
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
          image: registry.example.com/mailer:2.2.0
          resources:
            requests:
              cpu: 100m
              memory: 256Mi
            limits:
              memory: 512Mi
`,
		},
	],
});

/** No container starts with less memory; requests may be small on purpose. */
const leastMemory = 2 ** 20;

function misread(
	container: ContainerView,
	which: Which,
	name: 'memory' | 'ephemeral-storage',
): Problem | undefined {
	const written = container.resources(which)[name];
	const bytes = parseQuantity(written);
	if (!bytes || bytes < 0) return undefined; // absent, no quantity, or zero: other checks
	const amount = String(written).trim();
	const isMilli = amount.endsWith('m');
	if (!isMilli && !(which === 'limits' && name === 'memory' && bytes < leastMemory)) {
		return undefined;
	}
	const path = container.at('resources', which, name);
	const digits = isMilli ? amount.slice(0, -1) : amount;
	const isPlain = Number(digits) > 0 && Number(digits) <= 65_536;
	const [found, place] = [quote(amount), `${which}.${name}`];
	return {
		path,
		message: isMilli
			? text(
					`${place} is ${found}, thousandths of a byte`,
					`${place} 为 ${found}，单位是千分之一字节`,
				)
			: text(
					`${place} is ${found}, too little for any program to start`,
					`${place} 为 ${found}，任何程序都无法启动`,
				),
		// MiB is what is meant most often.
		...(isPlain && {
			fix: { safety: 'value', edits: [{ kind: 'set', path, value: `${digits}Mi` }] },
		}),
	};
}
