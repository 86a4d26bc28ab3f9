import { expect, test } from 'vitest';
import { cronProblem } from './cron.ts';

test.each([
	'0 3 * * *',
	'  0   3 * * *  ',
	'*/15 0-6,22-23 1,15 jan-JUN Mon-fri',
	'5/10 * * * ?',
	'? ? ? ? ?',
	'0 0 29 2 *',
	'0 0 31 2 mon',
	'0 0 30 2 */2',
	'+5 * * * *',
	'1,,2 * * * *',
	'@daily',
	'@hourly',
	'@every 1h30m',
	'@every 1.5h',
])('%j is a schedule', (schedule) => {
	expect(cronProblem(schedule)).toBe(undefined);
});

test.each([
	['', { kind: 'count', count: 0 }],
	['0 3 * *', { kind: 'count', count: 4 }],
	['0 0 3 * * *', { kind: 'count', count: 6 }],
	['TZ=Europe/Paris 0 3 * * *', { kind: 'time-zone' }],
	['CRON_TZ=UTC @daily', { kind: 'time-zone' }],
	['@Daily', { kind: 'word' }],
	['@reboot', { kind: 'word' }],
	['@every', { kind: 'word' }],
	['@every 5', { kind: 'word' }],
	['60 * * * *', { kind: 'value', field: 'minute', written: '60' }],
	['0 24 * * *', { kind: 'value', field: 'hour', written: '24' }],
	['0 0 0 * *', { kind: 'value', field: 'day', written: '0' }],
	['0 0 1 13 *', { kind: 'value', field: 'month', written: '13' }],
	['0 0 * * 7', { kind: 'value', field: 'weekday', written: '7' }],
	['0 0 * * sunday', { kind: 'value', field: 'weekday', written: 'sunday' }],
	['0 0 mon * *', { kind: 'value', field: 'day', written: 'mon' }],
	['*/0 * * * *', { kind: 'value', field: 'minute', written: '*/0' }],
	['*/ * * * *', { kind: 'value', field: 'minute', written: '*/' }],
	['1/2/3 * * * *', { kind: 'value', field: 'minute', written: '1/2/3' }],
	['1-2-3 * * * *', { kind: 'value', field: 'minute', written: '1-2-3' }],
	['30-10 * * * *', { kind: 'value', field: 'minute', written: '30-10' }],
	['-5 * * * *', { kind: 'value', field: 'minute', written: '-5' }],
	['0.5 * * * *', { kind: 'value', field: 'minute', written: '0.5' }],
	['1e1 * * * *', { kind: 'value', field: 'minute', written: '1e1' }],
	['0 3 L * *', { kind: 'value', field: 'day', written: 'L' }],
	['0 0 30 2 *', { kind: 'never' }],
	['0 0 31 4,6,9,11 *', { kind: 'never' }],
	[', * * * *', { kind: 'never' }],
	['*/90 * * * *', { kind: 'step', field: 'minute', written: '*/90' }],
	['0 */25 * * *', { kind: 'step', field: 'hour', written: '*/25' }],
])('%j is none', (schedule, problem) => {
	expect(cronProblem(schedule)).toEqual(problem);
});
