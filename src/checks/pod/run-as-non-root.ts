import { containerFacts } from '../../kube/evidence.ts';
import { type ContainerView, PodView } from '../../kube/pod.ts';
import type { Edit, Fix } from '../../model/edit.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Path } from '../../model/path.ts';
import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { contextPath, fixFor, isSet, type Owner, ownerAt } from './security-contexts.ts';

export default check({
	title: text('The container may run as root', '容器可能以 root 运行'),
	why: text(
		'Without `runAsNonRoot: true` the image decides, and most images run as root. Root in a container is root of the node, held back only by namespaces, capabilities and seccomp.',
		'未设置 `runAsNonRoot: true` 时由镜像决定用户，而多数镜像以 root 运行。容器内的 root 就是节点的 root，只靠命名空间、capability 和 seccomp 限制。',
	),
	mend: text(
		'Set `runAsNonRoot: true` on the Pod, and `runAsUser` where the image has no numeric user.',
		'在 Pod 上设置 `runAsNonRoot: true`；镜像没有数字形式的用户时再设置 `runAsUser`。',
	),
	severity: 'medium',
	standards: [
		'pss:restricted',
		'cis:5.2.7',
		'nsa:non-root-containers',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('runAsNonRoot', pod, context, ({ at, path, value }) => {
			const owner = ownerAt(pod, path);
			if (!owner) return {};
			const { evidence } = context.settings;
			const fix =
				value === false ? promise(concerned(owner), at, evidence) : setWhereUnset(owner, evidence);
			return {
				message: message(owner, value),
				// The user is set already; what is missing is the kubelet's check of it.
				...(concerned(owner).every(hasUser) && { severity: 'low' }),
				...(fix && fixFor(owner, fix)),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
spec:
  selector:
    matchLabels:
      app: storefront
  template:
    metadata:
      labels:
        app: storefront
    spec:
      containers:
        - name: web
          image: registry.example.com/storefront:5.2.0
        - name: metrics
          image: registry.example.com/exporter:1.3.1
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
spec:
  selector:
    matchLabels:
      app: storefront
  template:
    metadata:
      labels:
        app: storefront
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
        - name: web
          image: registry.example.com/storefront:5.2.0
        - name: metrics
          image: registry.example.com/exporter:1.3.1
`,
		},
		{
			bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: nightly-report
spec:
  schedule: 0 2 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          securityContext:
            runAsNonRoot: true
          containers:
            - name: report
              image: registry.example.com/report:2.8.3
              securityContext:
                runAsNonRoot: false
`,
			good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: nightly-report
spec:
  schedule: 0 2 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          securityContext:
            runAsNonRoot: true
          containers:
            - name: report
              image: registry.example.com/report:2.8.3
              securityContext:
                runAsNonRoot: true
`,
		},
	],
});

/** The containers for which an owner speaks: itself, or those that inherit from the Pod. */
function concerned(owner: Owner): readonly ContainerView[] {
	return owner instanceof PodView ? owner.containers.filter(inherits) : [owner];
}

function setWhereUnset(owner: Owner, evidence: Evidence): Fix | undefined {
	if (owner instanceof PodView) return undefined;
	const path = owner.at('securityContext', 'runAsNonRoot');
	return fixForAll(owner.pod, evidence) ?? promise([owner], path, evidence);
}

let last: { readonly pod: PodView; readonly fix: Fix | undefined } | undefined;

/** The fix on the Pod where it is right for every container; worked out once, as each of them asks. */
function fixForAll(pod: PodView, evidence: Evidence): Fix | undefined {
	if (last?.pod !== pod) {
		const isForAll = pod.containers.every((c) => inherits(c) && c.runAsUser !== 0);
		const path = contextPath(pod, 'runAsNonRoot');
		last = { pod, fix: isForAll ? promise(pod.containers, path, evidence) : undefined };
	}
	return last.fix;
}

/**
 * None where a container asks for user 0: the kubelet would refuse to start it. Safe where every user is
 * set, or known from evidence and then set as well.
 */
function promise(
	containers: readonly ContainerView[],
	path: Path,
	evidence: Evidence,
): Fix | undefined {
	if (containers.some(({ runAsUser }) => runAsUser === 0)) return undefined;
	const edits: Edit[] = [{ kind: 'set', path, value: true }];
	const unknown = containers.filter((container) => !hasUser(container));
	const users = unknown.map((container) => containerFacts(container, evidence).user ?? 0);
	// Every finding of the Pod carries all of the edits, so of many containers none is named.
	if (unknown.length > mostNamed || users.includes(0)) return { safety: 'evidence', edits };
	const named = unknown.map((container, index): Edit => {
		return { kind: 'set', path: contextPath(container, 'runAsUser'), value: users[index] };
	});
	return { safety: 'safe', edits: [...edits, ...named] };
}

const mostNamed = 50;

function inherits({ security }: ContainerView): boolean {
	return !isSet(security.runAsNonRoot);
}

function hasUser({ runAsUser }: ContainerView): boolean {
	return runAsUser !== undefined && runAsUser > 0;
}

function message(owner: Owner, value: unknown): Text {
	if (value !== false) return unset;
	const isOverride = !(owner instanceof PodView) && owner.pod.security.runAsNonRoot === true;
	return isOverride ? overridden : allowed;
}

const unset = text(
	'runAsNonRoot is set neither on the container nor on the Pod',
	'容器和 Pod 都没有设置 runAsNonRoot',
);
const overridden = text(
	'runAsNonRoot is false and overrides the true of the Pod',
	'runAsNonRoot 为 false，覆盖了 Pod 上的 true',
);
const allowed = text('runAsNonRoot is false', 'runAsNonRoot 为 false');
