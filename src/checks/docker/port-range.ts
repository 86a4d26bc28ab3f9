import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { exposedPorts } from './ports.ts';

export default check({
	title: text('EXPOSE names a port that does not exist', 'EXPOSE 写有不存在的端口'),
	why: text(
		'Ports are numbers from 1 to 65535. The build fails, or readers and tools are misled about where the program listens.',
		'端口号须为 1 到 65535。否则构建失败，或使人和工具误判程序的监听端口。',
	),
	mend: text('Name the port on which the program listens.', '写明程序实际监听的端口。'),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		exposedPorts(view).flatMap(({ from, to, text: port, path }) => {
			if (from !== undefined && from >= 1 && from <= to && to <= 65535) return [];
			const name = quote(port);
			return { path, message: text(`${name} is no port`, `${name} 不是有效的端口`) };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
EXPOSE 80800
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
EXPOSE 8080
USER 10001
`,
		},
	],
});
