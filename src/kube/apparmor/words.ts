import { linuxCapabilities } from '../capabilities.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** As AppArmor writes them. */
export const capabilities: ReadonlySet<string> = new Set(
	[...linuxCapabilities].map((name) => name.toLowerCase()),
);

export const families = words(
	'unix inet ax25 ipx appletalk netrom bridge atmpvc x25 inet6 rose netbeui security key netlink packet ash econet atmsvc rds sna irda pppox wanpipe llc ib mpls can tipc bluetooth iucv rxrpc isdn phonet ieee802154 caif alg nfc vsock kcm qipcrtr smc xdp mctp',
);

export const socketTypes = words('stream dgram seqpacket rdm raw packet dccp');
export const protocols = words('tcp udp icmp');

/** `name=value` among the flags counts by its name. */
export const flags = words(
	'enforce complain kill unconfined default_allow prompt audit attach_disconnected no_attach_disconnected attach_disconnected.path attach_disconnected.ipc chroot_attach chroot_no_attach chroot_relative namespace_relative mediate_deleted delegate_deleted interruptible kill.signal error debug',
);

/** Of these a profile has one at most. */
export const enforcement = words('enforce complain kill unconfined default_allow prompt');
