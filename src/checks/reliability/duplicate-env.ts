import type { Problem } from '../../model/check.ts';
import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('An environment variable is set twice', '环境变量重复设置'),
	why: text(
		'The last one counts, so the first is a value that somebody reads and the program does not. Applying a change may drop either: `env` is merged by name.',
		'只有最后一个生效，前面的值有人看、程序却不用。应用变更时可能丢掉任意一个，因为 `env` 按名称合并。',
	),
	mend: text('Keep one of them.', '只保留一个。'),
	severity: 'low',
	standards: [],
	on: 'container',
	mentions: ['env'],
	detect(container) {
		const { env } = container;
		if (env.length < 2) return undefined;
		const names = env.map(({ fields }) => asString(fields.name));
		const last = new Map(names.map((name, at) => [name, at]));
		if (last.size === names.length) return undefined;
		const problems = env.flatMap(({ index }, at): Problem[] => {
			const name = names[at];
			if (name === undefined || last.get(name) === at) return [];
			const path = container.at('env', index);
			const message = text(
				`${quote(name)} is set again below, so this value is not used`,
				`${quote(name)} 在下方再次设置，此值不生效`,
			);
			if (container.role === 'ephemeral') return [{ path, message }];
			// What stands between the two may be made of the first.
			const isUsed = env.some(({ fields }) => asString(fields.value)?.includes(`$(${name})`));
			const safety = isUsed ? ('evidence' as const) : ('safe' as const);
			return [{ path, message, fix: { safety, edits: [{ kind: 'remove', path }] } }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
          env:
            - name: LOG_LEVEL
              value: debug
            - name: CACHE_SIZE
              value: "512"
            - name: LOG_LEVEL
              value: info
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
          env:
            - name: CACHE_SIZE
              value: "512"
            - name: LOG_LEVEL
              value: info
`,
		},
	],
});
