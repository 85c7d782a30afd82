// An order between two others, until the server says its own.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {atEnd, between, spread} from '../../assets/app/state/order.js';
import {isWhole, replay, takesOut} from '../../assets/app/state/replay.js';

test('it is between the two, however often there is one more', () => {
  for (const [low, high] of [['a0', 'a1'], ['Zz', 'a0'], ['a0', 'a0V'], ['a0z', 'a1'], ['~000000009', '~000000010'], ['', 'a0']]) {
    let [before, after] = [low, high];
    for (let times = 0; times < 200; times++) {
      const order = between(before, after);
      assert.ok(before < order && order < after, `${before} < ${order} < ${after}`);
      if (times % 3) before = order;
      else after = order;
    }
  }
});

test('many are between the two, in their order, and stay short', () => {
  for (const [low, high] of [['a0', 'a1'], ['a0', 'a0V'], ['', 'a0'], ['a0', undefined], ['a0', 'a0']]) {
    const orders = spread(1_000, low, high), bound = high > low ? high : '~~~~~~~~';
    assert.deepEqual([...orders].sort(), orders);
    assert.ok(new Set([low, ...orders, bound]).size === 1_002 && low < orders[0] && orders[999] < bound);
    assert.ok(orders.every(({length}) => length < 8));
  }
  assert.deepEqual(spread(0), []);
});

test('without a bound, or with one that does not come after, it is after the first', () => {
  for (const [low, high] of [['a0', undefined], ['a0', 'a0'], ['~~', 'a0'], ['', undefined]]) assert.ok(between(low, high) > low);
});

test('the end is after all that the server gives, and after the end before it', () => {
  const [one, other] = [atEnd(), atEnd()];
  assert.ok('zzzz' < one && one < other);
});

const view = (list, ...orders) => ({
  view: `/lists/${list}`, list, title: 'Groceries', show: 'all', start: 0, open: orders.length, done: 0, seq: 5,
  sections: [{key: 'open', title: '', count: orders.length, done: false}, {key: 'done', title: '', count: 0, done: true}],
  rows: orders.map(order => ({id: `task-${order}`, title: order, order})),
});
const ids = shown => shown.rows.map(({id}) => id);

test('a row that waits to be placed stands there, and one that is not here stays away', () => {
  const placed = {id: 'one', verb: 'place_task', shows: {list: 'list-one', rows: [['task-a3', {order: 'a1V'}], ['task-b0', {order: 'a1'}]]}};
  assert.deepEqual(ids(replay(view('list-one', 'a1', 'a2', 'a3'), [placed])), ['task-a1', 'task-a3', 'task-a2']);
});

test('a row that waits to be moved to another list is gone from the one and there in the other, and undone it is back', () => {
  const fields = {title: 'a2', order: '~000000001'};
  const move = {id: 'one', verb: 'move_task', shows: {list: 'list-one', rows: [['task-a2', {...fields, list: 'list-two'}]]}};
  const back = {id: 'two', verb: 'undo', shows: {list: 'list-one', undoes: 'zero', rows: [['task-a2', {...fields, order: 'a2', list: 'list-one'}]]}};
  const from = replay(view('list-one', 'a1', 'a2'), [move]), to = replay(view('list-two', 'a7'), [move]);
  assert.deepEqual([ids(from), from.open], [['task-a1'], 1]);
  assert.deepEqual([ids(to), to.open], [['task-a7', 'task-a2'], 2]);
  assert.deepEqual(ids(replay(view('list-one', 'a1'), [back])), ['task-a1', 'task-a2']);
  assert.deepEqual(ids(replay(view('list-two', 'a7', 'a2'), [back])), ['task-a7']);
});

test('fields are those of a row that comes, or goes, or neither', () => {
  assert.deepEqual([{order: 'a1'}, {title: 'Milk'}, {order: 'a1', title: 'Milk'}, null].map(isWhole), [false, false, true, false]);
  assert.deepEqual([null, {list: 'other'}, {list: 'here'}, {title: 'Milk'}].map(fields => takesOut('here', fields)), [true, true, false, false]);
  assert.equal(takesOut(undefined, {list: 'other'}), false);
});
