// How much there is for today and later, as the sidebar says: what the server counted, with what waits to be sent.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {newNumbers, numbers, take, used} from '../../assets/app/state/agenda.js';
import {today} from '../../assets/app/state/calendar.js';
import {backwards, becomes, comes, goes, shownOf} from '../../assets/app/state/changes.js';
import {later} from '../../assets/app/state/days.js';
import {byIds} from '../../assets/app/state/tree.js';

const now = today(), tomorrow = later(now, 1);
const row = (id, fields = {}) => ({id, title: id, order: `a0 ${id}`, date: now, ...fields});
const intents = (...changes) => [{id: '1', verb: '', shows: {list: 'list-a', rows: shownOf(changes.flat())}}];
const said = (waiting, today = '3', upcoming = '') => {
  take({today, upcoming});
  return numbers(waiting).map(([, number]) => number);
};
const becoming = (fields, was = {}) => becomes(byIds([row('a', was)]), 'a', fields);

test('before the server has counted there is nothing to show, and then only what the screen was not given', () => {
  assert.deepEqual(newNumbers([], () => undefined), []);
  const first = () => '4', shown = () => newNumbers([], first);
  assert.deepEqual(shown(), []);
  take({today: '4', upcoming: '4'});
  assert.deepEqual(shown(), []);
  take({today: '', upcoming: '4'});
  assert.deepEqual(shown(), [['today', '']]);
  take({today: '4', upcoming: '4'});        // also where the screen has not drawn yet what it was given
  assert.deepEqual(shown(), [['today', '4']]);
});

test('a row that is done, moved, hidden, deleted or added changes the numbers at once', () => {
  assert.deepEqual(said([]), ['3', '']);
  assert.deepEqual(said(intents(becoming({done_at: '~1'}))), ['2', '']);
  assert.deepEqual(said(intents(becoming({done_at: null}, {done_at: '~1'}))), ['4', '']);
  assert.deepEqual(said(intents(becoming({date: tomorrow}))), ['2', '1']);
  assert.deepEqual(said(intents(becoming({hidden_until: tomorrow}))), ['2', '']);
  assert.deepEqual(said(intents(becoming({title: 'Other'}))), ['3', '']);
  assert.deepEqual(said(intents([goes(row('a')), goes(row('b', {date: null}))])), ['2', '']);
  assert.deepEqual(said(intents([comes(row('a', {date: later(now, -3)})), comes(row('b', {date: tomorrow}))])), ['4', '1']);
});

test('a deadline before long counts for today, also where the date is to come', () => {
  const soon = later(now, 3), none = {date: null};
  assert.deepEqual(said(intents(becoming({deadline: soon}))), ['3', '']);
  assert.deepEqual(said(intents(becoming({deadline: soon}, none))), ['4', '']);
  assert.deepEqual(said(intents(becoming({deadline: later(now, 4)}, {...none, deadline: soon}))), ['2', '']);
  const both = intents(becoming({deadline: soon}, {date: tomorrow}));
  const gone = intents([goes(row('a', {date: tomorrow, deadline: now}))]);
  assert.deepEqual([said(both, '3', '1'), said(gone, '3', '1')], [['4', '1'], ['2', '']]);
});

test('several that wait add up, and what is taken back is as it was', () => {
  const changes = [...becoming({date: tomorrow}), ...becoming({date: tomorrow})];
  assert.deepEqual(said(intents(changes)), ['1', '2']);
  assert.deepEqual(said(intents(changes, backwards(changes))), ['3', '']);
  assert.deepEqual(backwards(backwards(changes)), changes);
});

test('what is done in a list that is put away changes no number', () => {
  const waiting = intents(becoming({done_at: '~1'}));
  used('list-a', false);
  assert.deepEqual(said(waiting), ['3', '']);
  used('list-a', true);
  assert.deepEqual(said(waiting), ['2', '']);
});

test('none is no number, and more than is counted stays so', () => {
  assert.deepEqual(said(intents(becoming({done_at: '~1'})), '1'), ['', '']);
  assert.deepEqual(said(intents(becoming({done_at: '~1'})), '999+'), ['999+', '']);
});
