import type { Edit } from '../../model/edit.ts';
import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { contextPath, fixFor, inSecurityContexts } from './security-contexts.ts';

export default check({
	title: text(
		'A Windows container runs as ContainerAdministrator',
		'Windows 容器以 ContainerAdministrator 运行',
	),
	why: text(
		'ContainerAdministrator may change everything inside the container and has the rights that most known ways out of Windows containers start from.',
		'ContainerAdministrator 可以修改容器内的一切，而已知的 Windows 容器逃逸手段大多以该权限为起点。',
	),
	mend: text(
		'Set `windowsOptions.runAsUserName` to `ContainerUser` or a user of the image.',
		'将 `windowsOptions.runAsUserName` 设为 `ContainerUser` 或镜像中的普通用户。',
	),
	severity: 'high',
	standards: ['nsa:non-root-containers', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['windowsOptions'],
	detect: (pod) =>
		inSecurityContexts(pod, (owner) => {
			const user = asString(asFields(owner.security.windowsOptions).runAsUserName);
			if (user?.toLowerCase() !== 'containeradministrator') return undefined;
			const path = contextPath(owner, 'windowsOptions', 'runAsUserName');
			const edits: Edit[] = [{ kind: 'set', path, value: 'ContainerUser' }];
			return { path, ...fixFor(owner, { safety: 'evidence', edits }) };
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: intranet
spec:
  selector:
    matchLabels:
      app: intranet
  template:
    metadata:
      labels:
        app: intranet
    spec:
      os:
        name: windows
      containers:
        - name: iis
          image: registry.example.com/intranet:10.0.2
          securityContext:
            windowsOptions:
              runAsUserName: ContainerAdministrator
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: intranet
spec:
  selector:
    matchLabels:
      app: intranet
  template:
    metadata:
      labels:
        app: intranet
    spec:
      os:
        name: windows
      containers:
        - name: iis
          image: registry.example.com/intranet:10.0.2
          securityContext:
            windowsOptions:
              runAsUserName: ContainerUser
`,
		},
	],
});
