export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What Holdfast says to people, in every language that it speaks. */
export type Text = { readonly [L in Language]: string };

/** A text from its English and Chinese wording. */
export function text(en: string, zh: string): Text {
	return { en, zh };
}

/** The question after a word that nobody knows. */
export function didYouMean(word: string): Text {
	return text(`did you mean '${word}'?`, `是否想写 '${word}'？`);
}
