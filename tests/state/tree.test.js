// Tasks that have subtasks: where they stand, and what follows for others from what a person does to one.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import * as order from '../../assets/app/state/order.js';
import {replay} from '../../assets/app/state/replay.js';
import {settle} from '../../assets/app/state/settled.js';
import * as tree from '../../assets/app/state/tree.js';
import * as placed from '../../assets/app/state/placed.js';
import * as model from '../../assets/app/state/window.js';

// A list as its letters: each row is its letters, under the one that has all but the last. Capitals are completed.
const pathOf = id => [...id].map((_, at) => id.slice(0, at + 1)).reduce((above, part) => order.pathOf(part, part, above), '');
const DONE = '2026-01-01';
const row = (name, all) => {
  const id = name.toLowerCase(), parent = id.slice(0, -1), under = all.filter(one => one.length === id.length + 1 && one.toLowerCase().startsWith(id));
  const isDone = one => one !== one.toLowerCase(), root = all.find(one => one.toLowerCase() === id[0]);
  return {
    id, title: id, order: pathOf(id), ...(parent && {parent}), ...(isDone(name) && {done_at: DONE}),
    ...(parent && isDone(root) && {root_done_at: DONE}),
    ...(under.length && {subtasks: `${under.filter(isDone).length}/${under.length}`}),
  };
};
const view = (names, show = 'all') => {
  const all = names.split(' '), rows = all.map(name => row(name, all)), list = {list: 'list-one'};
  const past = rows.filter(one => model.isPast(list, one)), sections = [
    {key: 'open', title: '', count: rows.length - past.length, done: false}, {key: 'done', title: '', count: past.length, done: true},
  ];
  return {
    view: '/lists/list-one', ...list, title: 'Party', show, start: 0, open: rows.filter(one => !one.done_at).length, done: past.length,
    hidden: 0, seq: 1, rows, sections: sections.filter(one => show !== (one.done ? 'active' : 'completed')),
  };
};
const opened = (names, show) => model.windowOf(view(names, show), 60);
const shown = ({order: all, rows}) => (all ?? rows).map(({id, done_at: done}) => (done ? id.toUpperCase() : id)).join(' ');
const at = (now, id) => now.order.find(one => one.id === id);
const counts = ({open, done, sections}) => [open, done, ...sections.map(({count}) => count)];
const set = (now, id, fields) => model.change(now, tree.effects(tree.withKept(now.order), id, fields));
const tick = (now, id, done = model.justNow()) => set(now, id, {done_at: done});

test('a path says how deep a row is, what it is under, and its own order', () => {
  const path = order.pathOf('a1', 'milk', order.pathOf('a0', 'shop'));
  assert.equal(path, 'a0 shop!a1 milk');
  assert.deepEqual([order.levelOf(path), order.above(path), order.ownOrder(path)], [1, 'a0 shop', 'a1']);
  assert.deepEqual([order.levelOf('a0'), order.above('a0'), order.ownOrder('a0')], [0, '', 'a0']);
});

test('rows sort with what is under them right after them, whatever their orders', () => {
  const paths = ['a0 p', 'a0 p!a1 q', 'a0 p!a1 q!Zz r', 'a0 p!a1V s', 'a0V t', 'a1 u', '~000000001 v'];
  assert.deepEqual([...paths].reverse().sort(), paths);
});

test('in a sorted list what it sorts by stays before the path', () => {
  assert.deepEqual([order.sortedBy('2027-01-01 a0 shop!a1 milk'), order.sortedBy('a0 shop')], ['2027-01-01 ', '']);
  assert.equal(order.pathOf('a1', 'milk', '', '2027-01-01 '), '2027-01-01 a1 milk');
});

test('a tick closes what is open under a row, and to take it back opens just that', () => {
  const now = opened('a aB ac acd b');
  tick(now, 'ac');
  assert.deepEqual([shown(now), at(now, 'a').subtasks, ...counts(now)], ['a AB AC ACD b', '2/2', 2, 0, 5, 0]);
  tick(now, 'a');
  assert.deepEqual([shown(now), ...counts(now)], ['A AB AC ACD b', 1, 4, 5, 0]);
  tick(now, 'a', null);
  assert.deepEqual([shown(now), ...counts(now)], ['a AB AC ACD b', 2, 0, 5, 0]);
  tick(now, 'ac', null);
  assert.deepEqual([shown(now), at(now, 'a').subtasks], ['a AB ac acd b', '1/2']);
});

test('what is opened under completed ones opens those too', () => {
  const now = opened('c A AB ABC AD');
  tick(now, 'abc', null);
  assert.deepEqual([shown(now), ...counts(now)], ['c a ab abc AD', 4, 0, 1, 4]);
  assert.deepEqual([at(now, 'a').subtasks, at(now, 'ad').root_done_at], ['1/2', null]);
  assert.equal(settle(now), 'moved');
  assert.deepEqual([shown(now), ...counts(now)], ['a ab abc AD c', 4, 0, 5, 0]);
});

test('a row goes to the completed ones with all that is under it', () => {
  const now = opened('a ab aC b D DE');
  tick(now, 'ab');
  assert.equal(settle(now), 'still');
  tick(now, 'a');
  settle(now);
  assert.deepEqual([shown(now), ...counts(now)], ['b A AB AC D DE', 1, 5, 1, 5]);
});

test('where not all of it is here, the server says where it goes', () => {
  const now = model.windowOf({...view('a ab ac'), sections: [{key: 'open', title: '', count: 9, done: false}, {key: 'done', title: '', count: 0, done: true}]}, 60);
  tick(now, 'a');
  assert.equal(settle(now), 'ask');
});

test('in a view of open ones, a completed one leaves with all under it', () => {
  const now = opened('a ab abc ad', 'active');
  assert.deepEqual(tick(now, 'ab').map(({id}) => id), ['ab', 'abc']);
});

test('rows are put in trees by so many looks at each, however many there are', () => {
  let looks = 0;
  const rows = ['c', 'cd', 'a', 'ab'].flatMap(id => Array.from({length: 500}, (_, at) => ({
    id: `${id}${at}`, title: id, order: id, get parent() {
      looks += 1;
      return id.length > 1 ? `${id[0]}${at}` : undefined;
    },
  })));
  assert.deepEqual(tree.inTrees(rows).slice(998, 1002).map(({id}) => id), ['c499', 'cd499', 'a0', 'ab0']);
  assert.ok(looks < 10 * rows.length, `${looks}`);
});

test('a row that goes takes along what is under it, and all of it comes back', () => {
  const now = opened('a ab abc aD b'), gone = tree.family(now.order, at(now, 'ab')).map(one => ({id: one.id, ...model.wholeOf(one)}));
  assert.equal(model.remove(now, at(now, 'ab')), 1);
  assert.deepEqual([shown(now), at(now, 'a').subtasks, ...counts(now)], ['a AD b', '1/1', 2, 0, 3, 0]);
  for (const one of gone) model.putBack(now, {...one}, model.placeOf(now, one).place, 60);
  assert.deepEqual([shown(now), at(now, 'a').subtasks, at(now, 'ab').subtasks], ['a ab abc AD b', '1/2', '0/1']);
  assert.deepEqual(counts(now), [4, 0, 5, 0]);
});

test('a row moves with what is under it', () => {
  const now = opened('a ab abc b c'), path = order.pathOf('cx', 'ab', pathOf('c'));
  set(now, 'ab', {order: path, parent: 'c'});
  placed.place(now, [at(now, 'ab')], 3, 'open', 60);
  assert.deepEqual([shown(now), at(now, 'abc').order, at(now, 'c').subtasks], ['a b c ab abc', `${path}!abc abc`, '0/1']);
  assert.equal(at(now, 'a').subtasks, null);
  set(now, 'ab', {order: pathOf('ab'), parent: 'a'});
  assert.equal(model.follow(now, at(now, 'ab')), true);
  assert.deepEqual([shown(now), at(now, 'abc').order], ['a ab abc b c', pathOf('abc')]);
});

test('a subtask is added as the last under its task, which is open then', () => {
  const now = opened('b A AB');
  model.add(now, [{id: 'new', title: 'new', parent: 'a', order: order.pathOf(order.atEnd(), 'new', pathOf('a'))}], 60);
  assert.deepEqual([shown(now), at(now, 'a').subtasks, ...counts(now)], ['b a AB new', '1/2', 3, 0, 1, 3]);
});

test('what is under a closed row is not shown, and comes back when it is opened', () => {
  const now = opened('a ab abc ad b');
  model.fold(now, at(now, 'ab'));
  model.fold(now, at(now, 'a'));
  assert.deepEqual([shown(now), at(now, 'a').closed, ...counts(now)], ['a b', '3', 5, 0, 2, 0]);
  assert.equal(model.unfold(now, at(now, 'a'), 60), true);
  assert.deepEqual([shown(now), ...counts(now)], ['a ab ad b', 5, 0, 4, 0]);
});

test('what a closed row keeps follows it, and is counted', () => {
  const now = opened('a ab abc ad b');
  for (const id of ['ab', 'a']) model.fold(now, at(now, id));
  tick(now, 'a');
  assert.deepEqual([shown(now), ...counts(now)], ['A b', 1, 4, 2, 0]);
  settle(now);
  set(now, 'a', {done_at: null});
  tick(now, 'b');
  assert.deepEqual(counts(now).slice(0, 2), [4, 1]);
  set(now, 'a', {order: order.pathOf('x', 'a')});
  model.add(now, [{id: 'new', title: 'new', parent: 'a', order: order.pathOf(order.atEnd(), 'new', at(now, 'a').order)}], 60);
  for (const id of ['a', 'ab']) model.unfold(now, at(now, id), 60);
  const under = now.order.filter(one => one.id !== 'b');
  assert.deepEqual(under.map(one => one.id), ['a', 'ab', 'abc', 'ad', 'new']);
  assert.ok(under.every(one => !one.done_at && !one.root_done_at && one.order.startsWith('x a')));
  assert.deepEqual(counts(now).slice(0, 2), [5, 1]);
  model.fold(now, at(now, 'a'));
  model.remove(now, at(now, 'a'));
  assert.deepEqual([shown(now), ...counts(now).slice(0, 2)], ['B', 0, 1]);
});

test('a hidden row takes along what is under it', () => {
  const now = opened('a ab b'), leaving = set(now, 'a', {hidden_until: '2999-01-01'});
  assert.deepEqual([leaving.map(({id}) => id), now.open, now.hidden], [['a', 'ab'], 1, 2]);
});

// Replays.
const replayed = (names, ...rows) => replay(view(names), rows.map((some, at) => ({id: `i${at}`, verb: '', shows: {list: 'list-one', rows: some}})));

test('what waits shows with what follows from it, for rows that it does not name too', () => {
  const ticked = replayed('a ab aC b', [['a', {done_at: '~1'}]]);
  assert.deepEqual([shown(ticked), ...counts(ticked)], ['b A AB AC', 1, 3, 1, 3]);
  const gone = replayed('a ab abc b', [['ab', null]]);
  assert.deepEqual([shown(gone), gone.rows[0].subtasks, ...counts(gone)], ['a b', null, 2, 0, 2, 0]);
  const moved = replayed('a ab abc b', [['ab', {parent: 'b', order: order.pathOf('x', 'ab', pathOf('b'))}]]);
  assert.deepEqual([shown(moved), ...moved.rows.map(one => one.subtasks)], ['a b ab abc', null, '0/1', '0/1', undefined]);
});

test('what waits to be closed, and to be opened again, is so', () => {
  const closed = replayed('a ab abc b', [['a', {closed: '2'}]]);
  assert.deepEqual([shown(closed), ...counts(closed)], ['a b', 4, 0, 2, 0]);
  const again = replayed('a ab abc b', [['a', {closed: '2'}]], [['a', {closed: null}]]);
  assert.deepEqual([shown(again), ...counts(again)], ['a ab abc b', 4, 0, 4, 0]);
});

test('a subtask that waits to be added, or to be opened, opens what it is under', () => {
  const added = replayed('c A AB', [['new', {title: 'new', parent: 'a', order: order.pathOf('z', 'new', pathOf('a'))}]]);
  assert.deepEqual([shown(added), ...counts(added), added.rows[0].subtasks], ['a AB new c', 3, 0, 4, 0, '1/2']);
});

test('what comes back from another list stands as deep as it did, also while that waits', () => {
  const now = opened('a ab b'), gone = tree.family(now.order, at(now, 'a')).map(one => ({id: one.id, ...model.wholeOf(one), list: 'list-one'}));
  model.remove(now, at(now, 'a'));
  for (const one of gone) model.putBack(now, {...one}, model.placeOf(now, one).place, 60);
  const waits = [{id: 'i', verb: '', shows: {list: 'list-two', rows: gone.map(one => [one.id, one])}}];
  for (const order of [now.order, replay(view('b'), waits).rows]) {
    assert.deepEqual(order.map(one => [one.id, one.list]), [['a', undefined], ['ab', undefined], ['b', undefined]]);
  }
});

test('what an intent says leaves out what follows', () => {
  const now = opened('a ab b'), changes = tree.told(tree.effects(tree.byIds(now.order), 'a', {done_at: '~1'}));
  assert.deepEqual(changes, [['a', {done_at: '~1'}], ['ab', {done_at: '~1'}]]);
});

test('a copy of which the server has changed some rows grows together again', () => {
  const rows = [
    {id: 'a', title: 'a', order: 'a0 a', subtasks: '0/2'}, {id: 'b', title: 'b', order: 'a5', parent: 'a', done_at: DONE},
    {id: 'c', title: 'c', order: 'a0 a!a4 c', parent: 'a'}, {id: 'd', title: 'd', order: 'a0 a!a1 d'},
  ];
  const grown = tree.grown(rows);
  assert.deepEqual(grown.map(one => one.order), ['a0 a', 'a0 a!a5 b', 'a0 a!a4 c', 'a1 d']);
  assert.equal(grown[0].subtasks, '1/2');
});

test('where a row stands under one that is above all that are known, one beside it says', () => {
  const all = [{id: 'a', order: 'a0 a', section: 's'}, {id: 'b', order: 'a0 a!a1 b', parent: 'a', section: 's'}, {id: 'c', order: 'a1 c'}];
  const [, b, c] = all, rows = tree.byIds(all.slice(1));
  assert.deepEqual(tree.standsUnder(tree.byIds(all), 'a', c), {path: 'a0 a', section: 's'});
  assert.deepEqual(tree.standsUnder(rows, 'a', b), {path: 'a0 a', section: 's'});
  assert.deepEqual([tree.standsUnder(rows, 'a', c), tree.standsUnder(rows, null, c)].map(({path}) => path), ['', '']);
});

test('of rows that become siblings, the highest says whether they would be too deep', () => {
  const {order: all} = opened('a ab abc abcd b'), some = [at({order: all}, 'b'), at({order: all}, 'ab')];
  assert.deepEqual([0, 2, 3].map(level => tree.areTooDeep(all, some, level)), [false, false, true]);
  assert.equal(tree.areTooDeep(all, [at({order: all}, 'b')], 4), false);
});
