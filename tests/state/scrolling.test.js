// What is done with a window that comes.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {closedBy} from '../../assets/app/state/closed.js';
import {whatWith} from '../../assets/app/state/scrolling.js';

const here = /** @type {any} */ ({view: '/lists/list-one', start: 0, seq: 5, rows: [], order: [], sections: []});

test('of windows that come, what this browser has itself shows where it brings more, and never asks for another', () => {
  const own = {...here, seq: null, whole: []}, seen = {...here, seq: null};
  assert.equal(whatWith({...here, seq: 4}, here, true, false), 'old');
  assert.equal(whatWith({...here, seq: 6}, here, true, true), 'old');
  assert.equal(whatWith({...here, seq: 6}, here, true, false), 'show');
  assert.equal(whatWith({...here, seq: 4}, seen, true, true), 'show');
  for (const waits of [true, false]) {
    assert.equal(whatWith({...own, start: 30}, here, true, waits), 'show');
    assert.equal(whatWith(own, here, true, waits), 'keep');
    assert.equal(whatWith(own, own, true, waits), 'keep');
    assert.equal(whatWith(own, own, false, waits), 'show');
    assert.equal(whatWith(own, seen, true, waits), 'show');
    assert.equal(whatWith({...own, whole: ['of-another-tab']}, own, true, waits), 'show');
  }
});

test('a window that was read before something was closed or opened here is old, but another device may close it again', () => {
  const comes = (section, row) => ({
    ...here, sections: [{key: 'pack', count: 0, done: false, ...(section && {closed: 2})}], rows: [{id: 'tent', closed: row}],
  });
  const does = (section, row) => whatWith(comes(section, row), here, true, false);
  const closes = closed => /** @type {any} */ ({verb: 'collapse', shows: {list: 'list-one', sections: [['pack', {closed}]], rows: []}});
  assert.equal(does(true), 'show');
  closedBy([{...closes(false), verb: 'set_section'}, closes(true), closes(false)]);
  assert.deepEqual([does(false), does(true), does(true)], ['show', 'old', 'show']);
  closedBy([closes(true)]);
  assert.deepEqual([does(true), does(false), does(false)], ['show', 'old', 'show']);
  closedBy([/** @type {any} */ ({verb: 'collapse', shows: {list: 'list-one', rows: [['tent', {closed: '3'}]]}})]);
  assert.deepEqual([does(true, '4'), does(true), does(true)], ['show', 'old', 'show']);
});
