import { asString } from '../../model/fields.ts';
import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';
import { isCapability, meantCapability } from './capability-names.ts';
import { isHarmlessToAdd } from './capability-risks.ts';
import { removal } from './removal.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text('An added capability is not written by its name', '添加的 capability 名称不规范'),
	why: text(
		'Pod Security refuses the name, and runtimes disagree about it: containerd ignores `CAP_SYS_ADMIN` in silence, while CRI-O grants SYS_ADMIN.',
		'Pod Security 会拒绝该名称，而各运行时理解不一：containerd 静默忽略 `CAP_SYS_ADMIN`，CRI-O 则会授予 SYS_ADMIN。',
	),
	mend: text(
		'Write the name in capitals without `CAP_`, or remove the entry if the program runs without it.',
		'使用不带 `CAP_` 的大写名称；程序不需要时直接删除该项。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:pod-security-enforcement', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['capabilities'],
	detect: (pod, context) =>
		forbidden('capabilities_baseline', pod, context, ({ at, path, value }) => {
			const name = (asString(value) ?? '').slice(0, longest);
			const upper = name.toUpperCase();
			if (isCapability(name) && !isHarmlessToAdd(upper)) return undefined; // dangerous-capability
			const meant = meantCapability(name);
			return {
				message: message(name, meant),
				...fixFor(ownerAt(pod, path), {
					safety: 'evidence',
					// No fix hands out a capability that is refused or that containerd has not given so far.
					edits: isHarmlessToAdd(meant)
						? [{ kind: 'set', path: at, value: meant }]
						: [removal(pod.resource, at)],
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ftp-gateway
spec:
  selector:
    matchLabels:
      app: ftp-gateway
  template:
    metadata:
      labels:
        app: ftp-gateway
    spec:
      containers:
        - name: gateway
          image: registry.example.com/ftp-gateway:2.6.1
          securityContext:
            capabilities:
              drop: [ALL]
              add: [CAP_NET_BIND_SERVICE, CAP_NET_ADMIN]
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ftp-gateway
spec:
  selector:
    matchLabels:
      app: ftp-gateway
  template:
    metadata:
      labels:
        app: ftp-gateway
    spec:
      containers:
        - name: gateway
          image: registry.example.com/ftp-gateway:2.6.1
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
`,
		},
	],
});

const longest = 80;

function message(name: string, meant: string | undefined): Text {
	const written = quote(name);
	if (meant === undefined)
		return text(`${written} is not a capability`, `${written} 不是 capability`);
	return text(
		`${written} is not the name of a capability; ${meant} is`,
		`${written} 不是 capability 的名称，正确名称是 ${meant}`,
	);
}
