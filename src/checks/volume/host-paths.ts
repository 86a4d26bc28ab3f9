import { asString } from '../../model/fields.ts';
import { type Text, text } from '../../model/text.ts';

/** What a container gets with a directory of its node. */
export type HostPlace = {
	/** `socket` talks to the runtime, `cloud` is a cloud login, `read` and `write` harm that way. */
	readonly kind: 'socket' | 'cloud' | 'read' | 'write';
	readonly what: Text;
};

/** What stands at a path of the node; undefined for a place that we know nothing bad of. */
export function hostPlace(path: unknown): HostPlace | undefined {
	const place = nodePath(path);
	if (place === undefined) return undefined;
	if (isSocketPlace(place)) return socket;
	if (isCloudPlace(place)) return cloud;
	if (harmless.some((known) => isWithin(place, known))) return undefined;
	return whole.get(place) ?? places.find(([known]) => isWithin(place, known))?.[1];
}

/** The runtime's own socket, for which `readOnly` changes nothing. */
export function isSocketFile(path: unknown): boolean {
	const place = nodePath(path);
	return place !== undefined && (sockets.has(place) || socketNames.has(baseName(place)));
}

/** Whether a path of the node is its log directory or lies above the logs of Pods. */
export function holdsLogs(path: unknown): boolean {
	const place = nodePath(path);
	return place !== undefined && (isWithin(place, '/var/log') || place === '/var' || place === '/');
}

/** A path in its shortest form; `/var/run` is `/run` on every node of our time. */
function nodePath(path: unknown): string | undefined {
	const raw = asString(path);
	if (!raw || raw.length > longestPath) return undefined;
	const steps = raw
		.replaceAll('\\', '/')
		.split('/')
		.filter((step) => step !== '' && step !== '.');
	const from = steps[0] === 'var' && steps[1] === 'run' ? 1 : 0;
	return `/${steps.slice(from).join('/')}`;
}

const longestPath = 4096;

function isWithin(path: string, directory: string): boolean {
	return path === directory || path.startsWith(`${directory}/`);
}

function baseName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function isSocketPlace(path: string): boolean {
	return sockets.has(path) || socketNames.has(baseName(path)) || socketParents.has(path);
}

function isCloudPlace(path: string): boolean {
	if (cloudFiles.some((known) => isWithin(path, known))) return true;
	const steps = path.split('/');
	return steps.some(
		(step, i) => cloudDirectories.has(step) || (step === 'gcloud' && steps[i - 1] === '.config'),
	);
}

const sockets: ReadonlySet<string> = new Set([
	'/run/docker.sock',
	'/run/docker/containerd/containerd.sock',
	'/run/containerd/containerd.sock',
	'/run/k3s/containerd/containerd.sock',
	'/run/crio/crio.sock',
	'/run/podman/podman.sock',
	'/run/cri-dockerd.sock',
	'/run/dockershim.sock',
	'/run/isulad.sock',
	'/run/nri/nri.sock',
	'/var/snap/microk8s/common/run/containerd.sock',
	'/pipe/docker_engine', // \\.\pipe\docker_engine of Windows
	'/pipe/containerd-containerd',
]);
/** Sockets that some distributions keep elsewhere. */
const socketNames: ReadonlySet<string> = new Set([
	'docker.sock',
	'containerd.sock',
	'crio.sock',
	'podman.sock',
	'cri-dockerd.sock',
]);
/** Directories above the sockets. `/` and `/var` hold so much more that `whole` names them. */
const socketParents: ReadonlySet<string> = new Set([
	'/run',
	'/run/docker',
	'/run/docker/containerd',
	'/run/containerd',
	'/run/k3s',
	'/run/k3s/containerd',
	'/run/crio',
	'/run/podman',
	'/run/nri',
	'/var/snap/microk8s/common/run',
]);

const cloudFiles = [
	'/etc/kubernetes/azure.json',
	'/etc/kubernetes/cloud-config',
	'/etc/kubernetes/cloud.conf',
	'/etc/gce.conf',
	'/var/lib/waagent',
	'/var/lib/cloud',
];
const cloudDirectories: ReadonlySet<string> = new Set([
	'.aws',
	'.azure',
	'.aliyun',
	'.hcloud',
	'.oci',
	'.tccli',
]);

/** Parts of sensitive directories that hold no secrets and are mounted by custom. */
const harmless = [
	'/etc/ca-certificates',
	'/etc/hostname',
	'/etc/hosts',
	'/etc/localtime',
	'/etc/machine-id',
	'/etc/os-release',
	'/etc/pki/ca-trust',
	'/etc/pki/tls/certs',
	'/etc/resolv.conf',
	'/etc/ssl/certs',
	'/etc/timezone',
];

function reads(en: string, zh: string): HostPlace {
	return { kind: 'read', what: text(en, zh) };
}

function writes(en: string, zh: string): HostPlace {
	return { kind: 'write', what: text(en, zh) };
}

const socket: HostPlace = {
	kind: 'socket',
	what: text("the container runtime's socket", '容器运行时套接字'),
};
const cloud: HostPlace = {
	kind: 'cloud',
	what: text("the node's cloud credentials", '节点的云凭据'),
};

const everything = reads('every file of the node', '节点上的所有文件');
const programs = writes("programs that the node's root runs", '节点 root 用户会执行的程序');
const volumesOfPods = reads('images and files of every container', '所有容器的镜像与文件');

/** Directories that are dangerous as a whole, while what lies below them is judged by itself. */
const whole: ReadonlyMap<string, HostPlace> = new Map([
	['/', everything],
	['/var', everything],
	['/var/lib', everything],
	['/dev', reads('every device of the node, its disks among them', '节点的所有设备，包括磁盘')],
	[
		'/var/lib/kubelet',
		reads('secrets and tokens of every Pod on the node', '节点上所有 Pod 的 Secret 与令牌'),
	],
	['/opt', programs],
	['/usr', programs],
	['/usr/local', programs],
]);

/** Directories that are dangerous with everything below them; the first that fits counts. */
const places: readonly (readonly [string, HostPlace])[] = [
	['/etc/kubernetes', reads('keys and static Pods of the cluster', '集群的密钥与静态 Pod')],
	[
		'/etc/cni',
		writes('the network plugin that the node runs as root', '节点以 root 执行的网络插件配置'),
	],
	[
		'/etc',
		reads('configuration, password hashes and keys of the node', '节点的配置、密码哈希与密钥'),
	],
	['/root', reads("the root user's keys and configuration", 'root 用户的密钥与配置')],
	['/home', reads("users' keys and configuration", '用户的密钥与配置')],
	['/proc', reads('processes and kernel settings of the node', '节点的进程与内核参数')],
	['/sys', writes('kernel settings and devices of the node', '节点的内核参数与设备')],
	['/var/lib/kubelet/pki', reads("the kubelet's keys", 'kubelet 的密钥')],
	[
		'/var/lib/kubelet/pods',
		reads('secrets and tokens of every Pod on the node', '节点上所有 Pod 的 Secret 与令牌'),
	],
	[
		'/var/lib/kubelet',
		reads("the kubelet's state and plug-in sockets", 'kubelet 的状态与插件套接字'),
	],
	[
		'/var/lib/etcd',
		reads('the whole state of the cluster, Secrets included', '集群的全部状态，包括 Secret'),
	],
	['/var/lib/rancher', reads('keys and state of the cluster', '集群的密钥与状态')],
	['/var/lib/docker', volumesOfPods],
	['/var/lib/containerd', volumesOfPods],
	['/var/lib/containers', volumesOfPods],
	['/run/systemd', writes("the node's service manager", '节点的服务管理器')],
	['/var/spool/cron', writes("the node's scheduled commands", '节点的定时任务')],
	['/boot', writes("the node's kernel", '节点的内核')],
	['/opt/cni', programs],
	['/usr/bin', programs],
	['/usr/sbin', programs],
	['/usr/lib', programs],
	['/usr/lib64', programs],
	['/usr/libexec', programs],
	['/usr/local/bin', programs],
	['/usr/local/sbin', programs],
	['/bin', programs],
	['/sbin', programs],
	['/lib', programs],
	['/lib64', programs],
];
