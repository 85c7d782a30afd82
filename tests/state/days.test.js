// Days: which one is today, how they are said, and how they are typed.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as days from '../../assets/app/state/days.js';

const WEDNESDAY = '2027-01-13';
const said = (far, today = WEDNESDAY) => days.sayDay(days.later(today, far), today);
const at = (instant, zone, begins) => days.dayAt(Date.parse(instant), zone, begins);

test('a day near today is said by its name, within six days by its weekday, and any other by its date', () => {
  assert.deepEqual([-1, 0, 1, 2, 6, 7, -2].map(far => said(far)),
    ['Yesterday', 'Today', 'Tomorrow', 'Fri', 'Tue', '20 Jan', '11 Jan']);
});

test('a day of another year is said with its year', () => {
  assert.deepEqual([said(400), said(-30), said(3, '2027-12-30')], ['17 Feb 2028', '14 Dec 2026', 'Sun']);
});

test('a time is said by a clock of 24 hours or of 12', () => {
  const twelve = ['00:00', '00:05', '09:00', '12:00', '14:30', '23:59'].map(time => days.sayTime(time, '12'));
  assert.deepEqual(twelve, ['12 am', '12:05 am', '9 am', '12 pm', '2:30 pm', '11:59 pm']);
  assert.equal(days.sayTime('09:00', '24'), '09:00');
});

test('an instant is said as the clock shows it where one is', () => {
  const night = Date.parse('2027-01-13T23:05:59Z'), zone = 'Europe/Berlin';
  assert.equal(days.sayInstant(night, {zone, clock: '24'}), '14 Jan 2027, 00:05');
  assert.equal(days.sayInstant(night, {zone: 'America/New_York', clock: '12'}), '13 Jan 2027, 6:05 pm');
});

test('a day comes with its time, and what was to be done is said quietly', () => {
  const when = (far, time, more) =>
    days.sayWhen(far === null ? null : days.later(WEDNESDAY, far), time, {today: WEDNESDAY, clock: '24', ...more});
  assert.deepEqual([when(1, '14:00'), when(1, '14:00', {clock: '12'}), when(0, null), when(null, '14:00')],
    ['Tomorrow 14:00', 'Tomorrow 2 pm', 'Today', '14:00']);
  assert.deepEqual([when(-1, null), when(-2, '14:00'), when(-6, null), when(-7, null), when(-20, null)],
    ['Yesterday', 'from Monday', 'from Thursday', 'from 6 Jan', 'from 24 Dec 2026']);
  assert.equal(when(-2, '14:00', {done: true}), '11 Jan 14:00');
});

test('a deadline is counted down for two weeks', () => {
  const deadline = (far, done) => days.sayDeadline(days.later(WEDNESDAY, far), {today: WEDNESDAY, done});
  assert.deepEqual([0, 1, 2, 14, 15, -1, -20].map(far => deadline(far)), [
    'deadline today', 'deadline tomorrow', 'deadline in 2 days', 'deadline in 14 days', 'deadline 28 Jan',
    'deadline was yesterday', 'deadline was 24 Dec 2026',
  ]);
  assert.deepEqual([deadline(-2, true), deadline(3, true)], ['deadline 11 Jan', 'deadline Sat']);
});

test('until when a task is hidden', () => {
  assert.deepEqual([1, 2, 30].map(far => days.sayHidden(days.later(WEDNESDAY, far), WEDNESDAY)),
    ['hidden until tomorrow', 'hidden until Fri', 'hidden until 12 Feb']);
});

test('which day it is depends on where one is, and on when the day begins', () => {
  assert.equal(at('2027-01-13T11:30Z', 'Pacific/Kiritimati'), '2027-01-14');        // UTC+14
  assert.equal(at('2027-01-13T10:30Z', 'Pacific/Pago_Pago'), '2027-01-12');         // UTC-11
  assert.equal(at('2027-01-13T02:30Z', 'Europe/Berlin', 4), '2027-01-12');
  assert.equal(at('2027-01-13T03:00Z', 'Europe/Berlin', 4), '2027-01-13');
  assert.equal(at('2028-02-29T12:00Z', 'Europe/Berlin'), '2028-02-29');
});

test('it is said how long it is until the next day', () => {
  const until = (instant, zone, begins) => days.untilNextDay(Date.parse(instant), zone, begins) / 60_000;
  assert.equal(until('2027-01-13T22:30Z', 'Europe/Berlin'), 30);
  assert.equal(until('2027-01-13T22:30Z', 'Europe/Berlin', 4), 4 * 60 + 30);
  assert.equal(until('2027-01-13T23:00Z', 'Europe/Berlin'), 24 * 60);
});

test('the days that are chosen most', () => {
  const of = (today, weekBegins = 'monday') => days.presets(today, weekBegins).map(({name, day}) => `${name} ${day}`);
  assert.deepEqual(of(WEDNESDAY),
    ['Today 2027-01-13', 'Tomorrow 2027-01-14', 'This weekend 2027-01-16', 'Next week 2027-01-18']);
  assert.equal(of(WEDNESDAY, 'sunday')[3], 'Next week 2027-01-17');
  assert.deepEqual(of('2027-01-16').slice(2), ['Next weekend 2027-01-23', 'Next week 2027-01-18']);
  assert.equal(of('2027-01-18')[3], 'Next week 2027-01-25');
});
