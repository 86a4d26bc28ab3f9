import { isFields } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { type ImageUse, imagesOf } from './images.ts';

export default check({
	title: text('The image reference cannot be read', '镜像引用无法解析'),
	why: text(
		'The kubelet refuses such a reference with InvalidImageName and the container never starts. Often a placeholder was not filled in, or the repository has upper-case letters.',
		'kubelet 会以 InvalidImageName 拒绝该引用，容器无法启动。常见原因是占位符未替换，或仓库名含大写字母。',
	),
	mend: text(
		'Write `registry/repository:tag` or `registry/repository@sha256:...`, the repository in lower case.',
		'写成 `registry/repository:tag` 或 `registry/repository@sha256:...`，仓库名用小写。',
	),
	severity: 'medium',
	standards: [],
	on: 'pod',
	detect: (pod) => {
		const bad = imagesOf(pod).filter((image) => !image.reference && isMeant(image));
		if (bad.length === 0) return undefined;
		return bad.map(({ at, text: image, container }) => ({
			path: at,
			...(container && { container: container.name }),
			message: image?.trim()
				? text(
						`The image reference ${quote(image)} cannot be read`,
						`无法解析镜像引用 ${quote(image)}`,
					)
				: text('The container has no image', '容器未指定镜像'),
		}));
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: report
spec:
  containers:
    - name: report
      image: registry.example.com/Reports/monthly:1.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: report
spec:
  containers:
    - name: report
      image: registry.example.com/reports/monthly:1.0
`,
		},
	],
});

/**
 * Whether a reference should stand here. A missing one is right in a patch (an apps workload without
 * its selector), in a custom resource whose controller fills it in, and in an image volume.
 */
function isMeant({ text: image, container }: ImageUse): boolean {
	if (image !== undefined) return true;
	if (!container || (container.fields.image ?? null) !== null) return false;
	const { apiVersion, value } = container.resource;
	const group = apiGroup(apiVersion);
	if (group === '' || group === 'batch') return true;
	return group === 'apps' && isFields(value.spec) && isFields(value.spec.selector);
}
