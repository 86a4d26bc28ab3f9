import { explainFailure } from '../io/find.ts';
import { HoldfastError } from '../model/error.ts';
import { text } from '../model/text.ts';

/** What to say when the file that the user named for output takes none. */
export function cannotWrite(file: string, cause: unknown): HoldfastError {
	const { en, zh } = explainFailure(cause);
	return new HoldfastError(
		'usage',
		text(`${file} cannot be written: ${en}`, `无法写入 ${file}：${zh}`),
		{ cause },
	);
}
