import { describe, expect, it } from 'vitest';
import { renderPath } from '../../model/path.ts';
import { parseVersion } from '../../model/version.ts';
import type { ControlId, PodLike } from './control.ts';
import { violations } from './violations.ts';

// What upstream's fixtures leave out; those are run by test/conformance/pod-security.ts.

describe('every kind of container is looked at', () => {
	const bad = { name: 'c', securityContext: { privileged: true } };
	cases('privileged', '1.37', { initContainers: [bad] }, [
		['spec.initContainers[0].securityContext.privileged', true, 'c'],
	]);
	cases('privileged', '1.37', { containers: [{}, bad] }, [
		['spec.containers[1].securityContext.privileged', true, 'c'],
	]);
	cases('privileged', '1.37', { ephemeralContainers: [bad] }, [
		['spec.ephemeralContainers[0].securityContext.privileged', true, 'c'],
	]);
	cases('runAsNonRoot', '1.37', { ephemeralContainers: [{ name: 'debugger' }] }, [
		['spec.ephemeralContainers[0].securityContext.runAsNonRoot', undefined, 'debugger'],
	]);
});

describe('appArmorProfile reads fields and annotations at every version', () => {
	const field = (type: unknown) => ({ securityContext: { appArmorProfile: { type } } });
	const key = 'container.apparmor.security.beta.kubernetes.io/c';
	const annotation = (value: unknown) => ({ metadata: { annotations: { [key]: value } } });
	cases('appArmorProfile', '1.37', field('RuntimeDefault'), []);
	cases('appArmorProfile', '1.37', field('Localhost'), []);
	cases('appArmorProfile', '1.0', field('Unconfined'), [
		['spec.securityContext.appArmorProfile.type', 'Unconfined'],
	]);
	cases('appArmorProfile', '1.37', field(undefined), [
		['spec.securityContext.appArmorProfile.type', undefined],
	]);
	cases('appArmorProfile', '1.37', { containers: [{ name: 'c', ...field('Unconfined') }] }, [
		['spec.containers[0].securityContext.appArmorProfile.type', 'Unconfined', 'c'],
	]);
	cases('appArmorProfile', '1.37', { securityContext: { appArmorProfile: null } }, []);
	cases('appArmorProfile', '1.37', annotation('runtime/default'), []);
	cases('appArmorProfile', '1.37', annotation('localhost/mine'), []);
	cases('appArmorProfile', '1.37', annotation(''), []);
	cases('appArmorProfile', '1.37', annotation(false), []);
	cases('appArmorProfile', '1.37', annotation('unconfined'), [
		[`metadata.annotations["${key}"]`, 'unconfined', 'c'],
	]);
});

describe('seLinuxOptions knows container_engine_t from 1.31', () => {
	const options = (seLinuxOptions: unknown) => ({ securityContext: { seLinuxOptions } });
	cases('seLinuxOptions', '1.30', options({ type: 'container_engine_t' }), [
		['spec.securityContext.seLinuxOptions.type', 'container_engine_t'],
	]);
	cases('seLinuxOptions', '1.31', options({ type: 'container_engine_t' }), []);
	cases('seLinuxOptions', '1.31', options({ type: '', user: '', role: '', level: 's0' }), []);
	cases('seLinuxOptions', '1.31', options({ type: 'spc_t', user: 'u', role: 'r' }), [
		['spec.securityContext.seLinuxOptions.type', 'spc_t'],
		['spec.securityContext.seLinuxOptions.user', 'u'],
		['spec.securityContext.seLinuxOptions.role', 'r'],
	]);
});

describe('restrictedVolumes', () => {
	const volume = (source: object) => ({ volumes: [{ name: 'v', ...source }] });
	cases('restrictedVolumes', '1.37', volume({ csi: { driver: 'd' } }), []);
	cases('restrictedVolumes', '1.37', volume({ ephemeral: {} }), []);
	cases('restrictedVolumes', '1.37', volume({ image: { reference: 'r' } }), []);
	cases('restrictedVolumes', '1.37', volume({}), []);
	cases('restrictedVolumes', '1.37', volume({ hostPath: null }), []);
	cases('restrictedVolumes', '1.37', volume({ hostPath: '/etc' }), []);
	cases('restrictedVolumes', '1.0', volume({ nfs: {} }), [['spec.volumes[0].nfs', {}]]);
	cases('restrictedVolumes', '1.37', volume({ notYetKnown: {} }), [
		['spec.volumes[0].notYetKnown', {}],
	]);
	cases('restrictedVolumes', '1.37', volume({ emptyDir: {}, hostPath: { path: '/' } }), [
		['spec.volumes[0].hostPath', { path: '/' }],
	]);
	cases('hostPathVolumes', '1.37', volume({ hostPath: {} }), [['spec.volumes[0].hostPath', {}]]);
});

describe('Windows is exempt from Linux controls from 1.25', () => {
	const pod = { os: { name: 'windows' }, containers: [{ name: 'c' }] };
	const at = 'spec.containers[0].securityContext';
	const path = {
		allowPrivilegeEscalation: `${at}.allowPrivilegeEscalation`,
		capabilities_restricted: `${at}.capabilities.drop`,
		seccompProfile_restricted: `${at}.seccompProfile.type`,
	};
	for (const id of Object.keys(path) as (keyof typeof path)[]) {
		cases(id, '1.24', pod, [[path[id], undefined, 'c']]);
		cases(id, '1.25', pod, []);
		cases(id, '1.28', pod, []);
		cases(id, '1.37', pod, []);
		cases(id, '1.37', { ...pod, os: { name: 'linux' } }, [[path[id], undefined, 'c']]);
	}
	cases('runAsNonRoot', '1.37', pod, [[`${at}.runAsNonRoot`, undefined, 'c']]);
});

describe('a user namespace relaxes from 1.35', () => {
	const at = 'spec.containers[0].securityContext';
	const securityContext = { runAsUser: 0, runAsNonRoot: false, procMount: 'Unmasked' };
	const pod = { hostUsers: false, containers: [{ securityContext }] };
	cases('runAsUser', '1.22', pod, []);
	cases('runAsUser', '1.23', pod, [[`${at}.runAsUser`, 0]]);
	cases('runAsUser', '1.34', pod, [[`${at}.runAsUser`, 0]]);
	cases('runAsUser', '1.35', pod, []);
	cases('runAsNonRoot', '1.34', pod, [[`${at}.runAsNonRoot`, false]]);
	cases('runAsNonRoot', '1.35', pod, []);
	cases('procMount', '1.34', pod, [[`${at}.procMount`, 'Unmasked']]);
	cases('procMount', '1.35', pod, []);
	cases('procMount_restricted', '1.34', pod, []);
	cases('procMount_restricted', '1.35', pod, [[`${at}.procMount`, 'Unmasked']]);
	cases('runAsUser', '1.35', { ...pod, hostUsers: true }, [[`${at}.runAsUser`, 0]]);
	cases('runAsUser', '1.35', { ...pod, hostUsers: null }, [[`${at}.runAsUser`, 0]]);
});

describe('runAsNonRoot: container before Pod', () => {
	const pod = (own: unknown, ...containers: unknown[]) => ({
		securityContext: { runAsNonRoot: own },
		containers: containers.map((runAsNonRoot) => ({ securityContext: { runAsNonRoot } })),
	});
	const ofPod = 'spec.securityContext.runAsNonRoot';
	const first = 'spec.containers[0].securityContext.runAsNonRoot';
	cases('runAsNonRoot', '1.37', pod(true, undefined), []);
	cases('runAsNonRoot', '1.37', pod(undefined, true, true), []);
	cases('runAsNonRoot', '1.37', pod(undefined, undefined, true), [[first, undefined]]);
	cases('runAsNonRoot', '1.37', pod(true, false), [[first, false]]);
	cases('runAsNonRoot', '1.37', pod(false, true), [[ofPod, false]]);
	cases('runAsNonRoot', '1.37', pod(false, undefined), [[ofPod, false]]);
	cases('runAsNonRoot', '1.37', pod(undefined), []);
});

describe('seccompProfile_restricted: container before Pod', () => {
	const profile = (type: unknown) => ({ securityContext: { seccompProfile: { type } } });
	const ofPod = 'spec.securityContext.seccompProfile.type';
	const first = 'spec.containers[0].securityContext.seccompProfile.type';
	const good = profile('Localhost');
	const bad = profile('Unconfined');
	cases('seccompProfile_restricted', '1.37', { ...good, containers: [{}] }, []);
	cases('seccompProfile_restricted', '1.37', { containers: [good] }, []);
	cases('seccompProfile_restricted', '1.37', { containers: [{}, good] }, [[first, undefined]]);
	cases('seccompProfile_restricted', '1.37', { ...good, containers: [bad] }, [
		[first, 'Unconfined'],
	]);
	cases('seccompProfile_restricted', '1.37', { ...bad, containers: [{}] }, [[ofPod, 'Unconfined']]);
	cases('seccompProfile_restricted', '1.37', { ...profile(undefined), containers: [good] }, [
		[ofPod, undefined],
	]);
});

describe('seccompProfile_baseline: annotations until 1.18', () => {
	const pod = { containers: [{ name: 'a' }] };
	const key = 'container.seccomp.security.alpha.kubernetes.io/';
	const annotated = (name: string, value: unknown) => ({
		...pod,
		metadata: { annotations: { [name]: value } },
	});
	cases('seccompProfile_baseline', '1.18', annotated(`${key}a`, 'unconfined'), [
		[`metadata.annotations["${key}a"]`, 'unconfined', 'a'],
	]);
	cases('seccompProfile_baseline', '1.18', annotated(`${key}a`, ''), [
		[`metadata.annotations["${key}a"]`, '', 'a'],
	]);
	cases('seccompProfile_baseline', '1.18', annotated(`${key}b`, 'unconfined'), []);
	cases('seccompProfile_baseline', '1.18', annotated(`${key}a`, 'docker/default'), []);
	cases('seccompProfile_baseline', '1.18', annotated(`${key}a`, 0), []);
	cases('seccompProfile_baseline', '1.19', annotated(`${key}a`, 'unconfined'), []);
});

describe('capabilities_restricted tells what is kept from what is added', () => {
	const pod = (capabilities: unknown) => ({ containers: [{ securityContext: { capabilities } }] });
	const at = 'spec.containers[0].securityContext.capabilities';
	cases('capabilities_restricted', '1.37', pod({ drop: ['ALL'], add: ['NET_BIND_SERVICE'] }), []);
	cases('capabilities_restricted', '1.37', pod({ drop: ['all'] }), [[`${at}.drop`, ['all']]]);
	cases('capabilities_restricted', '1.37', pod({ drop: ['ALL'], add: ['CHOWN'] }), [
		[`${at}.add[0]`, 'CHOWN'],
	]);
	cases('capabilities_restricted', '1.37', pod({ add: ['NET_BIND_SERVICE', 'KILL'] }), [
		[`${at}.drop`, undefined],
		[`${at}.add[1]`, 'KILL'],
	]);
	cases('capabilities_restricted', '1.21', pod({}), []);
	cases('capabilities_baseline', '1.0', pod({ add: ['KILL', 'NET_RAW', null] }), [
		[`${at}.add[1]`, 'NET_RAW'],
		[`${at}.add[2]`, null],
	]);
});

describe('hostProbesAndHostLifecycle starts at 1.34', () => {
	const container = (fields: object) => ({ containers: [fields] });
	const probe = { httpGet: { host: '10.0.0.1' } };
	const hook = { preStop: { tcpSocket: { host: 'db' } } };
	cases('hostProbesAndHostLifecycle', '1.33', container({ livenessProbe: probe }), []);
	cases('hostProbesAndHostLifecycle', '1.34', container({ livenessProbe: probe }), [
		['spec.containers[0].livenessProbe.httpGet.host', '10.0.0.1'],
	]);
	cases('hostProbesAndHostLifecycle', '1.34', container({ startupProbe: probe, lifecycle: hook }), [
		['spec.containers[0].startupProbe.httpGet.host', '10.0.0.1'],
		['spec.containers[0].lifecycle.preStop.tcpSocket.host', 'db'],
	]);
	const empty = { httpGet: { host: '' }, tcpSocket: { host: null }, exec: { host: 'x' } };
	cases('hostProbesAndHostLifecycle', '1.34', container({ readinessProbe: empty }), []);
});

describe('sysctls grow with the versions', () => {
	const since = {
		'net.ipv4.tcp_syncookies': ['1.0', undefined],
		'net.ipv4.ip_local_reserved_ports': ['1.27', '1.26'],
		'net.ipv4.tcp_keepalive_time': ['1.29', '1.28'],
		'net.ipv4.tcp_fin_timeout': ['1.29', '1.28'],
		'net.ipv4.tcp_keepalive_intvl': ['1.29', '1.28'],
		'net.ipv4.tcp_keepalive_probes': ['1.29', '1.28'],
		'net.ipv4.tcp_rmem': ['1.32', '1.31'],
		'net.ipv4.tcp_wmem': ['1.32', '1.31'],
		'net.ipv4.tcp_slow_start_after_idle': ['1.37', '1.36'],
		'net.ipv4.tcp_notsent_lowat': ['1.37', '1.36'],
	} as const;
	const pod = (name: unknown) => ({ securityContext: { sysctls: [{ name, value: '1' }] } });
	const at = 'spec.securityContext.sysctls[0].name';
	for (const [name, [from, before]] of Object.entries(since)) {
		cases('sysctls', from, pod(name), []);
		cases('sysctls', '1.37', pod(name), []);
		if (before !== undefined) cases('sysctls', before, pod(name), [[at, name]]);
	}
	cases('sysctls', '1.37', pod('kernel.msgmax'), [[at, 'kernel.msgmax']]);
	cases('sysctls', '1.37', pod(null), [[at, undefined]]);
});

describe('null and wrong types count as unset', () => {
	cases('hostNamespaces', '1.37', { hostNetwork: 'true', hostPID: 1, hostIPC: null }, []);
	cases('hostNamespaces', '1.37', { hostPID: true, hostIPC: true }, [
		['spec.hostPID', true],
		['spec.hostIPC', true],
	]);
	cases(
		'hostPorts',
		'1.37',
		{ containers: [{ ports: [{ hostPort: '80' }, null, { hostPort: 0 }] }] },
		[],
	);
	cases('hostPorts', '1.37', { containers: [{ ports: [{}, { hostPort: 80 }] }] }, [
		['spec.containers[0].ports[1].hostPort', 80],
	]);
	cases('privileged', '1.37', { containers: 'x', initContainers: [null, 3, ['x']] }, []);
	cases('allowPrivilegeEscalation', '1.37', { containers: [null] }, [
		['spec.containers[0].securityContext.allowPrivilegeEscalation', undefined],
	]);
	cases('allowPrivilegeEscalation', '1.7', { containers: [null] }, []);
	cases('runAsUser', '1.37', { securityContext: { runAsUser: '0' }, containers: [{}] }, []);
	cases('procMount', '1.37', { containers: [{ securityContext: { procMount: null } }] }, []);
	cases('windowsHostProcess', '1.37', { securityContext: { windowsOptions: [] } }, []);
	cases('privileged', '1.37', JSON.parse('{"__proto__":{"hostPID":true}}'), []);
});

it('clamps versions to those that it knows', () => {
	const sysctls = [{ name: 'net.ipv4.tcp_notsent_lowat' }];
	const pod = podOf({ hostPID: true, securityContext: { sysctls } });
	expect(violations('sysctls', pod)).toEqual([]);
	expect(violations('sysctls', pod, { major: 1, minor: 99 })).toEqual([]);
	expect(violations('sysctls', pod, { major: 2, minor: 0 })).toEqual([]);
	expect(violations('sysctls', pod, { major: 1, minor: 36 })).toHaveLength(1);
	expect(violations('hostNamespaces', pod, { major: 0, minor: 9 })).toHaveLength(1);
});

type Told = readonly [path: string, value: unknown, container?: string];

/** `fields` are those of the spec, and `metadata`. */
function cases(id: ControlId, version: string, fields: object, expected: readonly Told[]): void {
	it(`${id} at ${version}: ${JSON.stringify(fields)}`, () => {
		const found = violations(id, podOf(fields), parseVersion(version));
		const told = found.map(({ path, value, container }): Told => {
			const place = renderPath(path);
			return container === undefined ? [place, value] : [place, value, container];
		});
		expect(told).toEqual(expected);
	});
}

function podOf(fields: object): PodLike {
	const { metadata = {}, ...spec } = fields as { metadata?: PodLike['metadata'] };
	return { metadata, spec };
}
