import type { CheckInfo } from '../model/check.ts';
import type { Severity } from '../model/severity.ts';
import type { Language } from '../model/text.ts';
import { words } from './words.ts';

export const levels = {
	critical: 'error',
	high: 'error',
	medium: 'warning',
	low: 'note',
} satisfies { [S in Severity]: string };

/** GitHub reads these as CVSS scores: critical is over 9.0, high from 7.0, medium from 4.0. */
const scores = {
	critical: '9.5',
	high: '8.0',
	medium: '5.5',
	low: '3.0',
} satisfies { [S in Severity]: string };

/** A check as SARIF's reportingDescriptor. */
export function ruleOf(check: CheckInfo, language: Language): unknown {
	const { id, title, why, severity, standards } = check;
	return {
		id,
		name: ruleName(id),
		shortDescription: { text: title[language] },
		fullDescription: { text: why[language] },
		help: { text: helpText(check, language), markdown: helpMarkdown(check, language) },
		defaultConfiguration: { level: levels[severity] },
		properties: {
			precision: 'high',
			'security-severity': scores[severity],
			// Without the tag `security`, GitHub ignores the score; it reads at most 20 tags.
			tags: ['security', 'kubernetes', ...standards].slice(0, 20),
		},
	};
}

/** `pod/host-path` as the identifier that SARIF wants in a name: `PodHostPath`. */
function ruleName(id: string): string {
	return id.replace(/(?:^|[/-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function helpText({ why, mend, examples }: CheckInfo, language: Language): string {
	const colon = words.colon[language];
	const [example] = examples;
	const parts = [why[language], words.mend[language] + colon + mend[language]];
	if (example) {
		parts.push(`${words.bad[language]}${colon.trim()}\n\n${example.bad}`.trimEnd());
		parts.push(`${words.good[language]}${colon.trim()}\n\n${example.good}`.trimEnd());
	}
	return parts.join('\n\n');
}

function helpMarkdown(info: CheckInfo, language: Language): string {
	const { why, mend, examples } = info;
	const [example] = examples;
	const advice = `**${words.mend[language]}**${words.colon[language]}${mend[language]}`;
	const parts = [why[language], advice];
	if (example) {
		parts.push(`**${words.bad[language]}**`, fence(example.bad, info));
		parts.push(`**${words.good[language]}**`, fence(example.good, info));
	}
	return parts.join('\n\n');
}

function fence(source: string, { language = 'yaml' }: CheckInfo): string {
	return `\`\`\`${language}\n${source.trimEnd()}\n\`\`\``;
}
