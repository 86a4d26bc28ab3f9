import type { Text } from './text.ts';

/** What kind of promise was broken: it decides the exit code. */
export type ErrorCode = 'usage' | 'config' | 'input';

/** A wrong use or a broken promise, told in one line; the application decides what happens. */
export class HoldfastError extends Error {
	readonly code: ErrorCode;
	readonly text: Text;
	readonly suggestion: Text | undefined;

	constructor(code: ErrorCode, message: Text, options?: ErrorOptions & { suggestion?: Text }) {
		super(message.en, options);
		this.name = 'HoldfastError';
		this.code = code;
		this.text = message;
		this.suggestion = options?.suggestion;
	}
}
