// What stays where it is on screen while the page changes above it, also while a person scrolls.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';

const {shiftOf} = await import('../../assets/app/lib/still.js');

// At 400 px of the window, in a page that is scrolled by 300 px of 1,000.
const shift = seen => shiftOf({was: 400, is: 400, from: 300, to: 300, most: 1_000, ...seen});

test('the page is scrolled by what has shifted, and the person by what they have scrolled', () => {
  assert.equal(shift({}), 0);
  assert.equal(shift({is: 450}), 50);
  assert.equal(shift({is: 300, to: 400}), 0);           // they have scrolled by 100, and nothing has shifted
  assert.equal(shift({is: 350, to: 400}), 50);          // and something has
  assert.equal(shift({is: 600, to: 100}), 0);
});

test('a page that got shorter has scrolled by itself', () => {
  assert.equal(shift({from: 1_000, to: 900, most: 900}), 0);
  assert.equal(shift({from: 1_000, to: 850, is: 450, most: 900}), 0);
  assert.equal(shift({from: 20, to: 20, is: 300}), -20);
});
