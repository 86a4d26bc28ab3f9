import type { Problem } from '../../model/check.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { isCapability, meantCapability } from './capability-names.ts';
import { contextPath, fixFor } from './security-contexts.ts';

export default check({
	title: text(
		'A dropped capability has a wrong name and stays',
		'要丢弃的 capability 名称有误，未生效',
	),
	why: text(
		'containerd ignores names that it does not know, such as `-NET_RAW` or `CAP_NET_RAW`, without a word. The manifest reads as hardened, and the container keeps the capability.',
		'containerd 会静默忽略无法识别的名称，例如 `-NET_RAW` 或 `CAP_NET_RAW`。清单看似已加固，容器却仍保留该 capability。',
	),
	mend: text(
		'Write the name in capitals without `CAP_` and without a sign, or drop `ALL`.',
		'使用不带 `CAP_` 和正负号的大写名称，或直接丢弃 `ALL`。',
	),
	severity: 'medium',
	standards: ['nsa:pod-security-enforcement', 'owasp-k8s:K01'],
	on: 'container',
	mentions: ['capabilities'],
	detect(container) {
		const drop = asList(asFields(container.security.capabilities).drop);
		if (drop.length === 0 || container.capabilities.dropsAll) return undefined;
		const problems: Problem[] = [];
		for (const [index, name] of drop.entries()) {
			if (typeof name !== 'string' || isCapability(name)) continue;
			const path = contextPath(container, 'capabilities', 'drop', index);
			const value = name.length > longest ? undefined : meantCapability(name);
			const written = quote(name);
			problems.push({
				path,
				message: text(
					`${written} names no capability, so nothing is dropped${value ? `; the name is ${value}` : ''}`,
					`${written} 不是 capability 名称，未丢弃任何权限${value ? `；正确名称是 ${value}` : ''}`,
				),
				...(value &&
					fixFor(container, { safety: 'evidence', edits: [{ kind: 'set', path, value }] })),
			});
		}
		return problems;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
      securityContext:
        capabilities:
          drop: ["-NET_RAW", CAP_MKNOD, SETUID]
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
      securityContext:
        capabilities:
          drop: ["NET_RAW", MKNOD, SETUID]
`,
		},
	],
});

const longest = 80;
