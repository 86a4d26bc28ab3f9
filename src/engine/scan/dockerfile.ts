import { viewDockerfile } from '../../image/dockerfile.ts';
import { type DockerfileRead, readDockerfile } from '../../lang/dockerfile/read.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import type { Resource } from '../../model/resource.ts';
import type { Diagnostic } from '../../model/source.ts';
import { type Text, text } from '../../model/text.ts';
import { dockerfileSuppressions } from '../suppress/dockerfile.ts';
import { Suppressor } from '../suppress/suppression.ts';
import { inspectDockerfile } from './inspect.ts';
import { placeHits } from './place.ts';
import type { Plan } from './plan.ts';
import { type Input, type TextContext, type TextScan, unscanned } from './text.ts';

/** Runs a plan over a Dockerfile. Never throws on any text. */
export function scanDockerfile(input: Input, plan: Plan, context: TextContext): TextScan {
	const read = readDockerfile(input.text);
	if (read.kind === 'failure') return unscanned(failureRow(input, read.diagnostic));
	const { file, lines, problem } = read;
	const view = viewDockerfile(file, lines);
	const resource = resourceOf(input.file, { stages: view.stages, globals: view.globals });
	const hits = inspectDockerfile(view, plan, context);
	const found = placeHits(hits, resource, input.identity, view.range);
	const { suppressions, warnings } = dockerfileSuppressions(input.file, read, input.text);
	const suppressor = new Suppressor(suppressions, context.today);
	return {
		...unscanned(),
		findings: found.map((finding) => suppressor.apply(finding)),
		ledger: [{ ...row(input, 'scanned', problem && because(problem)), document: 1 }],
		warnings,
		suppressions,
		used: suppressions.flatMap((each, i) => (suppressor.used.has(each) ? [i] : [])),
		resources: 1,
		kinds: new Set(['Dockerfile']),
	};
}

/** A Dockerfile as an object among others: `value` names its parts for fingerprints. */
function resourceOf(file: string, value: Resource['value']): Resource {
	return {
		apiVersion: '',
		kind: 'Dockerfile',
		name: file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
		namespace: undefined,
		value,
		origin: { file, document: 1, path: [] },
	};
}

type Failed = Extract<DockerfileRead, { kind: 'failure' }>['diagnostic'];

function failureRow(input: Input, diagnostic: Failed): LedgerRow {
	// A file that only bears the name, such as notes on a Dockerfile, concerns nobody.
	const isForeign = input.isDiscovered && !/^[ \t]*FROM[ \t]/im.test(input.text);
	const reason = because(diagnostic);
	const { position } = diagnostic;
	return { ...row(input, isForeign ? 'skipped' : 'unreadable', reason), position };
}

function because({ code, message }: Diagnostic): Text {
	if (code === 'too-large') return text(message, '文件过大或指令过多，请拆分');
	if (code === 'template') return text(`${message}; render it first`, '未渲染：这是模板，请先渲染');
	return text(`not a Dockerfile that builds: ${message}`, `无法构建的 Dockerfile：${message}`);
}

function row({ file }: Input, status: LedgerRow['status'], reason: Text | undefined): LedgerRow {
	return { file, document: undefined, status, reason, position: undefined };
}
