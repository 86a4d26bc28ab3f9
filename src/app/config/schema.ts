import { parseQuantity } from '../../kube/quantity.ts';
import { defaultSettings } from '../../model/settings.ts';
import { severities } from '../../model/severity.ts';
import { languages, type Text, text } from '../../model/text.ts';
import { parseVersion } from '../../model/version.ts';
import { choice, integer, list, optional } from './fields.ts';

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const quantity = (value: unknown) =>
	parseQuantity(value) === undefined ? undefined : String(value);

/** Everything that holdfast.yaml can set and the command line can override. */
export const fields = {
	profile: choice(
		['default', 'strict'],
		'default',
		text(
			'which checks run unless named, strict for opinions too',
			'未指定检查项时运行哪些，strict 包括最佳实践',
		),
	),
	failOn: choice(
		['none', ...severities],
		'high',
		text('lowest severity that makes the exit code 1', '使退出码为 1 的最低严重级别'),
	),
	check: list(
		text('only checks whose id matches, such as pod/*', '只运行匹配的检查项，例如 pod/*'),
	),
	skip: list(text('no checks whose id matches', '不运行匹配的检查项')),
	standard: list(
		text(
			'only checks that answer a standard: pss:baseline, pss:restricted, cis, nsa, mitre, owasp-k8s',
			'只运行对应某标准的检查项：pss:baseline、pss:restricted、cis、nsa、mitre、owasp-k8s',
		),
	),
	kubernetesVersion: optional(
		text(
			'a Kubernetes version such as "1.34", quoted in YAML',
			'形如 "1.34" 的 Kubernetes 版本（YAML 中需加引号）',
		),
		// As a YAML number 1.30 is 1.3.
		(value) => (typeof value === 'string' ? parseVersion(value) : undefined),
		{
			help: text('Kubernetes version that the manifests are for', '清单面向的 Kubernetes 版本'),
			unset: text('the newest known', '已知最新版'),
		},
	),
	lang: optional(
		text('en or zh', ' en 或 zh'),
		(value) => languages.find((each) => each === value),
		{
			choices: languages,
			help: text('language', '语言'),
			unset: text('from the locale', '取自系统区域设置'),
		},
	),
	jobs: optional(text('a whole number from 1 to 64', ' 1 到 64 之间的整数'), readJobs, {
		help: text('threads', '线程数'),
		unset: text('chosen by the number of files', '按文件数量决定'),
	}),
	exclude: list(
		text(
			'files below folders that are not scanned, such as **/testdata/**',
			'不扫描的文件，例如 **/testdata/**',
		),
	),
	baseline: optional(text('a file name', '文件名'), word, {
		help: text('known findings, which do not count', '基线文件：其中已知的问题不计入'),
	}),
};

export const settingsFields = {
	minimumUserId: integer(
		{ min: 1, max: 2 ** 31 - 1, preset: defaultSettings.minimumUserId },
		text('lowest user and group id that counts as high', '视为足够高的最小用户和组 ID'),
	),
	allowedRegistries: list(text('registries that images may come from', '允许的镜像仓库')),
	blockedRegistries: list(text('registries that images must not come from', '禁止的镜像仓库')),
	maximumCpu: optional(text('a quantity such as 4 or 500m', '形如 4 或 500m 的数量'), quantity, {
		help: text('highest CPU limit', 'CPU 上限的最大值'),
	}),
	maximumMemory: optional(text('a quantity such as 4Gi', '形如 4Gi 的数量'), quantity, {
		help: text('highest memory limit', '内存上限的最大值'),
	}),
	requiredLabels: list(
		text('labels that namespaces and workloads must have', '命名空间和工作负载必须有的标签'),
	),
};

const amount = (help: Text) =>
	optional(text('a quantity such as 500m or 256Mi', '形如 500m 或 256Mi 的数量'), quantity, {
		help,
	});

/** One rule of `values`: what fixes write. */
export const valueFields = {
	resource: optional(text('a pattern', '匹配模式'), word, {
		help: text(
			'only for KIND/NAME or KIND/NAMESPACE/NAME',
			'仅用于 类型/名称 或 类型/命名空间/名称',
		),
	}),
	cpuRequest: amount(text('CPU request', 'CPU 请求')),
	cpuLimit: amount(text('CPU limit', 'CPU 上限')),
	memoryRequest: amount(text('memory request', '内存请求')),
	memoryLimit: amount(text('memory limit', '内存上限')),
	ephemeralStorageLimit: amount(text('ephemeral storage limit', '临时存储上限')),
	emptyDirSize: amount(text('size limit of an emptyDir', 'emptyDir 大小上限')),
	userId: integer(
		{ min: 1, max: 2 ** 31 - 1, preset: 1 },
		text('user and group id', '用户与组 ID'),
	),
	replicas: integer({ min: 1, max: 1000, preset: 1 }, text('replicas', '副本数')),
};

function readJobs(value: unknown): number | undefined {
	const number = Number(value);
	return Number.isInteger(number) && number >= 1 && number <= 64 ? number : undefined;
}

type ValueOf<F> = F extends {
	readonly default: infer D;
	readonly read: (value: unknown) => infer R;
}
	? D | Extract<R, { value: unknown }>['value']
	: never;

/** The values of all fields, defaults filled in. */
export type Options = { readonly [K in keyof typeof fields]: ValueOf<(typeof fields)[K]> };
