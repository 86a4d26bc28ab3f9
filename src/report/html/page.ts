import { hash } from 'node:crypto';
import type { Language } from '../../model/text.ts';
import { jsonText } from '../json-text.ts';
import type { ScanReport } from '../scan-report.ts';
import { client } from './client.ts';
import { type Files, pageData } from './data.ts';
import { style } from './style.ts';
import { pageWords } from './words.ts';

/** A scan as one page that needs no network: findings with their source, to filter and to search. */
export function* renderHtml(
	report: ScanReport,
	language: Language,
	files: Files,
): Generator<string> {
	const script = `(${client.toString()})(JSON.parse(document.getElementById('data').textContent));`;
	yield `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">\n<meta charset="utf-8">\n`;
	yield `<meta http-equiv="Content-Security-Policy" content="${policy(script)}">\n`;
	yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
	yield `<title>${pageWords.title[language]}</title>\n<style>${style}</style>\n<body>\n`;
	yield '<script type="application/json" id="data">';
	// In a script element only an opening angle bracket could end it.
	yield jsonText(pageData(report, language, files)).replaceAll('<', '\\u003c');
	yield `</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

/** The page may run its own script and nothing else, and reach nothing. */
function policy(script: string): string {
	const own = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;
	return `default-src 'none'; script-src ${own(script)}; style-src ${own(style)}`;
}
