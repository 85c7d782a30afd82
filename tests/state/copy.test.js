// The copy of what was seen.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './globals.js';
import {dashIsHere} from '../../assets/app/lib/dash.js';

page.workspace = {dataset: {account: '7', timeZone: 'UTC'}};
const {inCopy, keepClosed, patch, windowFromCopy} = await import('../../assets/app/state/copy.js');

const task = (title, order, more = {}) => ({list: 'list-one', title, order, done_at: null, deleted_at: null, ...more});
const SEEN = {
  seq: 5, lists: {'list-one': {title: 'Groceries'}},
  sections: {kitchen: {list: 'list-one', title: 'Kitchen', order: 'a1'}},
  tasks: {
    milk: task('Milk', 'a1 milk'), rye: task('Rye', 'a1 milk!a1 rye', {parent: 'milk'}),
    pan: task('Pan', 'a2 pan', {section: 'kitchen'}),
  },
};
const shown = () => {
  const {rows, sections} = windowFromCopy(7, '/lists/list-one', 60, {id: 'list-one', title: 'Groceries'}) ?? {rows: [], sections: []};
  return [rows.map(row => row.title), sections.map(one => one.closed)];
};
const collapse = (closed, under) => /** @type {any} */ ([
  {id: 'one', verb: 'collapse', shows: {list: 'list-one', rows: [], sections: [['kitchen', {closed}]]}},
  {id: 'two', verb: 'collapse', shows: {list: 'list-one', rows: [['milk', {closed: under}], ['gone', {closed: under}]]}},
  {id: 'three', verb: 'set_task', shows: {list: 'list-one', rows: [['pan', {closed: '1'}]]}},
]);

test('a change is made in a copy, and makes none where nothing was seen yet', () => {
  const changed = [], key = '{"account":7,"part":"lists-copy"}';
  dashIsHere();
  /** @type {any} */ (globalThis).dash_clientside.set_props = (_id, {data}) => changed.push(data);
  for (const copy of [null, 'null', JSON.stringify(SEEN)]) {
    if (copy) localStorage.setItem(key, copy);
    patch(7, {seq: 6});
  }
  assert.deepEqual(changed, [{seq: 6}]);
  localStorage.removeItem(key);
});

test('what the person has closed is closed when the list is shown again, until they open it', () => {
  keepClosed(7, collapse(true, '1'));           // where nothing was seen yet
  assert.equal(inCopy(7).seq, undefined);
  localStorage.setItem('{"account":7,"part":"lists-copy"}', JSON.stringify(SEEN));
  assert.deepEqual(shown(), [['Milk', 'Rye', 'Pan'], [undefined, undefined, undefined]]);
  keepClosed(7, collapse(true, '1'));
  assert.deepEqual(shown(), [['Milk'], [undefined, 1, undefined]]);
  assert.deepEqual(Object.keys(inCopy(7).tasks), ['milk', 'rye', 'pan']);
  keepClosed(7, collapse(false, null));
  assert.deepEqual(shown(), [['Milk', 'Rye', 'Pan'], [undefined, undefined, undefined]]);
});
