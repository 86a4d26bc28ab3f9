import { findFiles } from '../src/io/find.ts';
import { readText } from '../src/io/read.ts';
import { readYaml } from '../src/lang/yaml/read.ts';

// What every scan must do at least: find the files, read and parse them, values and positions.
let documents = 0;
for (const { file } of findFiles(process.argv.slice(2)).files) {
	const read = readText(file);
	if (read.kind === 'failure') continue;
	for (const document of readYaml(read.text).documents) {
		if (document.kind === 'failure') continue;
		document.source.range(['metadata', 'name']);
		documents++;
	}
}
process.stdout.write(`${documents}\n`);
