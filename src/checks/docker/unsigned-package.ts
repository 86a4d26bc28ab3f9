import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('Packages are installed without checking signatures', '安装软件包时不校验签名'),
	why: text(
		'The signature is what tells the packages of the distribution from those of whoever controls the mirror or the way to it. They are installed as root.',
		'签名用于区分发行版的软件包与控制镜像站或传输路径者的软件包，而安装过程以 root 进行。',
	),
	mend: text(
		'Import the key of the repository, and leave the option out.',
		'导入软件仓库的密钥，并去掉该选项。',
	),
	severity: 'high',
	standards: ['nsa:secure-images', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) =>
			calls.flatMap(({ args, path }) => {
				const word = args.find((each) => unsigned.test(each.text))?.text;
				const [found] = (word && unsigned.exec(word)) || [];
				if (found === undefined) return [];
				const option = quote(found.trim());
				const message = text(
					`${option} leaves signatures of packages unchecked`,
					`${option} 使软件包签名不被校验`,
				);
				return { path, message };
			}),
		),
	examples: [
		{
			bad: `FROM registry.example.com/ubi9:9.7
RUN dnf install -y --nogpgcheck agent-2.4.0 && dnf clean all
USER 10001
`,
			good: `FROM registry.example.com/ubi9:9.7
RUN rpm --import /etc/pki/rpm-gpg/agent.asc && dnf install -y agent-2.4.0 && dnf clean all
USER 10001
`,
		},
	],
});

/** Options of apt-get, apk, yum and dnf, zypper and rpm, and what is written into their settings. */
const unsigned =
	/^--(?:allow-unauthenticated|force-yes|allow-insecure-repositories|allow-untrusted|nogpgcheck|no-gpg-checks?|allow-unsigned-rpm|nosignature|nodigest)$|^APT::Get::AllowUnauthenticated="?(?:true|1|yes)|^Acquire::AllowInsecureRepositories="?(?:true|1|yes)|\[(?:[^\]]{0,200} )?trusted=yes\b|(?:^|[\s=])gpgcheck=(?:0|false|no)\b/i;
