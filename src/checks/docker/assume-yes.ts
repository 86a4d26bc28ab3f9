import { insertBehind } from '../../image/splice.ts';
import type { Fix } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hasOption } from './options.ts';
import { allPackageCalls, hasVariable, type PackageCall } from './packages.ts';

export default check({
	title: text('A package manager waits for an answer', '包管理器会等待确认'),
	why: text(
		'Nobody answers during a build, so the question is taken as a no, and the build fails or goes on without the packages.',
		'构建时无人应答，提问会被视为拒绝，导致构建失败或缺少软件包。',
	),
	mend: text(
		'Add `-y` (apt-get, yum, dnf, microdnf) or `--non-interactive` (zypper).',
		'加上 `-y`（apt-get、yum、dnf、microdnf）或 `--non-interactive`（zypper）。',
	),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		allPackageCalls(view).flatMap((each) => {
			const { verb, call, run } = each;
			if (!asks(each) || isAnswered(each) || run.text.includes('Assume-Yes')) return [];
			const command = quote(`${call.program} ${verb}`);
			const message = text(`${command} waits for an answer`, `${command} 会等待确认`);
			const fix = answer(each);
			return { path: call.path, message, ...(fix && { fix }) };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install --no-install-recommends git
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y --no-install-recommends git
USER 10001
`,
		},
		{
			bad: `FROM registry.example.com/ubi9:9.7
RUN dnf install git && dnf clean all
USER 10001
`,
			good: `FROM registry.example.com/ubi9:9.7
RUN dnf install -y git && dnf clean all
USER 10001
`,
		},
	],
});

const verbs: ReadonlySet<string> = new Set(
	'install in upgrade update dist-upgrade full-upgrade remove rm purge build-dep reinstall localinstall groupinstall'.split(
		' ',
	),
);

function asks({ manager, verb, call, options }: PackageCall): boolean {
	if (manager !== 'apt' && manager !== 'rpm' && manager !== 'zypper') return false;
	// Of apt-get it only fetches the lists; `microdnf update` and `yum update` install.
	if (manager === 'apt' && verb === 'update') return false;
	if (call.program === 'microdnf' && options.operands.length === 0) return false;
	return verbs.has(verb) && !hasOption(options, '--help', '--dry-run', '-s', '--simulate');
}

function isAnswered(each: PackageCall): boolean {
	const { options, call } = each;
	if (hasVariable(each) || call.input?.program === 'yes') return true;
	if (hasOption(options, '-y', '--yes', '--assume-yes', '--assumeyes', '--force-yes')) return true;
	if (each.manager === 'zypper') {
		return hasOption(options, '-n', '--non-interactive', '--no-confirm');
	}
	// `-qq` is quiet enough not to ask; `-q=2` is the same.
	const quiet = options.names.filter((name) => name === '-q').length;
	if (quiet > 1 || options.values.get('--quiet') === '2') return true;
	return call.args.some(({ text: word }) => /^-q=?2|assume-?yes/i.test(word));
}

function answer({ manager, options, call: { head, isBare } }: PackageCall): Fix | undefined {
	// zypper takes it before the verb, as it is for all of them.
	const [behind, option] =
		manager === 'zypper' ? [head, ' --non-interactive'] : [options.operands[0], ' -y'];
	if (!behind || !isBare) return undefined;
	return { safety: 'safe', edits: [], splices: [insertBehind(behind, option)] };
}
