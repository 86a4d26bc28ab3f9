import { expect, test } from 'vitest';
import { defaultSettings } from '../model/settings.ts';
import { fixValuesFor } from './fix-values.ts';

const checkout = {
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	name: 'checkout',
	namespace: 'shop',
	value: {},
	origin: { file: 'a.yaml', document: 1, path: [] },
};

test('the usual values, unless something is set', () => {
	expect(fixValuesFor(checkout, defaultSettings)).toMatchObject({
		memoryLimit: '256Mi',
		userId: 10_000,
		replicas: 2,
	});
	expect(fixValuesFor(checkout, { ...defaultSettings, minimumUserId: 5 }).userId).toBe(5);
});

test.each([
	['Deployment/checkout', '2Gi'],
	['Deployment/shop/checkout', '2Gi'],
	['*/shop/*', '2Gi'],
	['Deployment/other/checkout', '1Gi'],
	['StatefulSet/**', '1Gi'],
])('rules for %s', (resource, memoryLimit) => {
	const values = [{ memoryLimit: '1Gi' }, { resource, memoryLimit: '2Gi' }];
	expect(fixValuesFor(checkout, { ...defaultSettings, values }).memoryLimit).toBe(memoryLimit);
});
