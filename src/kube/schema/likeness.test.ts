import { expect, test } from 'vitest';
import { likeliest } from './likeness.ts';

const fields = ['image', 'imagePullPolicy', 'runAsUser', 'runAsGroup', 'env', 'envFrom', 'tty'];
const cases = (word: string, expected: string | undefined) =>
	test(`${word} is ${expected}`, () => expect(likeliest(word, fields)).toBe(expected));

cases('Image', 'image');
cases('run_as_user', 'runAsUser');
cases('images', 'image');
cases('imgae', 'image');
cases('imagepulpolicy', 'imagePullPolicy');
cases('envform', 'envFrom');
cases('evn', 'env');
cases('nothing', undefined);
cases('x', undefined);
cases('', undefined);
cases('i'.repeat(100_000), undefined);
