// Rows that are hidden until a day, in a window of a list.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {replay} from '../../assets/app/state/replay.js';
import * as model from '../../assets/app/state/window.js';
import {at, counts, ids, row, set, tick, view} from './windows.js';

const hide = (now, row, day) => set(now, row, {hidden_until: day});
const LATER = '2999-01-01', PAST = '2020-01-01';
const hiding = (show = 'all', rows = [row('a'), row('b')]) => ({
  ...view(rows, {open: show === 'hidden' ? 5 : rows.length, show}), hidden: show === 'hidden' ? rows.length : 0,
  ...(show === 'hidden' && {sections: [{key: 'hidden', title: '', count: rows.length, done: false}]}),
});
const hidden = (id, until = LATER) => ({...row(id), hidden_until: until});

test('a row that is hidden until a day leaves, and counts apart', () => {
  const now = model.windowOf(hiding(), 60);
  assert.equal(hide(now, at(now, 'a'), PAST), false);
  assert.equal(hide(now, at(now, 'a'), LATER), true);
  model.leave(now, at(now, 'a'));
  assert.deepEqual([ids(now), now.open, now.hidden, model.visible(now)], [['b'], 1, 1, 1]);
});

test('where the hidden ones are shown, one that is hidden no more leaves, and so does one that is ticked', () => {
  const now = model.windowOf(hiding('hidden', [hidden('a'), hidden('b')]), 60);
  assert.equal(hide(now, at(now, 'a'), null), true);
  assert.deepEqual([now.open, now.hidden], [6, 1]);
  assert.equal(tick(now, at(now, 'b'), true), true);
  assert.deepEqual([now.open, now.hidden, now.done], [6, 0, 1]);
});

test('where the hidden ones are shown, a new row is not', () => {
  const now = model.windowOf(hiding('hidden', [hidden('a')]), 60);
  model.add(now, [row('new')], 60);
  assert.deepEqual([ids(now), now.open], [['a'], 6]);
});

test('a completed row that was hidden is opened again out of sight', () => {
  const now = model.windowOf({...view([{...hidden('z'), done_at: '2026-01-01'}], {done: 1}), hidden: 0}, 60);
  assert.equal(tick(now, at(now, 'z'), false), true);
  assert.deepEqual([now.open, now.hidden, now.done], [0, 1, 0]);
});

test('what waits to be hidden, or to be seen again, is so in a view that the server sent before', () => {
  const until = (id, day) => ({id: `of-${id}`, shows: {list: 'list-one', rows: [[id, {hidden_until: day}]]}});
  const open = replay(hiding(), [until('a', LATER)]);
  assert.deepEqual([open.rows.map(({id}) => id), open.open, open.hidden, ...counts(open)], [['b'], 1, 1, 1, 0]);
  const apart = replay(hiding('hidden', [hidden('a'), hidden('b', '2999-05-01')]), [until('a', '2999-09-01'), until('c', null)]);
  assert.deepEqual([apart.rows.map(({id}) => id), apart.hidden], [['b', 'a'], 2]);
});

test('a view that leaves none out shows hidden rows as all others', () => {
  const {hidden: _, ...all} = hiding('all', [hidden('a'), row('b')]), now = model.windowOf(all, 60);
  assert.equal(hide(now, at(now, 'b'), LATER), false);
  assert.deepEqual([ids(now), now.open, now.hidden], [['a', 'b'], 2, undefined]);
});
