// A window of a list, and what happens in it under a person's hands.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {putElsewhere, replay} from '../../assets/app/state/replay.js';
import {inPlace, clear, settle} from '../../assets/app/state/settled.js';
import {byIds, effects} from '../../assets/app/state/tree.js';
import * as placed from '../../assets/app/state/placed.js';
import * as model from '../../assets/app/state/window.js';
import {at, counts, ids, row, set, tick, view} from './windows.js';

const opened = (open, done = [], {most = 60, ...all} = {}) => model.windowOf(
  view([...open.map(id => row(id)), ...done.map((id, at) => row(id, 9 - at))],
    {open: open.length, done: done.length, ...all}), most);

test('a row that is ticked stays where it is until the list is left', () => {
  const now = opened(['a', 'b', 'c'], ['d']);
  assert.equal(tick(now, at(now, 'b'), true), false);
  assert.deepEqual([ids(now), now.open, now.done], [['a', 'b', 'c', 'd'], 2, 2]);
  assert.equal(settle(now), 'moved');
  assert.deepEqual([ids(now), ...counts(now)], [['a', 'c', 'b', 'd'], 2, 2]);
  assert.equal(settle(now), 'still');
});

test('several ticked rows are settled with the latest first', () => {
  const now = opened(['a', 'b', 'c']);
  for (const id of ['a', 'c']) tick(now, at(now, id), true);
  settle(now);
  assert.deepEqual(ids(now), ['b', 'c', 'a']);
});

test('where a row belongs that an undo has completed again, the server knows', () => {
  const now = opened(['a', 'b'], ['c']);
  set(now, at(now, 'a'), {done_at: '2026-01-01'});
  assert.equal(settle(now), 'ask');
});

test('a reopened row goes back to its place, if all rows are known', () => {
  const now = opened(['a', 'c'], ['b']);
  tick(now, at(now, 'b'), false);
  settle(now);
  assert.deepEqual(ids(now), ['a', 'b', 'c']);
});

test('where a reopened row of a long list belongs, the server knows', () => {
  const now = opened(['a', 'c'], ['b'], {open: 100, start: 98});
  tick(now, at(now, 'b'), false);
  assert.equal(settle(now), 'ask');
});

test('a tick in a view of open tasks leaves it', () => {
  const now = opened(['a', 'b'], [], {show: 'active', done: 3});
  assert.equal(tick(now, at(now, 'a'), true), true);
  assert.equal(model.leave(now, at(now, 'a')), 0);
  assert.deepEqual([ids(now), model.visible(now), now.done], [['b'], 1, 4]);
});

test('new rows come after the open ones, and the window moves down to them', () => {
  const now = opened(['a', 'b'], ['z'], {most: 4});
  const added = ['c', 'd', 'e'].map(id => row(id));
  assert.equal(model.add(now, added, 4), false);
  assert.deepEqual([ids(now), now.start, now.open], [['c', 'd', 'e', 'z'], 2, 5]);
});

test('far from the end, the window goes there and the server fills it', () => {
  const now = opened(['a', 'b'], [], {open: 100});
  assert.equal(model.add(now, [row('new')], 4), true);
  assert.deepEqual([ids(now), now.start, ...counts(now)], [['new'], 100, 101, 0]);
});

test('what is cleared is counted, also what is not on screen', () => {
  const now = opened(['a', 'b'], ['c'], {done: 40});
  tick(now, at(now, 'a'), true);
  assert.equal(clear(now), 41);
  assert.deepEqual([ids(now), ...counts(now), now.done], [['b'], 1, 0, 0]);
});

test('a row that comes back is put among those that are there', () => {
  const now = opened(['a', 'c'], ['z']);
  assert.deepEqual(model.placeOf(now, row('b')), {place: 1, ask: false});
  assert.deepEqual(model.placeOf(now, row('d')), {place: 2, ask: false});
  assert.deepEqual(model.placeOf(now, row('y', 3)), {place: 2, ask: true});
  assert.equal(model.placeOf({...now, start: 5}, row('A')).place, null);
  assert.equal(model.placeOf(opened([], ['z'], {show: 'completed'}), row('b')).place, null);
});

test('a view that comes while somebody is at the list leaves what was ticked in its place', () => {
  const now = opened(['a', 'b', 'c']);
  tick(now, at(now, 'b'), true);
  const come = view([row('a'), row('c'), row('b', 1)], {open: 2, done: 1}), shown = inPlace(now, come);
  assert.deepEqual(shown.rows.map(({id}) => id), ['a', 'b', 'c']);
  assert.deepEqual([...counts(shown), shown.rows[1].done_at], [3, 0, '2026-01-01']);
});

test('a row that is typed in stays, though it is deleted elsewhere', () => {
  const now = opened(['a', 'b']);
  const shown = inPlace(now, view([row('a')], {open: 1}), 'b');
  assert.deepEqual(shown.rows.map(({id}) => id), ['a', 'b']);
});

test('it stays between the same rows, though the one above it is deleted too', () => {
  const now = opened(['a', 'b', 'c', 'd']);
  const shown = inPlace(now, view([row('a'), row('d')], {open: 2}), 'c');
  assert.deepEqual(shown.rows.map(({id}) => id), ['a', 'c', 'd']);
});

test('the fields of a row are all that it has but where it stands', () => {
  const now = opened(['a']);
  at(now, 'a').colour = 'blue';
  assert.deepEqual(model.fieldsOf(at(now, 'a')), {title: 'a', order: 'a', colour: 'blue'});
});

const today = (before, now, done = []) => model.windowOf({
  ...view([...before, ...now].map(id => ({...row(id), list: `list-of-${id}`})), {open: before.length + now.length}),
  view: '/today', list: undefined, sections: [
    {key: 'before', title: 'From before', count: before.length, done: false},
    {key: 'today', title: 'Today', count: now.length, done: false},
    {key: 'done', title: 'Done today', count: done.length, done: true},
  ],
}, 60);

test('a view of several lists has its own sections, and a tick moves a row to the completed ones', () => {
  const now = today(['a', 'b'], ['c']);
  assert.deepEqual(now.order.map(({stands}) => stands), ['before', 'before', 'today']);
  assert.equal(tick(now, at(now, 'a'), true), false);
  assert.equal(settle(now), 'moved');
  assert.deepEqual([ids(now), ...counts(now)], [['b', 'c', 'a'], 1, 1, 1]);
});

test('where a reopened row of such a view belongs, the server knows', () => {
  const now = today(['a'], ['c']);
  assert.equal(model.placeOf(now, row('b')).place, null);
  tick(now, at(now, 'a'), true);
  settle(now);
  tick(now, at(now, 'a'), false);
  assert.equal(settle(now), 'ask');
});

const ofTag = (sections, rows) => ({
  ...view(rows, {open: rows.length}), view: '/tags/tag-home', list: undefined, adds: ['list-inbox', '', 'tagged home'],
  sets: {tags: 'tag-home'}, sections: sections.map(([key, count]) => ({key, title: key, count, done: false})),
});
const tagged = (id, list, order) => ({id, title: id, order, list, tags: 'tag-home'});

test('in the view of a tag, a task that is added or comes back stands under its list', () => {
  const bread = tagged('bread', 'list-food', 'a1');
  const now = model.windowOf(ofTag([['list-inbox', 0], ['list-food', 1]], [bread]), 60);
  model.add(now, [tagged('milk', 'list-inbox', '~1')], 60);
  assert.deepEqual([ids(now), counts(now), now.open], [['milk', 'bread'], [1, 1], 2]);
  assert.equal(model.placeOf(now, tagged('apples', 'list-food', 'a0')).place, 1);
  assert.equal(model.placeOf(now, tagged('soap', 'list-home', 'a0')).place, null);        // the server knows
});

test('what waits to be sent is in the view of its tag', () => {
  const shows = {list: 'list-inbox', rows: [
    ['milk', {title: 'Milk', order: '~1', tags: 'tag-shop tag-home'}], ['soap', {title: 'Soap', order: '~2'}],
  ]};
  const before = ofTag([['list-inbox', 0], ['list-food', 1]], [tagged('bread', 'list-food', 'a1')]);
  const {rows, sections, open} = replay(before, [{id: 'one', verb: 'add_tasks', shows}]);
  assert.deepEqual([rows.map(({id, list}) => [id, list]), counts({sections}), open],
    [[['milk', 'list-inbox'], ['bread', 'list-food']], [1, 1], 2]);
});

const withSections = () => model.windowOf({
  view: '/lists/list-one', list: 'list-one', title: 'Groceries', show: 'all', start: 0, open: 3, done: 1, seq: 1,
  sections: [
    {key: 'open', title: '', count: 1, done: false},
    {key: 'kitchen', title: 'Kitchen', count: 1, done: false, order: 'a0'},
    {key: 'attic', title: 'Attic', count: 0, done: false, order: 'a1', closed: 1},
    {key: 'done', title: '', count: 1, done: true},
  ],
  rows: [
    {id: 'bread', title: 'Bread', order: 'a2'}, {id: 'pan', title: 'Pan', order: 'a1', section: 'kitchen'},
    {id: 'milk', title: 'Milk', order: 'a0', done_at: '1'},
  ],
}, 60);

test('of many tasks that are added the last is there, whatever there was before', () => {
  for (const before of [0, 1, 29, 40, 60]) {
    const now = opened(Array.from({length: before}, (_, at) => `a${at}`)), many = Array.from({length: 300}, (_, at) => row(`b${at}`));
    model.add(now, many, 60);
    assert.deepEqual([now.order.length, now.order.at(-1).id, now.start, now.open], [60, 'b299', before + 240, before + 300]);
  }
});

test('a task is added to the section that it names, and only counted where that is closed', () => {
  const now = withSections();
  model.add(now, [{id: 'pot', title: 'Pot', order: '~1', section: 'kitchen'}], 60);
  model.add(now, [{id: 'trunk', title: 'Trunk', order: '~2', section: 'attic'}], 60);
  model.add(now, [{id: 'eggs', title: 'Eggs', order: '~3'}], 60);
  assert.deepEqual(ids(now), ['bread', 'eggs', 'pan', 'pot', 'milk']);
  assert.deepEqual(counts(now), [2, 2, 0, 1]);
  assert.equal(now.sections[2].closed, 2);
});

test('a task that is opened again goes to its section, among the others there', () => {
  const now = withSections(), milk = now.order[2];
  milk.section = 'kitchen';
  tick(now, milk, false);
  assert.deepEqual(ids(now), ['bread', 'pan', 'milk']);
  assert.equal(settle(now), 'moved');
  assert.deepEqual(ids(now), ['bread', 'milk', 'pan']);
  assert.deepEqual(counts(now), [1, 2, 0, 0]);
});

test('a task that comes back stands in its section; in one that is closed only the server counts it', () => {
  const now = withSections();
  assert.deepEqual(model.placeOf(now, {id: 'pot', order: 'a3', section: 'kitchen'}), {place: 2, ask: false});
  assert.deepEqual(model.placeOf(now, {id: 'trunk', order: 'a3', section: 'attic'}), {place: null, ask: false});
});

test('a row stands behind as many others as is said', () => {
  for (const [id, at, then] of [['c', 0, 'cab'], ['c', 1, 'acb'], ['a', 2, 'bca'], ['b', 1, 'abc']]) {
    const now = opened(['a', 'b', 'c'], ['z']);
    placed.place(now, [now.order.find(one => one.id === id)], at, 'open', 60);
    assert.deepEqual([ids(now).join(''), ...counts(now)], [`${then}z`, 3, 1]);
  }
});

test('a row that comes from above or below the window takes its place in it, and the count stays', () => {
  const above = opened(['d', 'e', 'f'], [], {open: 10, start: 3, most: 3});
  const below = opened(['d', 'e', 'f'], [], {open: 10, start: 3, most: 3});
  const [a, h] = ['a', 'h'].map(id => ({...row(id), stands: 'open'}));
  assert.deepEqual([placed.isAbove(above, a), placed.isAbove(below, h)], [true, false]);
  placed.place(above, [a], 1, 'open', 3, 1);
  assert.deepEqual([ids(above), above.start, ...counts(above)], [['d', 'a', 'e'], 2, 10, 0]);
  placed.place(below, [h], 1, 'open', 3);
  assert.deepEqual([ids(below), below.start, ...counts(below)], [['d', 'h', 'e'], 3, 10, 0]);
});

test('a row goes where its order says, or off the screen where only the server knows', () => {
  const now = opened(['b', 'c', 'd'], [], {open: 9, start: 3});
  const first = now.order[0];
  first.order = 'cc';
  assert.deepEqual([model.follow(now, first), ids(now), now.start], [true, ['c', 'b', 'd'], 3]);
  first.order = 'a';
  assert.deepEqual([model.follow(now, first), ids(now), now.start, ...counts(now)], [false, ['c', 'd'], 4, 9, 0]);
});

test('a row that stands in another section belongs there from then on', () => {
  const now = withSections(), [bread, pan] = now.order;
  placed.place(now, [bread], 1, 'kitchen', 60);
  assert.deepEqual([ids(now), counts(now), bread.section], [['pan', 'bread', 'milk'], [0, 2, 0, 1], 'kitchen']);
  placed.place(now, [pan], 0, 'open', 60);
  assert.deepEqual([ids(now), counts(now), pan.section], [['pan', 'bread', 'milk'], [1, 1, 0, 1], null]);
  pan.section = 'kitchen';
  assert.deepEqual([model.follow(now, pan), ids(now), counts(now)], [true, ['pan', 'bread', 'milk'], [0, 2, 0, 1]]);
});

test('a row whose section has gone meanwhile is put elsewhere all the same', () => {
  const now = withSections(), lost = {...row('lost'), section: 'attic', stands: 'attic'}, before = counts(now);
  assert.equal(placed.isAbove(now, lost), false);
  placed.place(now, [lost], 1, 'kitchen', 60);
  assert.deepEqual([ids(now), lost.section, now.order.length], [['bread', 'lost', 'pan', 'milk'], 'kitchen', 4]);
  assert.deepEqual(counts(now), before.map((count, at) => count + Number(at === 1)));
});

test('tasks are put elsewhere by what waits that gives them an order', () => {
  const shows = rows => ({id: '1', verb: '', shows: {list: 'list-one', rows}});
  const waiting = [shows([['a', {order: 'x a'}], ['b', {title: 'B'}]]), shows([['c', null], ['d', {order: 'y d'}]]), {id: '2', verb: ''}];
  assert.deepEqual([...putElsewhere(waiting)], ['a', 'd']);
});

test('where the order of a row is not known it stands behind the one it stood behind, or first', () => {
  const now = opened(['a', 'b', 'c']), last = now.order[2];
  last.order = '~000000000';
  assert.deepEqual([model.follow(now, last, 'a'), ids(now)], [true, ['a', 'c', 'b']]);
  assert.deepEqual([model.follow(now, last, null), ids(now)], [true, ['c', 'a', 'b']]);
  assert.deepEqual([model.follow(now, last, 'gone'), ids(now), ...counts(now)], [false, ['a', 'b'], 3, 0]);
  const other = opened(['a', 'b', 'c']);
  assert.equal(model.follow(other, other.order[0], 'b'), false, 'its order says another place than that');
});

test('what is ticked later sorts later, also when a clock is set back', () => {
  const {now} = Date, first = model.justNow();
  Date.now = () => now() - 86_400_000;
  const second = model.justNow();
  Date.now = now;
  assert.ok(first < second && second < model.justNow());
});

test('a subtask whose place is below the window is not drawn in it, and what is near a row that is added stays', () => {
  const under = (id, parent) => ({...row(id), order: `${parent}!${id}`, parent});
  const rows = [row('a'), under('b', 'a'), under('c', 'a')], sent = view(rows, {open: 9});
  const now = model.windowOf({...sent, rows}, 3);
  assert.equal(model.add(now, [{...under('~1', 'a'), section: undefined}], 3), true);
  assert.deepEqual([ids(now), now.start, now.open], [['a', 'b', 'c'], 0, 10]);

  const other = model.windowOf(view([row('a'), row('b'), row('c'), row('d')], {open: 4}), 4);
  model.add(other, [{...under('~2', 'a'), section: undefined}], 4);
  assert.deepEqual([ids(other), other.start], [['a', '~2', 'b', 'c'], 0]);
});
