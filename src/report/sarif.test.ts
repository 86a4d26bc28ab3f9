import { describe, expect, it } from 'vitest';
import { text } from '../model/text.ts';
import { renderSarif } from './sarif.ts';
import { emptyResult, reportOf, sampleFinding, sampleResult, sampleRow } from './test-sample.ts';

function sarif(result = sampleResult(), language: 'en' | 'zh' = 'en') {
	const report = [...renderSarif(reportOf(result, language), { language, version: '0.1.0' })].join(
		'',
	);
	const { runs, ...log } = JSON.parse(report);
	return { report, log, run: runs[0] };
}

describe('a scan for code hosts', () => {
	it('writes one rule and one result a line', () => {
		expect(`\n${sarif().report}`).toMatchInlineSnapshot(`
			"
			{
			"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
			"version": "2.1.0",
			"runs": [{
			"tool": {"driver": {"name": "Holdfast", "semanticVersion": "0.1.0", "rules": [
			{"id":"pod/read-only-root","name":"PodReadOnlyRoot","shortDescription":{"text":"Title of pod/read-only-root"},"fullDescription":{"text":"Why pod/read-only-root matters."},"help":{"text":"Why pod/read-only-root matters.\\n\\nHow to mend it: Mend pod/read-only-root.\\n\\nBad:\\n\\nbad: true\\n\\nGood:\\n\\nbad: false","markdown":"Why pod/read-only-root matters.\\n\\n**How to mend it**: Mend pod/read-only-root.\\n\\n**Bad**\\n\\n\`\`\`yaml\\nbad: true\\n\`\`\`\\n\\n**Good**\\n\\n\`\`\`yaml\\nbad: false\\n\`\`\`"},"defaultConfiguration":{"level":"note"},"properties":{"precision":"high","security-severity":"3.0","tags":["security","kubernetes","pss:restricted"]}},
			{"id":"resources/memory-limit","name":"ResourcesMemoryLimit","shortDescription":{"text":"Title of resources/memory-limit"},"fullDescription":{"text":"Why resources/memory-limit matters."},"help":{"text":"Why resources/memory-limit matters.\\n\\nHow to mend it: Mend resources/memory-limit.\\n\\nBad:\\n\\nbad: true\\n\\nGood:\\n\\nbad: false","markdown":"Why resources/memory-limit matters.\\n\\n**How to mend it**: Mend resources/memory-limit.\\n\\n**Bad**\\n\\n\`\`\`yaml\\nbad: true\\n\`\`\`\\n\\n**Good**\\n\\n\`\`\`yaml\\nbad: false\\n\`\`\`"},"defaultConfiguration":{"level":"warning"},"properties":{"precision":"high","security-severity":"5.5","tags":["security","kubernetes","pss:restricted"]}},
			{"id":"pod/privileged","name":"PodPrivileged","shortDescription":{"text":"Title of pod/privileged"},"fullDescription":{"text":"Why pod/privileged matters."},"help":{"text":"Why pod/privileged matters.\\n\\nHow to mend it: Mend pod/privileged.\\n\\nBad:\\n\\nbad: true\\n\\nGood:\\n\\nbad: false","markdown":"Why pod/privileged matters.\\n\\n**How to mend it**: Mend pod/privileged.\\n\\n**Bad**\\n\\n\`\`\`yaml\\nbad: true\\n\`\`\`\\n\\n**Good**\\n\\n\`\`\`yaml\\nbad: false\\n\`\`\`"},"defaultConfiguration":{"level":"error"},"properties":{"precision":"high","security-severity":"9.5","tags":["security","kubernetes","pss:restricted"]}},
			{"id":"network/node-port","name":"NetworkNodePort","shortDescription":{"text":"Title of network/node-port"},"fullDescription":{"text":"Why network/node-port matters."},"help":{"text":"Why network/node-port matters.\\n\\nHow to mend it: Mend network/node-port.\\n\\nBad:\\n\\nbad: true\\n\\nGood:\\n\\nbad: false","markdown":"Why network/node-port matters.\\n\\n**How to mend it**: Mend network/node-port.\\n\\n**Bad**\\n\\n\`\`\`yaml\\nbad: true\\n\`\`\`\\n\\n**Good**\\n\\n\`\`\`yaml\\nbad: false\\n\`\`\`"},"defaultConfiguration":{"level":"error"},"properties":{"precision":"high","security-severity":"8.0","tags":["security","kubernetes","pss:restricted"]}}
			]}},
			"language": "en-US",
			"columnKind": "utf16CodeUnits",
			"originalUriBaseIds": {"%SRCROOT%":{"description":{"text":"The folder that the scanned paths are relative to."}}},
			"invocations": [{"executionSuccessful": false, "toolExecutionNotifications": [
			{"level":"error","message":{"text":"A tab cannot indent YAML; use spaces"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"broken.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":3,"startColumn":1}}}]}
			], "toolConfigurationNotifications": [
			{"level":"warning","message":{"text":"This suppression suppresses nothing"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"holdfast.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":4,"startColumn":5}}}]}
			]}],
			"results": [
			{"ruleId":"pod/read-only-root","ruleIndex":0,"level":"note","message":{"text":"readOnlyRootFilesystem is not set"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":6,"startColumn":7,"endLine":6,"endColumn":16}},"logicalLocations":[{"index":0,"fullyQualifiedName":"v1/Pod/shop/web"},{"name":"readOnlyRootFilesystem","fullyQualifiedName":"v1/Pod/shop/web/spec.containers[0].securityContext.readOnlyRootFilesystem","kind":"property","parentIndex":0}]}],"partialFingerprints":{"holdfast/v1":"pod/read-only-root@90"},"suppressions":[],"properties":{"severity":"low","container":"app","fix":"evidence"}},
			{"ruleId":"resources/memory-limit","ruleIndex":1,"level":"warning","message":{"text":"resources.limits.memory is not set"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":6,"startColumn":7,"endLine":6,"endColumn":16}},"logicalLocations":[{"index":0,"fullyQualifiedName":"v1/Pod/shop/web"},{"name":"resources","fullyQualifiedName":"v1/Pod/shop/web/spec.containers[0].resources","kind":"property","parentIndex":0}]}],"partialFingerprints":{"holdfast/v1":"resources/memory-limit@90"},"suppressions":[],"properties":{"severity":"medium","container":"app","fix":"value"}},
			{"ruleId":"pod/privileged","ruleIndex":2,"level":"error","message":{"text":"privileged is true"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":8,"startColumn":9,"endLine":8,"endColumn":25}},"logicalLocations":[{"index":0,"fullyQualifiedName":"v1/Pod/shop/web"},{"name":"privileged","fullyQualifiedName":"v1/Pod/shop/web/spec.containers[0].securityContext.privileged","kind":"property","parentIndex":0}]}],"partialFingerprints":{"holdfast/v1":"pod/privileged@131"},"suppressions":[],"properties":{"severity":"critical","container":"app"}},
			{"ruleId":"network/node-port","ruleIndex":3,"level":"error","message":{"text":"type is NodePort"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":14,"startColumn":3,"endLine":14,"endColumn":17}},"logicalLocations":[{"index":1,"fullyQualifiedName":"v1/Service/web"},{"name":"type","fullyQualifiedName":"v1/Service/web/spec.type","kind":"property","parentIndex":1}]}],"partialFingerprints":{"holdfast/v1":"network/node-port@211"},"suppressions":[{"kind":"inSource","status":"accepted","justification":"the lab has no Ingress; until 2027-01-31"}],"properties":{"severity":"high"}}
			],
			"logicalLocations": [
			{"name":"web","fullyQualifiedName":"v1/Pod/shop/web","kind":"resource"},
			{"name":"web","fullyQualifiedName":"v1/Service/web","kind":"resource"}
			]
			}]
			}
			"
		`);
	});

	it('speaks Chinese', () => {
		const { run } = sarif(sampleResult(), 'zh');
		const { shortDescription, help } = run.tool.driver.rules[0];
		expect([run.language, shortDescription.text, run.results[0].message.text]).toEqual([
			'zh-CN',
			'pod/read-only-root 的标题',
			'未设置 readOnlyRootFilesystem',
		]);
		expect(help.text).toContain('如何修复：修复 pod/read-only-root。');
	});

	it('calls a run successful only when everything could be read', () => {
		const ledger = [sampleRow('unreadable')];
		expect(sarif(emptyResult).run.invocations[0].executionSuccessful).toBe(true);
		expect(sarif({ ...emptyResult, ledger }).run.invocations[0].executionSuccessful).toBe(false);
	});
});

it.each([
	['a relative file', 'deploy/web.yaml', 'deploy/web.yaml'],
	['a file from here', './deploy/web.yaml', 'deploy/web.yaml'],
	['a file above', '../web.yaml', '../web.yaml'],
	['spaces and signs', 'my app/a#b?c%d.yaml', 'my%20app/a%23b%3Fc%25d.yaml'],
	['Chinese', '支付/a.yaml', '%E6%94%AF%E4%BB%98/a.yaml'],
	['what looks like a scheme', 'http:x.yaml', 'http%3Ax.yaml'],
	['half of a pair', 'a\ud800.yaml', 'a%EF%BF%BD.yaml'],
])('names %s by its URI under the root', (_, file, uri) => {
	expect(artifact(file)).toEqual({ uri, uriBaseId: '%SRCROOT%' });
});

it.each([
	['an absolute file', '/srv/my app/web.yaml', { uri: 'file:///srv/my%20app/web.yaml' }],
	['a file of Windows', 'C:\\my app\\web.yaml', { uri: 'file:///C:/my%20app/web.yaml' }],
	['standard input', '-', { uri: '-', description: { text: 'standard input' } }],
])('names %s without a root', (_, file, location) => {
	expect(artifact(file)).toEqual(location);
});

it.each([
	['spec.containers[0].image is not set', 'spec.containers[0].image is not set'],
	['emptyDir is {}', 'emptyDir is {{}}'],
	['name is "{0}"', 'name is "{{0}}"'],
	['see [here](http://evil.example)', 'see \\[here\\](http://evil.example)'],
])('keeps %s from meaning more than it says', (message, written) => {
	const finding = sampleFinding('pod/privileged', 'name: app', { message: text(message, message) });
	const { run } = sarif({ ...emptyResult, findings: [finding] });
	expect(run.results[0].message.text).toBe(written);
});

it('lists each object once and points at it', () => {
	const { run } = sarif();
	const places = run.results.map((result: { locations: [{ logicalLocations: unknown[] }] }) => {
		const [{ logicalLocations }] = result.locations;
		return logicalLocations;
	});
	expect(run.logicalLocations).toEqual([
		{ name: 'web', fullyQualifiedName: 'v1/Pod/shop/web', kind: 'resource' },
		{ name: 'web', fullyQualifiedName: 'v1/Service/web', kind: 'resource' },
	]);
	expect(places[3]).toEqual([
		{ index: 1, fullyQualifiedName: 'v1/Service/web' },
		{
			name: 'type',
			fullyQualifiedName: 'v1/Service/web/spec.type',
			kind: 'property',
			parentIndex: 1,
		},
	]);
});

function artifact(file: string): unknown {
	const finding = sampleFinding('pod/privileged', 'name: app', { file });
	const { run } = sarif({ ...emptyResult, findings: [finding] });
	return run.results[0].locations[0].physicalLocation.artifactLocation;
}
