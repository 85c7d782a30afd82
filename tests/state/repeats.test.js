// What a tick makes of a task that repeats, before the server has heard of it.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {becomes} from '../../assets/app/state/changes.js';
import {movedOn, sayDone, seenOn} from '../../assets/app/state/repeats.js';

const today = '2027-01-13', days = '2027-01-14 2027-01-15 2027-01-16 2027-01-17 2027-01-18';
const row = fields => ({id: 'task-one', title: 'Water', order: 'a0', repeat: 'every day', date: today, next: days, ...fields});

test('a task that does not repeat, is done or has come for the last time is completed as others are', () => {
  for (const other of [{repeat: null}, {done_at: '~1'}, {next: ''}]) assert.equal(movedOn(row(other), today), null);
});

test('it goes on to the first day after its own, and after today', () => {
  assert.equal(movedOn(row({}), today).date, '2027-01-14');
  assert.equal(movedOn(row({date: '2027-01-14'}), today).date, '2027-01-15');
  assert.equal(movedOn(row({date: '2027-01-05'}), '2027-01-15').date, '2027-01-16');
  assert.equal(movedOn(row({date: '2027-01-16', next: `done ${today} 2027-01-16 2027-01-19`}), today).date, '2027-01-16');
  assert.deepEqual(movedOn(row({next: 'done 2027-01-12 2027-01-15 2027-01-18'}), today), {}, 'as of another day');
});

test('the days that were known are known again when it is taken back', () => {
  const is = row({}), rows = new Map([[is.id, is]]), [[, was, then]] = becomes(rows, is.id, movedOn(is, today));
  const answered = {...is, ...then, next: `${days.slice(11)} 2027-01-19`};      // as of its new day
  assert.equal(movedOn({...answered, ...was}, today).date, '2027-01-14');
  assert.equal(movedOn({...answered, ...was, ...then}, today).date, '2027-01-15');
});

test('after the days that are known, the server says the next one, unless they were the last', () => {
  assert.deepEqual(movedOn(row({date: '2027-01-18'}), today), {});
  assert.deepEqual(movedOn(row({next: undefined}), today), {});
  assert.equal(movedOn(row({date: '2027-01-14', next: '2027-01-14'}), today), null);
});

test('its other days stay as far from it, and its boxes are open again', () => {
  const {deadline, hidden_until: until, notes} =
    movedOn(row({date: '2027-01-10', deadline: '2027-01-12', hidden_until: '2027-01-09', notes: '2/5'}), today);
  assert.deepEqual([deadline, until, notes], ['2027-01-16', '2027-01-13', '0/5']);
});

test('it is said what was missed, and when it comes next', () => {
  assert.equal(sayDone(row({missed: '3'}), '2027-01-14', today), 'Completed Water, also for the 3 days missed. Next: tomorrow');
  assert.equal(sayDone(row({}), '2027-02-09', today), 'Completed Water. Next: Tue 9 Feb');
  assert.equal(sayDone(row({}), undefined, today), 'Completed Water.');
});

test('an intent says for which day each task was that repeats', () => {
  const all = [row({}), row({id: 'task-two', date: null}), row({id: 'task-three', repeat: null})];
  assert.deepEqual(seenOn(all, today), {day: today, of: {'task-one': today, 'task-two': null}});
});
