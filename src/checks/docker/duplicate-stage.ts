import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('Two stages have the same name', '两个阶段同名'),
	why: text(
		'COPY and FROM mean the last one above them. Readers think of the other, and a build target of this name leaves one out.',
		'COPY 和 FROM 指向其上方最近的一个，容易被误读；以此名称为构建目标时也会漏掉其中一个。',
	),
	mend: text('Give each stage a name of its own.', '为每个阶段取不同的名称。'),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect({ stages }) {
		const seen = new Set<string>();
		return stages.flatMap(({ alias, from }) => {
			if (alias === undefined) return [];
			if (!seen.has(alias)) {
				seen.add(alias);
				return [];
			}
			const name = quote(alias);
			const message = text(`A stage above is called ${name} too`, `前面已有名为 ${name} 的阶段`);
			return { path: from.path, message };
		});
	},
	examples: [
		{
			bad: `FROM golang:1.26.0 AS build
RUN go build -o /shop ./cmd/shop
FROM node:24.4.0 AS build
RUN npm run build
FROM registry.example.com/base/static:2026.3
COPY --from=build /app/dist /dist
USER 10001
`,
			good: `FROM golang:1.26.0 AS build
RUN go build -o /shop ./cmd/shop
FROM node:24.4.0 AS pages
RUN npm run build
FROM registry.example.com/base/static:2026.3
COPY --from=pages /app/dist /dist
USER 10001
`,
		},
	],
});
