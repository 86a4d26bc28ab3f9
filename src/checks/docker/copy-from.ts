import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { sourceMistake } from './sources.ts';

export default check({
	title: text('COPY --from names no earlier stage', 'COPY --from 未指向之前的阶段'),
	why: text(
		"Only stages above can be copied from. For another name Docker looks for an image on Docker Hub, which may be anybody's.",
		'只能从前面的阶段复制。其他名称会被当作 Docker Hub 上的镜像，而那可能属于任何人。',
	),
	mend: text(
		'Name a stage that stands above, or an image with its registry and tag.',
		'写明前面的阶段，或带有仓库和标签的镜像。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap(({ keyword, flags, path, stage }) => {
			if (keyword !== 'COPY') return [];
			return flags.flatMap(({ name, value }, at) => {
				const mistake = name === 'from' && value ? sourceMistake(value, stage, view) : undefined;
				if (!mistake || !value) return [];
				const source = quote(value);
				const message = {
					self: text(`${source} is the stage itself`, `${source} 就是当前阶段`),
					later: text(`The stage ${source} comes later`, `阶段 ${source} 在后面才定义`),
					unknown: text(`No stage is called ${source}`, `没有名为 ${source} 的阶段`),
				}[mistake];
				return { path: [...path, 'flags', at], message };
			});
		}),
	examples: [
		{
			bad: `FROM golang:1.26.0 AS build
RUN go build -o /shop ./cmd/shop

FROM registry.example.com/base/static:2026.3
COPY --from=builder /shop /shop
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
