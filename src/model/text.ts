export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What Holdfast says to people, in every language that it speaks. */
export type Text = { readonly [L in Language]: string };
