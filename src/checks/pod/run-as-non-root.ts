import { containerFacts } from '../../kube/evidence.ts';
import { type ContainerView, PodView } from '../../kube/pod.ts';
import type { Edit, Fix } from '../../model/edit.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import { type Text, text } from '../../model/text.ts';
import { type Context, check } from '../define.ts';
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
			const fix = value === false ? setTrue(owner, at) : setWhereUnset(owner);
			return {
				message: message(owner, value),
				// The user is set already; what is missing is the kubelet's check of it.
				...(concerned(owner).every(hasUser) && { severity: 'low' }),
				...(fix && fixFor(owner, borneOut(fix, owner, context))),
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

function setWhereUnset(owner: Owner): Fix | undefined {
	if (owner instanceof PodView) return undefined;
	return fixForAll(owner.pod) ?? promise([owner], owner.at('securityContext', 'runAsNonRoot'));
}

/** The fix on the Pod where it is right for every container; worked out once, as each of them asks. */
const fixForAll = rememberLast((pod: PodView): Fix | undefined => {
	const isForAll = pod.containers.every((c) => inherits(c) && c.runAsUser !== 0);
	return isForAll ? promise(pod.containers, contextPath(pod, 'runAsNonRoot')) : undefined;
});

function setTrue(owner: Owner, path: Path): Fix | undefined {
	return promise(concerned(owner), path);
}

/** None where a container asks for user 0: the kubelet would refuse to start it. */
function promise(containers: readonly ContainerView[], path: Path): Fix | undefined {
	if (containers.some(({ runAsUser }) => runAsUser === 0)) return undefined;
	const safety = containers.every(hasUser) ? 'safe' : 'evidence';
	return { safety, edits: [{ kind: 'set', path, value: true }] };
}

/** Safe where every program is known to run as a user that is not root, which the fix names as well. */
function borneOut(fix: Fix, owner: Owner, { settings }: Context): Fix {
	if (fix.safety === 'safe') return fix;
	const unknown = concernedBy(owner).filter((container) => !hasUser(container));
	const users = unknown.map((container) => containerFacts(container, settings.evidence).user ?? 0);
	if (!users.every((user) => user > 0)) return fix;
	const named = unknown.map((container, index): Edit => {
		const path = contextPath(container, 'runAsUser');
		return { kind: 'set', path, value: users[index] };
	});
	return { safety: 'safe', edits: [...fix.edits, ...named] };
}

/** The containers that the fix for an owner may concern: it may be made on the Pod, for all. */
function concernedBy(owner: Owner): readonly ContainerView[] {
	return owner instanceof PodView ? owner.containers : owner.pod.containers;
}

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
