import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import autoscalerBounds from './autoscaler-bounds.ts';
import autoscalerRange from './autoscaler-range.ts';
import autoscalerTarget from './autoscaler-target.ts';
import barePod from './bare-pod.ts';
import blockedAtMinimum from './blocked-at-minimum.ts';
import blockedEviction from './blocked-eviction.ts';
import cronSchedule from './cron-schedule.ts';
import disruptionBudget from './disruption-budget.ts';
import disruptionRule from './disruption-rule.ts';
import dnsOptions from './dns-options.ts';
import duplicateEnv from './duplicate-env.ts';
import finishedJob from './finished-job.ts';
import identicalProbes from './identical-probes.ts';
import livenessProbe from './liveness-probe.ts';
import missingConfig from './missing-config.ts';
import portName from './port-name.ts';
import preStop from './pre-stop.ts';
import probePort from './probe-port.ts';
import readinessProbe from './readiness-probe.ts';
import replicasWithAutoscaler from './replicas-with-autoscaler.ts';
import restartPolicy from './restart-policy.ts';
import rollingUpdate from './rolling-update.ts';
import selector from './selector.ts';
import servicePortName from './service-port-name.ts';
import singleReplica from './single-replica.ts';
import spread from './spread.ts';
import statefulService from './stateful-service.ts';
import unhealthyEviction from './unhealthy-eviction.ts';
import volumeClaim from './volume-claim.ts';

const meta = (name: string, namespace = 'shop') =>
	`metadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}`;
const object = (apiVersion: string, kind: string, spec: string, name = 'x', namespace = 'shop') =>
	`{apiVersion: ${apiVersion}, kind: ${kind}, ${meta(name, namespace)}, spec: {${spec}}}\n---\n`;
const pod = (spec: string, namespace = 'shop') => object('v1', 'Pod', spec, 'x', namespace);
const container = (fields: string) => pod(`containers: [{name: a, ${fields}}]`);
const template = 'template: {metadata: {labels: {app: x}}, spec: {containers: [{name: a}]}}';
const workload = (spec = '', kind = 'Deployment', namespace = 'shop') =>
	object('apps/v1', kind, `${spec}${spec && ', '}${template}`, 'x', namespace);

test.each([
	['livenessProbe: {httpGet: {port: web}}', ['livenessProbe.httpGet.port']],
	['startupProbe: {tcpSocket: {port: web}}', ['startupProbe.tcpSocket.port']],
	['readinessProbe: {httpGet: {port: http}}', []],
	['readinessProbe: {httpGet: {port: 9999}}', []],
	['readinessProbe: {httpGet: {port: "9999"}}', []],
	['readinessProbe: {grpc: {port: web}}', []],
	['lifecycle: {preStop: {httpGet: {port: web}}}', ['lifecycle.preStop.httpGet.port']],
	['livenessProbe: 3, lifecycle: [a]', []],
])('reliability/probe-port: %s', (fields, paths) => {
	const yaml = container(`ports: [{name: http, containerPort: 80}], ${fields}`);
	expect(problemPaths(probePort, yaml)).toEqual(paths.map((path) => `spec.containers[0].${path}`));
});

test('reliability/probe-port proposes a name only where there is one', () => {
	const probe = 'livenessProbe: {tcpSocket: {port: web}}';
	const fix = (ports: string) =>
		runCheck(probePort, container(`${probe}, ports: [${ports}]`))[0]?.fix;
	expect(fix('{name: http, containerPort: 80}')?.edits).toMatchObject([{ value: 'http' }]);
	expect(fix('{name: http}, {name: admin}')).toBe(undefined);
	expect(fix('{containerPort: 80}')).toBe(undefined);
});

const port = 'ports: [{containerPort: 80}]';
const probes = [livenessProbe, readinessProbe, preStop];
const found = (yaml: string) => probes.map((check) => problemPaths(check, yaml).length);

test.each([
	['a server', container(port), [1, 1, 1]],
	['no port', container('image: a'), [1, 0, 0]],
	['an init container', pod(`initContainers: [{name: a, ${port}}]`), [0, 0, 0]],
	['a sidecar', pod(`initContainers: [{name: a, ${port}, restartPolicy: Always}]`), [0, 0, 0]],
	['what runs once', pod(`restartPolicy: Never, containers: [{name: a, ${port}}]`), [0, 0, 0]],
	['a Job', object('batch/v1', 'Job', template.replace('name: a', `name: a, ${port}`)), [0, 0, 0]],
	['with a probe', container(`${port}, livenessProbe: {}, readinessProbe: {}`), [0, 0, 1]],
	['null is none', container(`${port}, livenessProbe: null`), [1, 1, 1]],
])('reliability/liveness-probe, readiness-probe and pre-stop: %s', (_, yaml, counts) => {
	expect(found(yaml)).toEqual(counts);
});

test.each([
	['a: 1, b: 2', 'b: 2, a: 1', 1],
	['a: 1', 'a: 1, b: 2', 0],
])('reliability/identical-probes: %s and %s', (a, b, count) => {
	const yaml = container(`livenessProbe: {${a}}, readinessProbe: {${b}}`);
	expect(problemPaths(identicalProbes, yaml)).toHaveLength(count);
});

test.each([
	['Deployment', 'apps/v1', 'OnFailure', 'safe'],
	['Deployment', 'apps/v1', 'Always', undefined],
	['Deployment', 'apps/v1', 'null', undefined],
	['Deployment', 'apps/v1', 'always', undefined],
	['DaemonSet', 'apps/v1', 'Never', 'safe'],
	['Job', 'batch/v1', 'null', 'evidence'],
	['Job', 'batch/v1', '""', 'evidence'],
	['Job', 'batch/v1', 'Always', 'evidence'],
	['Job', 'batch/v1', 'OnFailure', undefined],
	['Rollout', 'argoproj.io/v1alpha1', 'Never', undefined],
])('reliability/restart-policy: %s of %s with %s', (kind, apiVersion, policy, safety) => {
	const spec = `template: {spec: {restartPolicy: ${policy}, containers: [{name: a, image: b}]}}`;
	expect(runCheck(restartPolicy, object(apiVersion, kind, spec))[0]?.fix?.safety).toBe(safety);
});

test('reliability/restart-policy leaves Pods free', () => {
	expect(problemPaths(restartPolicy, pod('restartPolicy: Never'))).toEqual([]);
});

test.each([
	['{name: A, value: a}, {name: A, value: b}', [0], 'safe'],
	['{name: A, value: a}, {name: A}, {name: A}', [0, 1], 'safe'],
	['{name: A, value: a}, {name: B, value: $(A)}, {name: A, value: b}', [0], 'evidence'],
	['{name: A}, {name: a}', [], undefined],
	['{name: A}, null, {value: b}, {value: c}', [], undefined],
])('reliability/duplicate-env: %s', (env, indexes, safety) => {
	const problems = runCheck(duplicateEnv, container(`env: [${env}]`));
	expect(problems.map(({ path }) => path.at(-1))).toEqual(indexes);
	expect(problems[0]?.fix?.safety).toBe(safety);
});

test.each([
	['{name: http}, {name: http}', [1]],
	['{name: prometheus-metrics}', [0]],
	['{name: ""}, {containerPort: 80}, 3, null', []],
])('reliability/port-name: %s', (ports, indexes) => {
	const problems = runCheck(portName, container(`ports: [${ports}]`));
	expect(problems.map(({ path }) => path.at(-2))).toEqual(indexes);
});

test('two containers may name their ports alike', () => {
	const one = 'ports: [{name: http}]';
	expect(problemPaths(portName, pod(`containers: [{${one}}, {${one}}]`))).toEqual([]);
});

test.each([
	['{port: 80}', []],
	['{port: 80}, {port: 81, name: b}', ['spec.ports[0]']],
	['{name: a}, {name: a}', ['spec.ports[1].name']],
	['{name: prometheus-metrics}', []],
	['{name: A_b}', ['spec.ports[0].name']],
])('reliability/service-port-name: %s', (ports, paths) => {
	const yaml = object('v1', 'Service', `ports: [${ports}]`);
	expect(problemPaths(servicePortName, yaml)).toEqual(paths);
	const other = object('serving.knative.dev/v1', 'Service', `ports: [${ports}]`);
	expect(problemPaths(servicePortName, other)).toEqual([]);
});

test.each([
	['v1', 'restartPolicy: Always', '', 1],
	['v1', 'restartPolicy: Never', '', 0],
	['v1', '', 'ownerReferences: [{kind: ReplicaSet}]', 0],
	['v1', '', 'annotations: {helm.sh/hook: test}', 0],
	['v1', '', 'annotations: {kubernetes.io/config.mirror: a}', 0],
	['metal.example.com/v1', '', '', 0],
])('reliability/bare-pod: %s %s %s', (apiVersion, spec, metadata, count) => {
	const yaml = `{apiVersion: ${apiVersion}, kind: Pod, metadata: {${metadata}}, spec: {${spec}}}`;
	expect(problemPaths(barePod, yaml)).toHaveLength(count);
});

test.each([
	['', 1],
	['dnsPolicy: Default', 0],
	['hostNetwork: true', 0],
	['hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet', 1],
	['dnsConfig: {options: [{name: ndots, value: "1"}]}', 0],
	['dnsConfig: {options: [{name: timeout}]}', 1],
])('reliability/dns-options: %s', (spec, count) => {
	expect(problemPaths(dnsOptions, pod(spec))).toHaveLength(count);
});

const scale = (spec: string, target = '{kind: Deployment, name: x}', namespace = 'shop') =>
	object(
		'autoscaling/v2',
		'HorizontalPodAutoscaler',
		`${spec}${spec && ', '}scaleTargetRef: ${target}`,
		'scaler',
		namespace,
	);
const keda = object('keda.sh/v1alpha1', 'ScaledObject', 'scaleTargetRef: {name: x}', 'scaler');

test.each([
	['one', workload('replicas: 1'), 1, 0],
	['unset', workload(), 1, 0],
	['null', workload('replicas: null'), 1, 0],
	['switched off', workload('replicas: 0') + scale(''), 0, 0],
	['two', workload('replicas: 2'), 0, 0],
	['scaled', workload() + scale(''), 0, 0],
	['scaled by KEDA', workload() + keda, 0, 0],
	['both', workload('replicas: 3') + scale(''), 0, 1],
	['both, with KEDA', workload('replicas: 3') + keda, 0, 1],
	['scaled elsewhere', workload('replicas: 1') + scale('', undefined, 'other'), 1, 0],
	['an open namespace', workload('replicas: 3') + scale('', undefined, ''), 0, 1],
	['another kind', workload('replicas: 3') + scale('', '{kind: StatefulSet, name: x}'), 0, 0],
])('reliability/single-replica and replicas-with-autoscaler: %s', (_, yaml, single, both) => {
	expect(problemPaths(singleReplica, yaml)).toHaveLength(single);
	expect(problemPaths(replicasWithAutoscaler, yaml)).toHaveLength(both);
});

test.each([
	['minReplicas: 2, maxReplicas: 5', [], []],
	['minReplicas: 5, maxReplicas: 2', ['spec.minReplicas'], []],
	['maxReplicas: 0', ['spec.maxReplicas'], ['spec.minReplicas']],
	['maxReplicas: 5', [], ['spec.minReplicas']],
	['minReplicas: 0, maxReplicas: 5', [], []],
	['minReplicas: 4, maxReplicas: 4', [], ['spec.maxReplicas']],
	['minReplicas: "2"', [], ['spec.minReplicas']],
])('reliability/autoscaler-bounds and autoscaler-range: %s', (spec, bounds, range) => {
	expect(problemPaths(autoscalerBounds, scale(spec))).toEqual(bounds);
	expect(problemPaths(autoscalerRange, scale(spec))).toEqual(range);
});

const target = 'spec.scaleTargetRef.name';

test.each([
	['nothing else in the inputs', scale(''), []],
	['workloads of another namespace', scale('') + workload('', 'Deployment', 'other'), []],
	['the target', scale('') + workload(), []],
	['another name', scale('', '{kind: Deployment, name: other}') + workload(), [target]],
	['another kind', scale('') + workload('', 'StatefulSet'), [target]],
	['a kind that is not known here', scale('', '{kind: Broker, name: other}') + workload(), []],
	['KEDA takes a Deployment', keda + workload('', 'StatefulSet'), [target]],
	['a target of an open namespace', scale('') + workload('', 'Deployment', '') + pod(''), []],
])('reliability/autoscaler-target: %s', (_, yaml, paths) => {
	expect(problemPaths(autoscalerTarget, yaml)).toEqual(paths);
});

const budget = (rule: string, choice = '{matchLabels: {app: x}}', namespace = 'shop') =>
	object('policy/v1', 'PodDisruptionBudget', `${rule}, selector: ${choice}`, 'budget', namespace);

test.each([
	['maxUnavailable 0', budget('maxUnavailable: 0'), ['spec.maxUnavailable']],
	['maxUnavailable 0%', budget('maxUnavailable: 0%'), ['spec.maxUnavailable']],
	['a share rounds up', budget('maxUnavailable: 1%') + workload('replicas: 2'), []],
	['minAvailable 100%', budget('minAvailable: 100%'), ['spec.minAvailable']],
	[
		'as many as there are',
		budget('minAvailable: 2') + workload('replicas: 2'),
		['spec.minAvailable'],
	],
	['more', budget('minAvailable: 3') + workload('replicas: 2'), ['spec.minAvailable']],
	['fewer', budget('minAvailable: 1') + workload('replicas: 2'), []],
	['half of one', budget('minAvailable: 50%') + workload('replicas: 1'), ['spec.minAvailable']],
	['half of two', budget('minAvailable: 50%') + workload('replicas: 2'), []],
	['nothing known of the workload', budget('minAvailable: 2'), []],
	['replicas are left open', budget('minAvailable: 1') + workload(), []],
	['replicas are scaled', budget('minAvailable: 2') + workload('replicas: 2') + scale(''), []],
	['switched off', budget('minAvailable: 1') + workload('replicas: 0'), []],
	['a DaemonSet', budget('minAvailable: 1') + workload('', 'DaemonSet'), []],
	[
		'another namespace',
		budget('minAvailable: 2', undefined, 'other') + workload('replicas: 2'),
		[],
	],
	[
		'everything is chosen',
		budget('minAvailable: 2', '{}') + workload('replicas: 2'),
		['spec.minAvailable'],
	],
	['nothing is chosen', budget('minAvailable: 2', 'null') + workload('replicas: 2'), []],
	['both rules', budget('minAvailable: 1, maxUnavailable: 0'), []],
	['text that is no share', budget('minAvailable: lots'), []],
	['another API', budget('maxUnavailable: 0').replace('policy/v1', 'example.com/v1'), []],
])('reliability/blocked-eviction: %s', (_, yaml, paths) => {
	expect(problemPaths(blockedEviction, yaml)).toEqual(paths);
});

test.each([
	['minAvailable: 2', 'minReplicas: 2', 1],
	['minAvailable: 2', 'minReplicas: 3', 0],
	['minAvailable: 1', '', 1],
	['minAvailable: 50%', 'minReplicas: 1', 1],
	['minAvailable: 50%', 'minReplicas: 2', 0],
	['minAvailable: 0', 'minReplicas: 0', 0],
	['maxUnavailable: 1', 'minReplicas: 1', 0],
])('reliability/blocked-at-minimum: %s with %s', (rule, spec, count) => {
	const yaml = budget(rule) + workload() + scale(spec);
	expect(problemPaths(blockedAtMinimum, yaml)).toHaveLength(count);
});

test.each([
	['minAvailable: 1', 0, undefined],
	['maxUnavailable: 0', 0, undefined],
	['minAvailable: null', 1, 'value'],
	['minAvailable: 1, maxUnavailable: 1', 1, undefined],
])('reliability/disruption-rule: %s', (rule, count, safety) => {
	const problems = runCheck(disruptionRule, budget(rule));
	expect([problems.length, problems[0]?.fix?.safety]).toEqual([count, safety]);
});

test.each([
	['three replicas', workload('replicas: 3'), 1],
	['one replica', workload('replicas: 1'), 0],
	['scaled', workload() + scale(''), 1],
	['a budget', workload('replicas: 3') + budget('maxUnavailable: 1'), 0],
	[
		'a budget for others',
		workload('replicas: 3') + budget('maxUnavailable: 1', '{matchLabels: {app: other}}'),
		1,
	],
	['a DaemonSet', workload('', 'DaemonSet'), 0],
])('reliability/disruption-budget: %s', (_, yaml, count) => {
	expect(problemPaths(disruptionBudget, yaml)).toHaveLength(count);
});

test('reliability/unhealthy-eviction needs Kubernetes 1.27', () => {
	const yaml = budget('maxUnavailable: 1');
	expect(problemPaths(unhealthyEviction, yaml, { version: '1.26' })).toEqual([]);
	expect(problemPaths(unhealthyEviction, yaml, { version: '1.27' })).toHaveLength(1);
});

test.each([
	['Deployment', 'strategy: {type: Recreate}', '', 1],
	[
		'Deployment',
		'strategy: {type: Recreate}',
		', volumes: [{name: d, persistentVolumeClaim: {claimName: d}}]',
		0,
	],
	['Deployment', 'strategy: null', '', 0],
	['DaemonSet', 'updateStrategy: {type: OnDelete}', '', 1],
	['StatefulSet', 'updateStrategy: {type: RollingUpdate}', '', 0],
])('reliability/rolling-update: %s %s%s', (kind, strategy, volumes, count) => {
	const spec = `${strategy}, template: {spec: {containers: [{name: a}]${volumes}}}`;
	expect(problemPaths(rollingUpdate, object('apps/v1', kind, spec))).toHaveLength(count);
});

test.each([
	['replicas: 2', '', 1],
	['replicas: 1', '', 0],
	['replicas: 2', 'affinity: {podAntiAffinity: {}}', 0],
	['replicas: 2', 'affinity: {nodeAffinity: {}}', 1],
	['replicas: 2', 'topologySpreadConstraints: [{maxSkew: 1}]', 0],
	['replicas: 2', 'topologySpreadConstraints: []', 1],
])('reliability/spread: %s, %s', (replicas, fields, count) => {
	const spec = `${replicas}, template: {spec: {containers: [{name: a}]${fields && ', '}${fields}}}`;
	expect(problemPaths(spread, object('apps/v1', 'Deployment', spec))).toHaveLength(count);
});

test.each([
	['apps/v1', 'Deployment', '{matchLabels: {app: x}}', []],
	['apps/v1', 'Deployment', '{matchLabels: {app: other}}', ['spec.selector.matchLabels.app']],
	['apps/v1', 'Deployment', '{matchExpressions: [{key: app, operator: In, values: [x]}]}', []],
	[
		'apps/v1',
		'Deployment',
		'{matchExpressions: [{key: app, operator: DoesNotExist}]}',
		['spec.selector'],
	],
	['apps/v1', 'Deployment', '{matchExpressions: [{key: tier, operator: NotIn, values: [a]}]}', []],
	['apps/v1', 'Deployment', '{}', ['spec.selector']],
	['apps/v1', 'Deployment', 'null', []],
	['extensions/v1beta1', 'Deployment', '{matchLabels: {app: other}}', []],
	['batch/v1', 'Job', '{matchLabels: {app: other}}', []],
	[
		'batch/v1',
		'Job',
		'{matchLabels: {app: other}}, manualSelector: true',
		['spec.selector.matchLabels.app'],
	],
	['v1', 'ReplicationController', '{app: other}', ['spec.selector.app']],
	['v1', 'ReplicationController', '{app: x}', []],
	['v1', 'ReplicationController', '{}', []],
])('reliability/selector: %s %s %s', (apiVersion, kind, choice, paths) => {
	const yaml = object(apiVersion, kind, `selector: ${choice}, ${template}`);
	expect(problemPaths(selector, yaml)).toEqual(paths);
});

const cron = (schedule: string, kind = 'CronJob', apiVersion = 'batch/v1') =>
	object(apiVersion, kind, `schedule: ${schedule}`);

test.each([
	['"0 3 * * *"', '1.36', undefined],
	['"0 3 * *"', '1.36', 'high'],
	['"*/90 * * * *"', '1.36', 'low'],
	['"TZ=UTC 0 3 * * *"', '1.29', 'high'],
	['"TZ=UTC 0 3 * * *"', '1.28', 'low'],
	['5', '1.36', undefined],
	['null', '1.36', undefined],
])('reliability/cron-schedule: %s on %s', (schedule, version, severity) => {
	const [problem] = runCheck(cronSchedule, cron(schedule), { version });
	expect(problem && (problem.severity ?? cronSchedule.severity)).toBe(severity);
});

test('reliability/cron-schedule leaves other CronJobs alone', () => {
	expect(problemPaths(cronSchedule, cron('x', 'CronJob', 'example.com/v1'))).toEqual([]);
});

test.each([
	['Job', '', 'parallelism: 1', ['spec.ttlSecondsAfterFinished']],
	['Job', '', 'ttlSecondsAfterFinished: 0', []],
	['Job', 'annotations: {helm.sh/hook: pre-install}', 'parallelism: 1', []],
	['Job', 'ownerReferences: [{kind: CronJob}]', 'parallelism: 1', []],
	['CronJob', '', 'jobTemplate: {spec: {parallelism: 1}}', []],
	[
		'CronJob',
		'',
		'jobTemplate: {spec: {ttlSecondsAfterFinished: 60}}',
		['spec.jobTemplate.spec.ttlSecondsAfterFinished'],
	],
])('reliability/finished-job: %s %s %s', (kind, metadata, spec, paths) => {
	const yaml = `{apiVersion: batch/v1, kind: ${kind}, metadata: {${metadata}}, spec: {${spec}}}`;
	expect(problemPaths(finishedJob, yaml)).toEqual(paths);
});

const service = (spec: string, name = 'db', namespace = 'shop') =>
	object('v1', 'Service', spec, name, namespace);
const stateful = workload('serviceName: db', 'StatefulSet');

test.each([
	['no Services in the inputs', stateful, 0],
	['headless', stateful + service('clusterIP: None'), 0],
	['not headless', stateful + service('type: ClusterIP'), 1],
	['another name', stateful + service('clusterIP: None', 'web'), 1],
	['another namespace', stateful + service('', 'web', 'other'), 0],
	['no name', workload('', 'StatefulSet') + service(''), 0],
])('reliability/stateful-service: %s', (_, yaml, count) => {
	expect(problemPaths(statefulService, yaml)).toHaveLength(count);
});

const size = 'resources: {requests: {storage: 1Gi}}';
const modes = 'accessModes: [ReadWriteOnce]';

test.each([
	[`${modes}, ${size}`, []],
	[size, ['accessModes']],
	[`${modes}, resources: {limits: {storage: 1Gi}}`, ['resources.requests.storage']],
	[`${modes}, resources: {requests: {storage: 0}}`, ['resources.requests.storage']],
	[`accessModes: [ReadWriteOncePod, ReadWriteMany], ${size}`, ['accessModes']],
	['accessModes: ReadWriteOnce', ['accessModes', 'resources.requests.storage']],
])('reliability/volume-claim: %s', (spec, fields) => {
	const claim = object('v1', 'PersistentVolumeClaim', spec);
	expect(problemPaths(volumeClaim, claim)).toEqual(fields.map((field) => `spec.${field}`));
	const set = object('apps/v1', 'StatefulSet', `volumeClaimTemplates: [{spec: {${spec}}}]`);
	expect(problemPaths(volumeClaim, set)).toEqual(
		fields.map((field) => `spec.volumeClaimTemplates[0].spec.${field}`),
	);
});

const config = (data: string, name = 'c', kind = 'ConfigMap', namespace = 'shop') =>
	`{apiVersion: v1, kind: ${kind}, ${meta(name, namespace)}, ${data}}\n---\n`;
const from = (reference: string) =>
	container(`env: [{name: A, value: b}, {name: B, valueFrom: {${reference}}}]`);
const env = 'spec.containers[0].env[1].valueFrom';

test.each([
	['a key', from('configMapKeyRef: {name: c, key: k}') + config('data: {k: v}'), []],
	[
		'a missing key',
		from('configMapKeyRef: {name: c, key: x}') + config('data: {k: v}'),
		[`${env}.configMapKeyRef`],
	],
	[
		'a missing key that may be missing',
		from('configMapKeyRef: {name: c, key: x, optional: true}') + config('data: {k: v}'),
		[],
	],
	['binary data', from('configMapKeyRef: {name: c, key: k}') + config('binaryData: {k: dg==}'), []],
	[
		'an empty object is filled later',
		from('configMapKeyRef: {name: c, key: k}') + config('data: {}'),
		[],
	],
	[
		'a missing object',
		from('configMapKeyRef: {name: d, key: k}') + config('data: {k: v}'),
		[`${env}.configMapKeyRef`],
	],
	['no objects in the inputs', from('configMapKeyRef: {name: d, key: k}'), []],
	[
		'objects of the other kind',
		from('secretKeyRef: {name: d, key: k}') + config('data: {k: v}'),
		[],
	],
	[
		'objects of another namespace',
		from('configMapKeyRef: {name: d, key: k}') + config('data: {k: v}', 'c', 'ConfigMap', 'other'),
		[],
	],
	[
		'an object of an open namespace',
		from('configMapKeyRef: {name: c, key: k}') + config('data: {k: v}', 'c', 'ConfigMap', ''),
		[],
	],
	[
		'stringData',
		from('secretKeyRef: {name: s, key: k}') + config('stringData: {k: v}', 's', 'Secret'),
		[],
	],
	[
		'the root certificate',
		from('configMapKeyRef: {name: kube-root-ca.crt, key: ca.crt}') + config('data: {k: v}'),
		[],
	],
	[
		'envFrom',
		container('envFrom: [{secretRef: {name: t}}]') + config('data: {}', 's', 'Secret'),
		['spec.containers[0].envFrom[0].secretRef'],
	],
	[
		'a volume',
		pod('volumes: [{name: v, secret: {secretName: s, items: [{key: x, path: p}]}}]') +
			config('data: {k: dg==}', 's', 'Secret'),
		['spec.volumes[0].secret'],
	],
	[
		'a projected volume',
		pod(
			'volumes: [{name: v, projected: {sources: [{configMap: {name: d}}, {secret: {name: s}}]}}]',
		) + config('data: {k: v}'),
		['spec.volumes[0].projected.sources[0].configMap'],
	],
	[
		'a certificate makes its Secret',
		from('secretKeyRef: {name: tls, key: tls.key}') +
			object('cert-manager.io/v1', 'Certificate', 'secretName: tls') +
			config('data: {}', 's', 'Secret'),
		[],
	],
	[
		'a sealed Secret',
		from('secretKeyRef: {name: x, key: k}') + object('bitnami.com/v1alpha1', 'SealedSecret', ''),
		[],
	],
])('reliability/missing-config: %s', (_, yaml, paths) => {
	expect(problemPaths(missingConfig, yaml)).toEqual(paths);
});
