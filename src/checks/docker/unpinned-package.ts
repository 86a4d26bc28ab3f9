import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { allPackageCalls } from './packages.ts';
import { unpinnedPackage } from './pins.ts';

export default check({
	title: text('A package is installed without a version', '安装软件包时未指定版本'),
	why: text(
		'Each build takes what is newest that day, so two builds of one commit differ, and a package that was taken over arrives without a change in the repository.',
		'每次构建都会安装当天最新的版本，同一提交的两次构建可能不同；软件包被投毒时，仓库无任何改动也会中招。',
	),
	mend: text(
		'Name the version: `git=1:2.47.3-0` (apt, apk), `requests==2.32.5` (pip), `typescript@7.0.2` (npm).',
		'写明版本：`git=1:2.47.3-0`（apt、apk）、`requests==2.32.5`（pip）、`typescript@7.0.2`（npm）。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view) =>
		allPackageCalls(view).flatMap((each) => {
			const found = unpinnedPackage(each);
			if (!found) return [];
			const name = quote(found);
			const message = text(`${name} is installed without a version`, `安装 ${name} 时未指定版本`);
			return { path: each.call.path, message };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/python:3.14.2
RUN pip install --no-cache-dir requests
USER 10001
`,
			good: `FROM registry.example.com/python:3.14.2
RUN pip install --no-cache-dir requests==2.32.5
USER 10001
`,
		},
		{
			bad: `FROM registry.example.com/alpine:3.22
RUN apk add --no-cache git
USER 10001
`,
			good: `FROM registry.example.com/alpine:3.22
RUN apk add --no-cache git=2.49.1-r0
USER 10001
`,
		},
	],
});
