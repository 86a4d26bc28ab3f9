import { lookup } from '../../kube/schema/lookup.ts';
import { text } from '../../model/text.ts';
import { renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { instead, moveTo } from './successor.ts';

export default check({
	title: text('The API version is no longer served', '该 API 版本已被移除'),
	why: text(
		'The API server of this Kubernetes version refuses the object. Upgrades that meet such manifests leave workloads or policies behind.',
		'该 Kubernetes 版本的 API server 会拒绝此对象。升级时遇到这样的清单，工作负载或策略会缺失。',
	),
	mend: text(
		'Move to the successor and mend the fields that changed with it.',
		'迁移到后继 API 版本，并调整随之变化的字段。',
	),
	severity: 'high',
	standards: ['nsa:upgrading', 'owasp-k8s:K10'],
	on: 'resource',
	detect(resource, { version }) {
		const { apiVersion, kind } = resource;
		const found = lookup(apiVersion, kind, version);
		if (found.status !== 'removed') return undefined;
		const since = renderVersion(found.removedIn);
		const { en, zh } = instead(found.successor, kind);
		return {
			path: ['apiVersion'],
			message: text(
				`${kind} of ${apiVersion} is gone since Kubernetes ${since}${en}`,
				`${apiVersion} 的 ${kind} 自 Kubernetes ${since} 起已移除${zh}`,
			),
			...moveTo(resource, found.successor, version),
		};
	},
	examples: [
		{
			bad: `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web
`,
			good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web
`,
		},
	],
});
