// What is done to a list as a whole, before the server knows of it.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {replay} from '../../assets/app/state/replay.js';
import {doneIn, openUnseen} from '../../assets/app/state/settled.js';
import * as model from '../../assets/app/state/window.js';

const view = (facts, rows = [], done = rows.length) => ({
  view: '/lists/list-one', list: 'list-one', title: 'Groceries', facts, show: 'all', start: 0, open: 0, done, seq: 5, rows,
  sections: [{key: 'open', title: '', count: 0, done: false}, {key: 'done', title: '', count: done, done: true}],
});
const sets = (facts, list = 'list-one', more = {}) => ({id: `intent-${Math.random()}`, shows: {list, rows: [], facts, ...more}});
const factsOf = (...intents) => replay(view({colour: 'teal', icon: 'home'}), intents).facts;

test('what waits to be sent is shown: other fields of the list stay', () => {
  assert.deepEqual(factsOf(sets({colour: 'red'})), {colour: 'red', icon: 'home'});
  assert.deepEqual(factsOf(sets({colour: 'red'}), sets({colour: null})), {colour: null, icon: 'home'});
});

test('of another list nothing is shown, nor of what waits to be undone again', () => {
  const red = sets({colour: 'red'});
  assert.deepEqual(factsOf(sets({colour: 'red'}, 'list-two')), {colour: 'teal', icon: 'home'});
  assert.deepEqual(factsOf(red, sets({colour: 'teal'}, 'list-one', {undoes: red.id})), {colour: 'teal', icon: 'home'});
});

test('a view that is no list gets no fields of one', () => {
  const {list: _, facts: none, ...rest} = view();
  assert.equal('facts' in replay(rest, [sets({colour: 'red'})]), false);
});

const done = ['a', 'b'].map(id => ({id, title: id, order: id, done_at: '2026-01-01'}));

test('all is open that is not on screen', () => {
  const now = model.windowOf(view({}, done, 5), 60);
  assert.equal(openUnseen(now), 3);
  assert.deepEqual([now.open, now.done, ...now.sections.map(({count}) => count)], [3, 2, 3, 2]);
});

test('where all is on screen nothing is open that is not', () => {
  const now = model.windowOf(view({}, done), 60);
  assert.equal(openUnseen(now), 0);
  assert.deepEqual([now.open, now.done], [0, 2]);
});

test('what is done is known with what is under open ones, where all of the list is here', () => {
  const rows = [{id: 'p', title: 'p', order: 'p p', subtasks: '1/1'}, {id: 'c', title: 'c', order: 'p p!c c', parent: 'p', done_at: '1'}];
  const shows = (some, more = {}) => {
    const sections = [{key: 'open', title: '', count: some.length, done: false}];
    const {done: found, ...is} = doneIn(model.windowOf({...view({}, some, 0), sections, ...more}, 60));
    return [found.map(({id}) => id).join(), is.areAll, is.isAny];
  };
  assert.deepEqual(shows(rows), ['c', true, true]);
  assert.deepEqual(shows([{...rows[0], subtasks: null}]), ['', true, false]);
  assert.deepEqual(shows([{...rows[0], closed: '1'}]), ['', false, true]);
  assert.deepEqual(shows([{...rows[0], closed: '1', kept: [rows[1]]}]), ['c', false, true]);
  for (const more of [{show: 'active'}, {hidden: 1}, {seq: null}, {start: 1, sections: [{key: 'open', title: '', count: 9, done: false}]}]) {
    assert.deepEqual(shows([rows[0]], more), ['', false, true]);
  }
});
