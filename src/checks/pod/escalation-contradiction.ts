import type { ContainerView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import type { Edit } from '../../model/edit.ts';
import { asBoolean, asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { removal } from './removal.ts';
import { fixFor } from './security-contexts.ts';

export default check({
	title: text(
		'allowPrivilegeEscalation: false contradicts the rest of the security context',
		'allowPrivilegeEscalation: false 与安全上下文的其他设置矛盾',
	),
	why: text(
		'A privileged container and one that adds `CAP_SYS_ADMIN` can always escalate. The API server refuses both together with `allowPrivilegeEscalation: false`, so the Pod is never created.',
		'特权容器以及添加了 `CAP_SYS_ADMIN` 的容器始终可以提权。API server 会拒绝它们与 `allowPrivilegeEscalation: false` 同时出现，Pod 因此无法创建。',
	),
	mend: text(
		'Keep `allowPrivilegeEscalation: false`; take `privileged` and `CAP_SYS_ADMIN` away.',
		'保留 `allowPrivilegeEscalation: false`，去掉 `privileged` 和 `CAP_SYS_ADMIN`。',
	),
	severity: 'medium',
	standards: ['owasp-k8s:K01'],
	on: 'container',
	mentions: ['allowPrivilegeEscalation'],
	detect(container) {
		if (asBoolean(container.security.allowPrivilegeEscalation) !== false) return undefined;
		return container.isPrivileged ? privileged(container) : addingSysAdmin(container);
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: node-agent
spec:
  selector:
    matchLabels:
      app: node-agent
  template:
    metadata:
      labels:
        app: node-agent
    spec:
      containers:
        - name: agent
          image: registry.example.com/node-agent:2.0.1
          securityContext:
            allowPrivilegeEscalation: false
            privileged: true
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: node-agent
spec:
  selector:
    matchLabels:
      app: node-agent
  template:
    metadata:
      labels:
        app: node-agent
    spec:
      containers:
        - name: agent
          image: registry.example.com/node-agent:2.0.1
          securityContext:
            allowPrivilegeEscalation: false
            privileged: false
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: volume-mounter
spec:
  containers:
    - name: mounter
      image: registry.example.com/mounter:0.9.4
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]
          add: [CAP_SYS_ADMIN]
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: volume-mounter
spec:
  containers:
    - name: mounter
      image: registry.example.com/mounter:0.9.4
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]
`,
		},
	],
});

// Nothing that runs can break: the API server takes the object in neither form.

function privileged(container: ContainerView): Problem {
	const path = container.at('securityContext', 'privileged');
	const message = text(
		'The API server refuses privileged: true together with allowPrivilegeEscalation: false',
		'API server 拒绝 privileged: true 与 allowPrivilegeEscalation: false 同时出现',
	);
	const edits: Edit[] = [{ kind: 'set', path, value: false }];
	return { path, message, ...fixFor(container, { safety: 'evidence', edits }) };
}

/** Only with its prefix: that is the name which the API server compares with. */
function addingSysAdmin(container: ContainerView): Problem | undefined {
	const add = asList(asFields(container.security.capabilities).add);
	const index = add.indexOf('CAP_SYS_ADMIN');
	if (index < 0) return undefined;
	const path = container.at('securityContext', 'capabilities', 'add', index);
	const message = text(
		'The API server refuses CAP_SYS_ADMIN together with allowPrivilegeEscalation: false',
		'API server 拒绝 CAP_SYS_ADMIN 与 allowPrivilegeEscalation: false 同时出现',
	);
	const edits = [removal(container.resource, path)];
	return { path, message, ...fixFor(container, { safety: 'evidence', edits }) };
}
