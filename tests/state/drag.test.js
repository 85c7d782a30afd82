// Where a dragged row lands, and how the page scrolls.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {landing, speed} from '../../assets/app/state/drag.js';

// Two rows of 40 px in no section, then two in one whose heading has 30 px.
const lines = [
  {row: 'a', section: 'open', top: 0, from: 0, bottom: 40}, {row: 'b', section: 'open', top: 40, from: 40, bottom: 80},
  {row: 'c', section: 'kitchen', top: 80, from: 110, bottom: 150}, {row: 'd', section: 'kitchen', top: 150, from: 150, bottom: 190},
];
const lands = (y, isTop = true) => {
  const found = landing(lines, y, isTop);
  return found && [found.section, found.after, found.at];
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
