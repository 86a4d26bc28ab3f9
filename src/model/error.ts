/** Every broken promise has its code here. */
export type ErrorCode = 'usage' | 'config' | 'input' | 'internal';

/** A broken promise or a wrong use; the application decides what happens. */
export class HoldfastError extends Error {
	readonly code: ErrorCode;
	readonly suggestion: string | undefined;

	constructor(code: ErrorCode, message: string, options?: ErrorOptions & { suggestion?: string }) {
		super(message, options);
		this.name = 'HoldfastError';
		this.code = code;
		this.suggestion = options?.suggestion;
	}
}
