import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { isHarmlessToAdd } from './capability-risks.ts';
import { removal } from './removal.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text(
		'The container adds a capability other than NET_BIND_SERVICE',
		'容器添加了 NET_BIND_SERVICE 以外的 capability',
	),
	why: text(
		'The runtime gives these capabilities by default, so they are no way out by themselves. Yet CHOWN, SETUID or DAC_OVERRIDE let a stolen process change files and users inside the container.',
		'这些 capability 属于运行时默认集合，本身不足以逃逸，但 CHOWN、SETUID、DAC_OVERRIDE 等会让被劫持的进程在容器内修改文件、切换用户。',
	),
	mend: text(
		'Run the program as its own user from the start, so that it needs none of them.',
		'让程序一开始就以自己的用户运行，从而不再需要这些 capability。',
	),
	severity: 'medium',
	profile: 'strict', // programs that start as root and step down need some
	standards: ['pss:restricted', 'cis:5.2.9', 'nsa:pod-security-enforcement', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['capabilities'],
	detect: (pod, context) =>
		forbidden('capabilities_restricted', pod, context, ({ at, path, value }) => {
			// What baseline denies as well has checks of its own.
			if (path.at(-1) === 'drop' || !isHarmlessToAdd(value)) return undefined;
			return {
				message: text(`The container adds ${value}`, `容器添加了 ${value}`),
				...fixFor(ownerAt(pod, path), {
					safety: 'evidence',
					edits: [removal(pod.resource, at)],
				}),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: landing-page
spec:
  selector:
    matchLabels:
      app: landing-page
  template:
    metadata:
      labels:
        app: landing-page
    spec:
      containers:
        - name: nginx
          image: nginx:1.29.3
          securityContext:
            capabilities:
              drop: [ALL]
              add: [CHOWN, NET_BIND_SERVICE, SETGID, SETUID]
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: landing-page
spec:
  selector:
    matchLabels:
      app: landing-page
  template:
    metadata:
      labels:
        app: landing-page
    spec:
      containers:
        - name: nginx
          image: nginx:1.29.3
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
`,
		},
	],
});
