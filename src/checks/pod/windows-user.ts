import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A Windows container without a user', 'Windows 容器未指定用户'),
	why: text(
		'Without `runAsUserName` the image decides, and many Windows images run as ContainerAdministrator.',
		'未设置 `runAsUserName` 时由镜像决定用户，而许多 Windows 镜像以 ContainerAdministrator 运行。',
	),
	mend: text(
		'Set `windowsOptions.runAsUserName: ContainerUser`.',
		'设置 `windowsOptions.runAsUserName: ContainerUser`。',
	),
	severity: 'medium',
	standards: ['nsa:non-root-containers', 'owasp-k8s:K01'],
	on: 'container',
	detect(container) {
		const { pod } = container;
		if (!pod.isWindows || container.role === 'ephemeral') return undefined;
		const own = asFields(container.security.windowsOptions);
		const shared = asFields(pod.security.windowsOptions);
		const user = asString(own.runAsUserName) ?? asString(shared.runAsUserName);
		if (user !== undefined && user !== 'ContainerAdministrator') return undefined;
		const path = container.at('securityContext', 'windowsOptions', 'runAsUserName');
		const fix = {
			safety: 'evidence',
			edits: [{ kind: 'set', path, value: 'ContainerUser' }],
		} as const;
		if (user === undefined) return { path, fix };
		const message = text(
			'the container runs as ContainerAdministrator',
			'容器以 ContainerAdministrator 运行',
		);
		return { path, message, fix };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: iis
spec:
  os:
    name: windows
  containers:
    - name: iis
      image: registry.example.com/iis:2025.1
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: iis
spec:
  os:
    name: windows
  containers:
    - name: iis
      image: registry.example.com/iis:2025.1
      securityContext:
        windowsOptions:
          runAsUserName: ContainerUser
`,
		},
	],
});
