import { asFields, asList } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'An allowed image prefix of Gatekeeper has no slash at its end',
		'Gatekeeper 允许的镜像前缀末尾没有斜杠',
	),
	why: text(
		'K8sAllowedRepos compares the beginning of the image as text. `registry.example.com` admits `registry.example.com.evil.io` too, and an empty prefix admits everything.',
		'K8sAllowedRepos 按文本比较镜像开头。`registry.example.com` 也会放行 `registry.example.com.evil.io`，空前缀则放行一切镜像。',
	),
	mend: text('End every prefix with a slash.', '让每个前缀都以斜杠结尾。'),
	severity: 'high',
	standards: ['cis:5.5.1', 'nsa:secure-images', 'mitre:T1610', 'owasp-k8s:K04'],
	on: 'resource',
	detect: ({ kind, apiVersion, value }) => {
		if (kind !== 'K8sAllowedRepos' || apiGroup(apiVersion) !== 'constraints.gatekeeper.sh') return;
		const repos = asList(asFields(asFields(value.spec).parameters).repos);
		return repos.flatMap((repo, index) => {
			if (typeof repo !== 'string' || !isOpen(repo)) return [];
			const path = ['spec', 'parameters', 'repos', index];
			if (repo === '') return [{ path, message: everything }];
			const [prefix, example] = [quote(repo), quote(`${repo}.evil.io/app`)];
			return [
				{
					path,
					message: repo.includes('/')
						? text(
								`The prefix ${prefix} also admits every name that begins with it`,
								`前缀 ${prefix} 还会放行所有以它开头的名称`,
							)
						: text(
								`The prefix ${prefix} also admits ${example}`,
								`前缀 ${prefix} 还会放行 ${example}`,
							),
					// Right if it names a registry or a folder; one repository would no longer match.
					fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: `${repo}/` }] },
				},
			];
		});
	},
	examples: [
		{
			bad: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sAllowedRepos
metadata:
  name: only-our-registry
spec:
  match:
    kinds:
      - apiGroups: [""]
        kinds: ["Pod"]
  parameters:
    repos:
      - registry.example.com
      - registry.example.org/team
`,
			good: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sAllowedRepos
metadata:
  name: only-our-registry
spec:
  match:
    kinds:
      - apiGroups: [""]
        kinds: ["Pod"]
  parameters:
    repos:
      - registry.example.com/
      - registry.example.org/team/
`,
		},
	],
});

const everything = text('The empty prefix admits every image', '空前缀会放行所有镜像');

/** Whether a longer name may go on where the prefix ends: it ends inside a segment, not in a tag. */
function isOpen(prefix: string): boolean {
	if (prefix.endsWith('/') || prefix.includes('@')) return false;
	const [head = '', tagOrPort] = prefix.slice(prefix.lastIndexOf('/') + 1).split(':', 2);
	const isPort = !prefix.includes('/') && (head === 'localhost' || head.includes('.'));
	return tagOrPort === undefined || isPort;
}
