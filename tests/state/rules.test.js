// A view of several lists whose sections say what they hold: rows come, go and move as soon as something is done to them.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {today} from '../../assets/app/state/calendar.js';
import {later} from '../../assets/app/state/days.js';
import {replay} from '../../assets/app/state/replay.js';
import {ordersAt, ordersOfAdded, sorting} from '../../assets/app/state/rules.js';
import {settle} from '../../assets/app/state/settled.js';
import {byIds, effects} from '../../assets/app/state/tree.js';
import * as model from '../../assets/app/state/window.js';

const now = today(), tomorrow = later(now, 1), yesterday = later(now, -1);
const row = (id, fields = {}) => ({id, title: id, order: `a0 ${id}`, list: 'list-one', date: now, ...fields});
const SECTIONS = [
  {key: 'before', title: 'Before', done: false, holds: {date: ['', now]}, by: ['date', 'time', 'day_order']},
  {key: 'today', title: 'Today', done: false, holds: {date: [now, tomorrow]}, by: ['date', 'time', 'day_order'], sets: {date: now}},
  {key: 'due', title: 'Due', done: false, holds: {deadline: ['', tomorrow]}, by: ['deadline']},
  {key: 'done', title: 'Done', done: true, holds: {done_at: ['2026-01-01', '']}, by: ['-done_at']},
];
const view = rows => {
  const counts = SECTIONS.map(one => rows.filter(each => model.homeOf({sections: SECTIONS}, each)?.key === one.key).length);
  return {
    view: '/today', title: 'Today', show: 'all', start: 0, seq: 5, done: counts[3], open: rows.length - counts[3], rows,
    adds: ['list-inbox', 'today', 'for today'], sections: SECTIONS.map((one, at) => ({...one, count: counts[at]})),
  };
};
const opened = rows => model.windowOf(view(rows), 60);
const ids = is => SECTIONS.map(({key}) => is.order.filter(({stands}) => stands === key).map(({id}) => id).join(''));
const set = (is, id, fields) => {
  const leaving = model.change(is, effects(byIds(is.order), id, fields)), one = is.order.find(each => each.id === id);
  for (const each of leaving) model.leave(is, each);
  if (!leaving.includes(one)) model.follow(is, one);
  return leaving.map(each => each.id);
};
const replayed = (rows, shown, list = 'list-one') => {
  const {rows: after, sections, open} = replay(view(rows), [{id: '1', verb: '', shows: {list, rows: shown}}]);
  return [after.map(({id}) => id).join(''), sections.map(({count}) => count), open];
};

test('a row leaves whose date is no more of the view, and is counted no more', () => {
  const is = opened([row('a'), row('b')]);
  assert.deepEqual(set(is, 'a', {date: tomorrow}), ['a']);
  assert.deepEqual([ids(is), is.open, is.sections.map(({count}) => count)], [['', 'b', '', ''], 1, [0, 1, 0, 0]]);
});

test('a row whose date is another one stands where that says', () => {
  const is = opened([row('a'), row('b'), row('c')]);
  assert.deepEqual(set(is, 'b', {date: yesterday}), []);
  assert.deepEqual(ids(is), ['b', 'ac', '', '']);
  set(is, 'c', {time: '09:00'});
  assert.deepEqual(ids(is), ['b', 'ca', '', '']);
});

test('a row with a deadline stays for that when its date is taken off', () => {
  const is = opened([row('a', {deadline: now}), row('b')]);
  set(is, 'a', {date: null});
  assert.deepEqual(ids(is), ['', 'b', 'a', '']);
});

test('a row that is hidden until a day leaves', () => {
  const is = opened([row('a'), row('b')]);
  assert.deepEqual(set(is, 'a', {hidden_until: tomorrow}), ['a']);
});

test('a ticked row stays until the person has left, and then is the latest of those done', () => {
  const is = opened([row('a'), row('b'), row('c', {done_at: '2026-01-02'})]);
  model.change(is, effects(byIds(is.order), 'a', {done_at: model.justNow()}));
  assert.deepEqual(ids(is), ['', 'ab', '', 'c']);
  settle(is);
  assert.deepEqual([ids(is), is.open, is.done], [['', 'b', '', 'ac'], 1, 2]);
});

test('a row comes back where it stood', () => {
  const is = opened([row('a'), row('c')]), back = row('b');
  const {place, ask} = model.placeOf(is, back);
  assert.deepEqual([place, ask], [1, false]);
  model.putBack(is, back, place, 60);
  assert.deepEqual([ids(is), is.open], [['', 'abc', '', ''], 3]);
});

test('what waits to be sent is shown: rows that come, go and move', () => {
  const rows = [row('a'), row('b'), row('c')];
  assert.deepEqual(replayed(rows, [['a', {date: tomorrow}]]), ['bc', [0, 2, 0, 0], 2]);
  assert.deepEqual(replayed(rows, [['c', {date: yesterday}]]), ['cab', [1, 2, 0, 0], 3]);
  assert.deepEqual(replayed(rows, [['b', null]]), ['ac', [0, 2, 0, 0], 2]);
  assert.deepEqual(replayed(rows, [['n', {title: 'n', order: '~1 n', date: now}]], 'list-two'), ['abcn', [0, 4, 0, 0], 4]);
  assert.deepEqual(replayed(rows, [['n', {title: 'n', order: '~1 n'}]], 'list-two'), ['abc', [0, 3, 0, 0], 3]);
});

const by = SECTIONS[1], inDay = rows => [...rows].sort(sorting(by)).map(({id}) => id).join('');

test('timed rows come first, the others by their place in the day or, without one, in their list', () => {
  assert.equal(inDay([row('a'), row('b', {day_order: 'Z'}), row('c', {time: '10:00'}), row('d', {time: '09:00'})]), 'dcba');
});

test('a row is put between others, though these stand by the same text', () => {
  const all = ['a', 'b', 'c', 'd'].map(id => row(id)), moved = row('m');
  for (let at = 0; at <= all.length; at++) {
    const orders = ordersAt(all, [moved], at);
    const after = [...all, moved].map(one => (orders.has(one.id) ? {...one, day_order: orders.get(one.id)} : one));
    assert.equal(inDay(after), [...'abcd'].toSpliced(at, 0, 'm').join(''));
  }
  assert.deepEqual([...ordersAt(all, [moved], 4).keys()], ['m']);
});

test('however often one is put there, its place in the day stays short', () => {
  let all = ['a', 'b'].map(id => row(id));
  for (let turn = 0; turn < 1_000; turn++) {
    const one = row(`n${turn}`), orders = ordersAt(all, [one], 1);
    all = all.toSpliced(1, 0, one).map(each => (orders.has(each.id) ? {...each, day_order: orders.get(each.id)} : each)).slice(0, 30);
    assert.equal(inDay(all), all.map(({id}) => id).join(''));
    for (const {day_order: order} of all) assert.match(order ?? '0', /^[0-~]{1,200}$/);
  }
});

test('what is added to a day comes last there; to a list it gets no place in a day', () => {
  const is = opened([row('a'), row('b', {day_order: 'x'}), row('c', {time: '09:00'})]);
  const added = ordersOfAdded(is, '', 2).map((fields, at) => row(`n${at}`, fields));
  assert.equal(inDay([...is.order, ...added]), 'cabn0n1');
  assert.deepEqual(ordersOfAdded({...is, list: 'list-one'}, '', 1), [{}]);
});
