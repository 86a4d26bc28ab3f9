import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
		globalSetup: 'test/build-once.ts',
		pool: 'threads',
		isolate: false,
	},
});
