import type { DockerfileView } from '../../image/dockerfile.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The image runs as root', '镜像以 root 运行'),
	why: text(
		'Without a USER of its own the program is root in its container: a flaw in it can change every file there, and an escape makes it root on the node.',
		'未指定普通 USER 时，程序在容器内就是 root：其漏洞可改动容器内任何文件，一旦逃逸即为节点上的 root。',
	),
	mend: text(
		'End the last stage with `USER` and the number of a user that is not root, such as `USER 10001`.',
		'在最后一个阶段末尾用 `USER` 指定非 root 用户的编号，例如 `USER 10001`。',
	),
	severity: 'medium',
	standards: ['nsa:non-root-containers', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'dockerfile',
	detect(view) {
		const { user } = view;
		if (user.kind === 'unknown') return undefined;
		if (user.kind === 'set') {
			if (!isRoot(user.name)) return undefined;
			const name = quote(user.name);
			const message = text(`The image runs as ${name}`, `镜像以 ${name} 运行`);
			return { path: user.path, severity: 'high', message };
		}
		if (hasOwnUser(user.base ?? '') || !runsAnything(view)) return undefined;
		const message = text(
			'No USER is set, so the image runs as root unless its base says otherwise',
			'未设置 USER，除非基础镜像另有指定，镜像将以 root 运行',
		);
		return { path: user.path, message };
	},
	examples: [
		{
			bad: `FROM registry.example.com/node:24.4.0
WORKDIR /app
COPY . .
CMD ["node", "server.js"]
`,
			good: `FROM registry.example.com/node:24.4.0
WORKDIR /app
COPY . .
USER 10001
CMD ["node", "server.js"]
`,
		},
	],
});

function isRoot(user: string): boolean {
	const [name = ''] = user.split(':');
	return name === 'root' || /^0+$/.test(name) || name === 'ContainerAdministrator';
}

/** Bases that are made to run as somebody else, and those of Windows. */
function hasOwnUser(base: string): boolean {
	return /nonroot|unprivileged|rootless|(?:^|\/)bitnami\/|cgr\.dev\/chainguard|windows|nanoserver/.test(
		base,
	);
}

/** A last stage from scratch without a program only carries files out of the build. */
function runsAnything({ final }: DockerfileView): boolean {
	if (final.base.value?.toLowerCase() !== 'scratch') return true;
	return final.instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
}
