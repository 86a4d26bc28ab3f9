/**
 * System calls by which an ordinary process reaches code of the kernel where bugs were found again and
 * again, or a user namespace and with it every capability there. Since Linux 4.8 `ptrace` and
 * `process_vm_*` obey the filter, so they are none of these.
 */
export const openCalls: ReadonlySet<string> = new Set([
	'unshare',
	'bpf',
	'perf_event_open',
	'userfaultfd',
	'io_uring_setup',
	'io_uring_enter',
	'io_uring_register',
	'keyctl',
	'add_key',
	'request_key',
]);

/** System calls that take a capability as well. */
export const guardedCalls: ReadonlySet<string> = new Set([
	'mount',
	'umount',
	'umount2',
	'pivot_root',
	'open_tree',
	'move_mount',
	'mount_setattr',
	'fsopen',
	'fsconfig',
	'fsmount',
	'fspick',
	'setns',
	'open_by_handle_at',
	'init_module',
	'finit_module',
	'delete_module',
	'create_module',
	'kexec_load',
	'kexec_file_load',
	'reboot',
	'iopl',
	'ioperm',
	'swapon',
	'swapoff',
]);
