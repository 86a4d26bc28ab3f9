import { containerFacts } from '../../kube/evidence.ts';
import { PodView } from '../../kube/pod.ts';
import type { Edit, Fix } from '../../model/edit.ts';
import { asList } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { type Text, text } from '../../model/text.ts';
import { type Context, check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { contextPath, fixFor, type Owner, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container does not drop all capabilities', '容器没有丢弃全部 capability'),
	why: text(
		'Runtimes give root in a container up to 14 capabilities, such as NET_RAW to forge packets. Few programs need one of them, and each helps whoever breaks in.',
		'运行时默认授予容器内 root 最多 14 个 capability，例如可伪造数据包的 NET_RAW。程序很少需要它们，而每一个都可能被入侵者利用。',
	),
	mend: text(
		'Set `drop: [ALL]` and add back only what the program needs.',
		'设置 `drop: [ALL]`，再只添加程序确实需要的 capability。',
	),
	severity: 'medium',
	standards: [
		'pss:restricted',
		'cis:5.2.9',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('capabilities_restricted', pod, context, ({ at, path, value }) => {
			if (path.at(-1) !== 'drop') return undefined; // a capability that is added
			const owner = ownerAt(pod, path);
			return {
				message: message(owner),
				...fixFor(owner, fixOf(owner, context, dropAll(at, asList(value)))),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  selector:
    matchLabels:
      app: orders
  template:
    metadata:
      labels:
        app: orders
    spec:
      initContainers:
        - name: proxy
          image: registry.example.com/proxy:1.22.0
          restartPolicy: Always
          securityContext:
            capabilities:
              drop: [NET_RAW]
      containers:
        - name: orders
          image: registry.example.com/orders:9.0.3
          securityContext:
            allowPrivilegeEscalation: false
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  selector:
    matchLabels:
      app: orders
  template:
    metadata:
      labels:
        app: orders
    spec:
      initContainers:
        - name: proxy
          image: registry.example.com/proxy:1.22.0
          restartPolicy: Always
          securityContext:
            capabilities:
              drop: [NET_RAW, ALL]
      containers:
        - name: orders
          image: registry.example.com/orders:9.0.3
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: [ALL]
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: cache
      image: registry.example.com/cache:7.2.0
      securityContext:
        capabilities:
          drop: [all]
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: cache
spec:
  containers:
    - name: cache
      image: registry.example.com/cache:7.2.0
      securityContext:
        capabilities:
          drop: [ALL]
`,
		},
	],
});

function dropAll(path: Path, drop: readonly unknown[]): Edit {
	const small = drop.findIndex((name) => typeof name === 'string' && name.toUpperCase() === 'ALL');
	return small < 0
		? { kind: 'append', path, value: 'ALL' }
		: { kind: 'set', path: [...path, small], value: 'ALL' };
}

function message(owner: Owner | undefined): Text {
	if (owner === undefined || owner instanceof PodView) return missing;
	if (owner.capabilities.dropsAll) return inSmallLetters;
	if (owner.isPrivileged) return missing;
	const { size } = owner.capabilities.effective;
	return text(`The container keeps ${size} capabilities`, `容器保留了 ${size} 个 capability`);
}

const missing = text('drop does not list ALL', 'drop 中没有 ALL');
const inSmallLetters = text(
	'drop lists ALL in small letters, which Pod Security does not accept',
	'drop 中的 ALL 使用了小写，Pod Security 不接受',
);

/** Safe where it is known which capabilities the program uses: those are kept. */
function fixOf(owner: Owner | undefined, { settings }: Context, drop: Edit): Fix {
	const known =
		owner && !(owner instanceof PodView) ? containerFacts(owner, settings.evidence) : {};
	if (!owner || owner instanceof PodView || !known.capabilities) {
		return { safety: 'evidence', edits: [drop] };
	}
	const { add } = owner.capabilities;
	const kept = known.capabilities.filter((name) => !add.includes(name));
	const path = contextPath(owner, 'capabilities', 'add');
	return {
		safety: 'safe',
		edits: [drop, ...kept.map((value): Edit => ({ kind: 'append', path, value }))],
	};
}
