// What was done to tasks, as a step keeps it, and how it is taken back.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import * as changes from '../../assets/app/state/changes.js';
import {replay} from '../../assets/app/state/replay.js';
import {byIds, effects} from '../../assets/app/state/tree.js';
import * as model from '../../assets/app/state/window.js';

const NOON = '2026-01-01T12:00:00Z';
const cake = {id: 'cake', title: 'Cake', order: 'a cake', subtasks: '0/2'};
const flour = {id: 'flour', title: 'Flour', order: 'a cake!a flour', parent: 'cake', subtasks: '0/1'};
const mill = {id: 'mill', title: 'Mill', order: 'a cake!a flour!a mill', parent: 'flour'};
const eggs = {id: 'eggs', title: 'Eggs', order: 'a cake!b eggs', parent: 'cake'};
const tree = [cake, flour, mill, eggs];
const past = (row, at = NOON) => ({...row, done_at: at, ...(row.parent && {root_done_at: at})});
const completed = [{...past(cake), subtasks: '2/2'}, {...past(flour), subtasks: '1/1'}, past(mill), past(eggs)];

const view = (rows, list = 'list-one') => {
  const done = rows.filter(row => model.isPast({list}, row)).length, sections = [
    {key: 'open', title: '', count: rows.length - done, done: false}, {key: 'done', title: '', count: done, done: true},
  ];
  return {view: `/lists/${list}`, list, title: 'Party', show: 'all', start: 0, open: rows.length - done, done, seq: 1, rows, sections};
};
const window = rows => model.windowOf(structuredClone(view(rows)), 60);
const said = rows => rows.map(({title, subtasks, done_at: done}) => `${done ? '+' : '-'}${title} ${subtasks ?? ''}`.trim());
const back = all => all.map(([id, was, is]) => [id, is, was]);
const intent = rows => ({id: '', verb: '', shows: {list: 'list-one', rows}});

// As screen/list.js and does/undo.js do it.
const doTo = (now, all) => {
  for (const [id, , is] of changes.inTurn(all)) {
    const row = now.order.find(one => one.id === id);
    if (!is && row) model.remove(now, row);
    else if (is && row) model.change(now, effects(byIds(now.order), id, is));
    else if (is) {
      const whole = {...is, id, ...effects(byIds(now.order), id, {...is, id})[0][1]}, {place} = model.placeOf(now, whole);
      if (place !== null) model.putBack(now, whole, place, 60);
    }
  }
};

test('what comes under completed tasks opens them, and taken back it completes them again', () => {
  const now = window(completed), sugar = {id: 'sugar', title: 'Sugar', order: 'a cake!a flour!b sugar', parent: 'flour'};
  const opened = changes.opensFor(byIds(now.order), [sugar]);
  assert.deepEqual(opened.map(([id, was, is]) => [id, was.done_at, is.done_at]), [['flour', NOON, null], ['cake', NOON, null]]);

  const step = [[sugar.id, null, model.fieldsOf(sugar)], ...opened];
  model.add(now, [sugar], 60);
  assert.deepEqual(said(now.order), ['-Cake 1/2', '-Flour 1/2', '+Mill', '-Sugar', '+Eggs']);
  const copied = replay(view(completed), [intent(changes.shownOf(step)), intent(changes.shownOf(back(step)))]);
  assert.deepEqual(said(copied.rows), said(completed));
  doTo(now, back(step));
  assert.deepEqual(said(now.order), said(completed));
  doTo(now, step);
  assert.deepEqual(said(now.order.filter(({id}) => id === 'cake')), ['-Cake 1/2']);
});

test('a tree that comes back has its numbers, each once', () => {
  const now = window(tree), gone = now.order.map(changes.goes);
  assert.deepEqual(gone.map(([, was]) => was.subtasks), [undefined, undefined, undefined, undefined]);
  assert.deepEqual(said(replay(view([]), [intent(changes.shownOf(back(gone)))]).rows), said(tree));

  model.remove(now, now.order[0]);
  doTo(now, back(gone));
  assert.deepEqual(said(now.order), said(tree));
});

test('completed trees come back in their order, each with those under it', () => {
  const milk = past({id: 'milk', title: 'Milk', order: 'b milk'}), all = [milk, ...completed], now = window(all);
  const cleared = now.order.map(changes.goes);
  for (const row of [now.order[0], now.order[1]]) model.remove(now, row);
  doTo(now, back(cleared));
  assert.deepEqual(said(now.order), said(all));
});

test('a row that is not on screen counts for those that are', () => {
  const now = window([{...past(cake), subtasks: '2/5'}]), rows = byIds([{...past(eggs), order: undefined}, ...now.order]);
  const [, [id, was, is]] = changes.becomes(rows, 'eggs', {done_at: null});
  assert.deepEqual([id, was.done_at, is.done_at], ['cake', NOON, null]);
  model.change(now, effects(rows, 'eggs', {done_at: null}));
  assert.deepEqual(said(now.order), ['-Cake 1/5']);
});
