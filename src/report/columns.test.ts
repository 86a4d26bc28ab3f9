import { expect, it } from 'vitest';
import { columns } from './columns.ts';

it.each([
	['web', 3],
	['', 0],
	['é', 1],
	['e\u0301', 1],
	['支付', 4],
	['ｗｅｂ', 6],
	['，。', 4],
	['한국', 4],
	['カナ', 4],
	['ｶﾅ', 2],
	['💳', 2],
	['👩‍💻', 2],
	['❤️', 2],
	['🇩🇪', 2],
	['👍🏽', 2],
	['𠮷', 2],
	['нет', 3],
	['…│✖', 3],
])('%s takes %i columns', (text, expected) => {
	expect(columns(text)).toBe(expected);
});
