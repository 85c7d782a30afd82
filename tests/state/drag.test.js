// Where a dragged row lands, and how the page scrolls.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {landing, speed, standing} from '../../assets/app/state/drag.js';
import {byIds} from '../../assets/app/state/tree.js';

// Two rows of 40 px in no section, then two in one whose heading has 30 px.
const lines = [
  {row: 'a', section: 'open', top: 0, from: 0, bottom: 40}, {row: 'b', section: 'open', top: 40, from: 40, bottom: 80},
  {row: 'c', section: 'kitchen', top: 80, from: 110, bottom: 150}, {row: 'd', section: 'kitchen', top: 150, from: 150, bottom: 190},
];
const lands = (y, isTop = true) => {
  const found = landing(lines, y, isTop);
  return found && [found.section, found.above, found.at];
};

test('a row lands where the pointer is nearest to: between two rows, first or last of a section', () => {
  assert.deepEqual([-50, 10, 30, 50, 70, 79].map(y => lands(y)), [
    ['open', null, 0], ['open', null, 0], ['open', 'a', 40], ['open', 'a', 40], ['open', 'b', 80], ['open', 'b', 80],
  ]);
  assert.deepEqual([90, 120, 140, 160, 180, 900].map(y => lands(y)), [
    ['kitchen', null, 110], ['kitchen', null, 110], ['kitchen', 'c', 150], ['kitchen', 'c', 150], ['kitchen', 'd', 190], ['kitchen', 'd', 190],
  ]);
});

test('above the first row of the page it lands nowhere while more are above', () => {
  assert.equal(lands(10, false), null);
  assert.deepEqual(lands(30, false), ['open', 'a', 40]);
  assert.equal(landing([], 10, true), null);
});

test('the page scrolls near its edges, the nearer the faster, and rests between them', () => {
  assert.deepEqual([100, 150, 400, 750, 800, 900].map(y => Math.sign(speed(y, 100, 800))), [-1, -1, 0, 1, 1, 1]);
  assert.ok(speed(100, 100, 800) < speed(150, 100, 800));
  assert.equal(speed(800, 100, 800), speed(900, 100, 800));
});

// Over 40 px each: a, with b under it, and c under that; d; a section of which nothing is shown, of 30 px, and e in another.
const tree = [
  ['a', 0], ['b', 1], ['c', 2], ['d', 0],
].map(([row, level], at) => ({row: {id: row}, section: 'open', level, top: 40 * at, from: 40 * at, bottom: 40 * at + 40}));
const levels = (y, height = 1, all = tree) => {
  const found = landing(all, y, true, height);
  return found && [found.above?.id ?? null, found.least, found.most];
};

test('between two rows it can stand on any level from that of the lower one to one below that of the upper one', () => {
  assert.deepEqual([-5, 30, 70, 110, 190].map(y => levels(y)), [[null, 0, 0], ['a', 1, 1], ['b', 2, 2], ['c', 0, 3], ['d', 0, 1]]);
});

test('nothing is put deeper than five levels, with what is under it, nor under what is closed or completed', () => {
  assert.deepEqual([1, 2, 3, 4].map(height => levels(110, height)), [['c', 0, 3], ['c', 0, 3], ['c', 0, 2], ['c', 0, 1]]);
  assert.equal(levels(70, 4), null);
  const closed = [{...tree[0], row: {id: 'a', closed: '2'}}, {...tree[3], top: 40, from: 40, bottom: 80}];
  assert.deepEqual([levels(30, 1, closed), levels(30, 1, [{...closed[0], row: {id: 'a', done_at: '1'}}])], [['a', 0, 0], ['a', 0, 0]]);
});

test('on the heading of a section that shows no rows it lands in that', () => {
  const all = [...tree, {row: null, section: 'kitchen', top: 180, from: 180, bottom: 210}];
  assert.deepEqual([170, 185, 205, 400].map(y => landing(all, y, true).section), ['open', 'kitchen', 'kitchen', 'kitchen']);
  assert.deepEqual(landing(all, 200, true), {above: null, section: 'kitchen', at: 210, least: 0, most: 0});
});

test('it comes after a row on its level or as the first under one, if those are known', () => {
  const all = [
    {id: 'a', order: 'a0 a'}, {id: 'b', order: 'a0 a!a1 b', parent: 'a'}, {id: 'c', order: 'a0 a!a1 b!a2 c', parent: 'b'},
  ];
  const stands = (rows, id, level) => {
    const found = standing(byIds(rows), {above: all.find(one => one.id === id) ?? null, level});
    return found && [found.after?.id ?? null, found.parent];
  };
  assert.deepEqual([0, 1, 2, 3].map(level => stands(all, 'c', level)), [['a', null], ['b', 'a'], ['c', 'b'], [null, 'c']]);
  assert.deepEqual(stands(all, null, 0), [null, null]);
  assert.deepEqual([0, 1, 2].map(level => stands(all.slice(1), 'c', level)), [null, ['b', 'a'], ['c', 'b']]);
});
