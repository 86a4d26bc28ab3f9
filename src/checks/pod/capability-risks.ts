import { defaultCapabilities } from '../../kube/capabilities.ts';
import type { Severity } from '../../model/severity.ts';
import { type Text, text } from '../../model/text.ts';

/** What a capability beyond the default set allows, and how much that matters. */
export type CapabilityRisk = { readonly severity: Severity; readonly allows: Text };

/** The risk of a capability that Pod Security baseline does not let a container add. */
export function capabilityRisk(name: string): CapabilityRisk {
	return risks.get(name) ?? other;
}

/** What baseline lets a container add: the runtime's default set without NET_RAW. */
export function isHarmlessToAdd(name: unknown): boolean {
	return name !== 'NET_RAW' && typeof name === 'string' && defaultCapabilities.has(name);
}

const other: CapabilityRisk = {
	severity: 'high',
	allows: text('more of the kernel than programs need', '使用超出普通程序所需的内核功能'),
};

const risks = new Map<string, CapabilityRisk>([
	risk('ALL', 'critical', 'everything that root of the node may do', '节点 root 的全部权限'),
	risk(
		'SYS_ADMIN',
		'critical',
		'mounts, namespaces and most ways out',
		'挂载、命名空间及多数逃逸手段',
	),
	risk('SYS_MODULE', 'critical', 'loading code into the kernel', '向内核加载代码'),
	risk('SYS_RAWIO', 'critical', 'raw access to memory and devices', '直接访问内存和设备'),
	risk('DAC_READ_SEARCH', 'critical', 'reading any file of the node', '读取节点上的任意文件'),
	risk('SYS_PTRACE', 'high', 'reading and steering other processes', '读取并控制其他进程'),
	risk('BPF', 'high', 'loading eBPF programs into the kernel', '向内核加载 eBPF 程序'),
	risk('PERFMON', 'high', 'observing every process of the node', '观察节点上的所有进程'),
	risk(
		'NET_ADMIN',
		'high',
		'changing routes, firewall and interfaces',
		'修改路由、防火墙和网络接口',
	),
	risk(
		'NET_RAW',
		'high',
		'forging packets and answers on the Pod network',
		'在 Pod 网络中伪造数据包和应答',
	),
	risk('SYS_BOOT', 'high', 'restarting the node or loading a kernel', '重启节点或加载新内核'),
	risk('SYS_TIME', 'high', 'setting the clock of the node', '修改节点时钟'),
	risk('SYSLOG', 'high', 'reading kernel messages and addresses', '读取内核日志和内核地址'),
	risk('MAC_ADMIN', 'high', 'changing AppArmor or SELinux policy', '修改 AppArmor 或 SELinux 策略'),
	risk('MAC_OVERRIDE', 'high', 'ignoring mandatory access control', '绕过强制访问控制'),
	risk(
		'CHECKPOINT_RESTORE',
		'high',
		'choosing process ids and reading others',
		'指定进程号并读取其他进程',
	),
	risk('SYS_RESOURCE', 'medium', 'exceeding resource limits', '突破资源限制'),
	risk('SYS_NICE', 'medium', 'taking CPU time from other containers', '抢占其他容器的 CPU 时间'),
	risk('IPC_LOCK', 'medium', 'locking memory beyond the limit', '超出限制锁定内存'),
	risk('LEASE', 'medium', 'leases on files of others', '对他人文件设置租约'),
	risk('WAKE_ALARM', 'medium', 'waking the node', '唤醒节点'),
	risk('BLOCK_SUSPEND', 'medium', 'keeping the node awake', '阻止节点休眠'),
	risk('NET_BROADCAST', 'medium', 'broadcasts on the Pod network', '在 Pod 网络中广播'),
]);

function risk(
	name: string,
	severity: Severity,
	allows: string,
	allowsZh: string,
): [string, CapabilityRisk] {
	return [name, { severity, allows: text(allows, allowsZh) }];
}
