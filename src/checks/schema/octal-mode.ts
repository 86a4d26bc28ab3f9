import type { Edit } from '../../model/edit.ts';
import { asList, asNumber, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A file mode written as a decimal number', '文件权限被写成了十进制数'),
	why: text(
		'Without a leading zero 400 is decimal and means the mode 0620, which lets the group write; 644 and above are refused.',
		'没有前导零时，400 是十进制数，对应权限 0620，即组可写；644 及以上会被拒绝。',
	),
	mend: text('Write the mode with a leading zero, as in 0400.', '写上前导零，例如 0400。'),
	severity: 'medium',
	standards: [],
	on: 'volume',
	mentions: ['mode', 'defaultMode'],
	detect(volume) {
		const found = modes(volume.fields, []).filter(({ mode }) => looksOctal(mode));
		if (found.length === 0) return undefined;
		return found.map(({ mode, path }) => ({
			path: volume.at(...path),
			message: text(
				`the decimal ${mode} is the mode 0${mode.toString(8)}; 0${mode} was probably meant`,
				`十进制 ${mode} 即权限 0${mode.toString(8)}；本意可能是 0${mode}`,
			),
			fix: {
				safety: 'evidence',
				edits: [modeEdit(volume.at(...path), mode)],
			},
		}));
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      volumeMounts:
        - name: keys
          mountPath: /keys
  volumes:
    - name: keys
      secret:
        secretName: web-keys
        defaultMode: 400
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:2.3.1
      volumeMounts:
        - name: keys
          mountPath: /keys
  volumes:
    - name: keys
      secret:
        secretName: web-keys
        defaultMode: 0400
`,
		},
	],
});

function modeEdit(path: Path, mode: number): Edit {
	return { kind: 'set', path, value: Number.parseInt(String(mode), 8), written: `0${mode}` };
}

type Mode = { readonly mode: number; readonly path: Path };

// 0640 is 416, so what reads as an octal mode in decimal digits was written without its zero.
function looksOctal(mode: number): boolean {
	return (
		mode >= 400 &&
		mode <= 777 &&
		/^[4-7][04-7][04-7]$/.test(String(mode)) &&
		mode !== 420 &&
		mode !== 416
	);
}

function modes(value: unknown, path: Path): Mode[] {
	if (!isFields(value) || path.length > 4) return [];
	return Object.entries(value).flatMap(([key, each]): Mode[] => {
		if (key === 'defaultMode' || key === 'mode') {
			const mode = asNumber(each);
			return mode === undefined ? [] : [{ mode, path: [...path, key] }];
		}
		if (Array.isArray(each))
			return asList(each).flatMap((item, i) => modes(item, [...path, key, i]));
		return modes(each, [...path, key]);
	});
}
