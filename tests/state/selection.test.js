import assert from 'node:assert/strict';
import {test} from 'node:test';
import {allOf, makeSelection, MOST} from '../../assets/app/state/selection.js';

const row = n => ({id: `task-${n}`, title: `Task ${n}`, order: `a${n}`});
const none = () => undefined;

test('what is selected is in the order of the view, however it was chosen', () => {
  const selection = makeSelection();
  for (const n of [4, 1, 3]) selection.set(row(n), n, true);
  selection.set(row(3), 3, false);
  assert.deepEqual(selection.rows(none).map(({id}) => id), ['task-1', 'task-4']);
  assert.deepEqual(selection.anchor(), {id: 'task-3', place: 3});
});

test('rows that are on screen are told as they are now', () => {
  const selection = makeSelection(), now = {...row(1), title: 'Milk'};
  selection.set(row(1), 1, true);
  assert.deepEqual(selection.rows(id => (id === now.id ? now : undefined)), [now]);
});

test('a range takes the place of what was selected, and is counted from where it was', () => {
  const selection = makeSelection();
  selection.set(row(1), 1, true);
  selection.add([row(1), row(2), row(3)], 1);
  selection.add([row(1), row(2)], 1);
  assert.deepEqual([selection.size(), selection.anchor()?.place], [2, 1]);
  selection.add([row(5)], 5, true);
  assert.equal(selection.size(), 3);
});

test('there is room for as many as one intent may name', () => {
  const selection = makeSelection();
  selection.add(Array.from({length: MOST + 5}, (_, n) => row(n)), 0);
  assert.equal(selection.size(), MOST);
  assert.equal(selection.set(row(MOST + 1), MOST + 1, true), false);
  assert.equal(selection.set(row(0), 0, true), true);
});

test('all are the open ones, and the completed ones too when one asks again', () => {
  const now = {sections: [{done: false, count: 3}, {done: false, count: 4}, {done: true, count: 2}]};
  assert.deepEqual(allOf(now, false, 0), [0, 7]);
  assert.deepEqual(allOf(now, false, 7), [0, 9]);
  assert.deepEqual(allOf(now, true, 0), [7, 9]);
  assert.deepEqual(allOf({sections: [{done: true, count: 2}]}, false, 0), [0, 2]);
});
