// A list that is grouped by a field: where its tasks stand before the server has said so.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {forgetLists, windowFromCopy} from '../../assets/app/state/copy.js';
import {arrangedBy} from '../../assets/app/state/groups.js';
import {replay} from '../../assets/app/state/replay.js';
import {settle} from '../../assets/app/state/settled.js';
import {byIds, effects} from '../../assets/app/state/tree.js';
import * as model from '../../assets/app/state/window.js';

const tick = (now, row, done) => model.change(now, effects(byIds(now.order), row.id, {done_at: done ? model.justNow() : null}));

const row = (id, priority = undefined) => ({id, title: id, order: id, ...(priority && {priority})});
const view = () => ({
  view: '/lists/list-one', list: 'list-one', title: 'Groceries', show: 'all', start: 0, open: 3, done: 0, seq: 5,
  facts: {grouping: 'priority'}, rows: [row('b', '1'), row('a'), row('c')],
  sections: [['p1', 1], ['p2', 0], ['p3', 0], ['No priority', 2], ['done', 0]].map(([key, count]) =>
    ({key, title: key, count, done: key === 'done'})),
});
const standing = now => now.order.map(({id, stands}) => `${id} in ${stands}`);
const waits = (id, fields) => [{id: 'intent-1', shows: {list: 'list-one', rows: [[id, fields]]}}];

test('a new task is added to the group of those that have no value', () => {
  const now = model.windowOf(view(), 60);
  assert.equal(model.add(now, [row('d')], 60), false);
  assert.deepEqual(standing(now), ['b in p1', 'a in No priority', 'c in No priority', 'd in No priority']);
});

test('a task that is ticked and opened again, or that comes back, goes to its group', () => {
  const now = model.windowOf(view(), 60), [b] = now.order;
  for (const done of [true, false]) {
    tick(now, b, done);
    settle(now);
  }
  assert.deepEqual(standing(now), ['b in p1', 'a in No priority', 'c in No priority']);
  model.putBack(now, row('e', '2'), model.placeOf(now, row('e', '2')).place, 60);
  assert.deepEqual(standing(now), ['b in p1', 'e in p2', 'a in No priority', 'c in No priority']);
});

test('what waits to be sent shows in the group in which it will be', () => {
  const seen = replay(view(), waits('c', {priority: '2'}));
  assert.deepEqual(seen.rows.map(({id, stands}) => `${id} in ${stands}`), ['b in p1', 'c in p2', 'a in No priority']);
  assert.deepEqual(seen.sections.map(({count}) => count), [1, 1, 0, 1, 0]);
});

test('before its groups are known, tasks stand in the first section', () => {
  const plain = {...view(), sections: [{key: 'open', title: '', count: 3, done: false}]};
  assert.equal(model.homeOf(plain, row('x', '1')).key, 'open');
});

test('a list is arranged by its fields, and the time belongs to the date', () => {
  assert.deepEqual(arrangedBy({sort: 'title', grouping: 'date'}), ['title', 'date', 'time']);
  assert.deepEqual(arrangedBy({}), []);
  assert.deepEqual(arrangedBy(), []);
});

test('the copy of a browser shows a list in its groups, and in its sections when it is not grouped any more', () => {
  const task = (order, fields) => ({list: 'list-one', title: order, order, deleted_at: null, done_at: null, ...fields});
  const shows = facts => {
    localStorage.setItem(JSON.stringify({account: 1, part: 'lists-copy'}), JSON.stringify({
      lists: {'list-one': {title: 'Groceries', ...facts}},
      sections: {'section-one': {list: 'list-one', title: 'Kitchen', order: 'a0'}},
      tasks: {a: task('a'), b: task('b', {priority: '1', section: 'section-one'}), c: task('c', {done_at: '2026-01-01'})},
    }));
    const {rows, sections} = windowFromCopy(1, '/lists/list-one', 60, {id: 'list-one', title: 'Groceries'});
    return [rows.map(({id}) => id).join(''), ...sections.map(one => `${one.title || one.key}: ${one.count}`)];
  };
  assert.deepEqual(shows({grouping: 'priority'}), ['bac', 'p1: 1', 'p2: 0', 'p3: 0', 'No priority: 1', 'Completed: 1']);
  assert.deepEqual(shows({}), ['abc', 'open: 1', 'Kitchen: 1', 'Completed: 1']);
  forgetLists(1, ['list-two']);
  assert.equal(windowFromCopy(1, '/lists/list-one', 60, {id: 'list-one', title: 'Groceries'}).rows.length, 3);
  forgetLists(1, ['list-one']);
  assert.equal(windowFromCopy(1, '/lists/list-one', 60, {id: 'list-one', title: 'Groceries'}).rows.length, 0);
});
