import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The base image has the tag latest or none', '基础镜像使用 latest 标签或未指定标签'),
	why: text(
		'latest names whatever was pushed last, and no tag means latest. The same file builds another image tomorrow, and whoever can push to the repository decides what is in it.',
		'latest 指向最近一次推送的内容，不写标签等同于 latest。同一份 Dockerfile 明天会构建出不同的镜像，能向该仓库推送的人就能决定其内容。',
	),
	mend: text(
		'Name the version that was tested, better its digest.',
		'写明经过测试的版本标签，最好使用 digest。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1525', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view) =>
		view.images.flatMap(({ reference, text: image, path }) => {
			if (reference?.effectiveTag !== 'latest') return [];
			const name = quote(image);
			const message =
				reference.tag === undefined
					? text(
							`The image ${name} has no tag, so latest is pulled`,
							`镜像 ${name} 未指定标签，将拉取 latest`,
						)
					: text(`The image ${name} has the tag latest`, `镜像 ${name} 使用 latest 标签`);
			return { path, message };
		}),
	examples: [
		{
			bad: `FROM golang:latest AS build
RUN go build -o /shop ./cmd/shop

FROM registry.example.com/base/static
COPY --from=build /shop /shop
USER 10001
`,
			good: `FROM golang:1.26.0 AS build
RUN go build -o /shop ./cmd/shop

FROM registry.example.com/base/static:2026.3
COPY --from=build /shop /shop
USER 10001
`,
		},
	],
});
