// The steps that can be undone and redone.
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Storage} from './globals.js';

const {makeSteps} = await import('../../assets/app/state/steps.js');
beforeEach(() => { globalThis.localStorage = new Storage(); });

const step = (id, rows = []) => ({ids: [id], list: 'list-one', rows, did: id, undone: id});

test('the last step is taken first, and what is done after it is not redone', () => {
  const steps = makeSteps();
  steps.open(7);
  for (const id of ['one', 'two']) steps.done(step(id));
  const last = steps.take('undo');
  assert.equal(last.did, 'two');
  steps.put('redo', last);
  steps.done(step('three'));
  assert.equal(steps.take('redo'), undefined);
  assert.equal(steps.take('undo', ['one']).did, 'one');
});

test('the first title of what was made is a part of the step that made it, and the next one is not', () => {
  const steps = makeSteps();
  steps.done({...step('add'), sections: [['garden', null, {title: 'Untitled section', order: '~1'}]]});
  steps.done({...step('name'), sections: [['garden', {title: 'Untitled section'}, {title: 'Garden'}]]});
  steps.done({...step('rename'), sections: [['garden', {title: 'Garden'}, {title: 'Yard'}]]});
  assert.equal(steps.take('undo').did, 'rename');
  const made = steps.take('undo');
  assert.deepEqual([made.ids, made.sections], [['add'], [['garden', null, {title: 'Garden', order: '~1'}]]]);
  assert.equal(steps.take('undo'), undefined);
  steps.done({...step('list'), titles: [undefined, 'Untitled list'], stays: [false, true]});
  steps.done({...step('title'), titles: ['Untitled list', 'Trip']});
  assert.deepEqual([steps.take('undo').titles, steps.take('undo')], [[null, 'Trip'], undefined]);
  steps.done({...step('list'), titles: [undefined, 'Untitled list'], stays: [false, true]});
  steps.done({...step('other'), list: 'list-two', titles: ['Trip', 'Travel']});
  steps.done({...step('late'), titles: ['Untitled list', 'Trip']});
  assert.deepEqual(['late', 'other', 'list'].map(() => steps.take('undo').did), ['late', 'other', 'list']);
});

test('the tabs of a browser share their steps, and nothing is kept before an account is known', () => {
  const [mine, other, demo] = [makeSteps(), makeSteps(), makeSteps()];
  mine.open(7);
  other.open(7);
  mine.done(step('one'));
  demo.done(step('of the demo'));
  assert.equal(other.take('undo').did, 'one');
  assert.deepEqual(Object.keys(localStorage), ['todo-undo:7']);
});

test('each tab takes its own steps first, and then those of others', () => {
  const [mine, other] = [makeSteps('tab-one'), makeSteps('tab-two')];
  for (const steps of [mine, other]) steps.open(7);
  mine.done(step('one'));
  other.done(step('two'));
  const move = (steps, from, to) => {
    const taken = steps.take(from);
    steps.put(to, taken);
    return taken.did;
  };
  assert.equal(move(mine, 'undo', 'redo'), 'one');
  assert.equal(move(other, 'undo', 'redo'), 'two');
  assert.equal(move(mine, 'redo', 'undo'), 'one');
  assert.equal(move(mine, 'redo', 'undo'), 'two');
});

test('a step with many rows is known to the tab that did it, and is not kept', () => {
  const account = 77, [mine, other] = ['one', 'two'].map(makeSteps);
  for (const tab of [mine, other]) tab.open(account);
  const many = Array.from({length: 21}, (_, at) => [`task-${at}`, null, {title: 'x'}]);
  mine.done(step('many', many));
  const there = other.take('undo');
  assert.deepEqual([there.many, there.rows], [true, []]);
  mine.done(step('more', many));
  const here = mine.take('undo');
  assert.deepEqual([here.many, here.rows], [true, many]);
  mine.put('redo', {...here, ids: ['undoing']});
  assert.deepEqual(mine.take('redo').rows, many);
});

test('what is refused is forgotten', () => {
  const steps = makeSteps();
  steps.done(step('one'));
  steps.forget(['one']);
  assert.equal(steps.take('undo'), undefined);
});

test('what else was done by a step of which a part is refused can be undone', () => {
  const steps = makeSteps(), many = Array.from({length: 21}, (_, at) => [`task-${at}`, null, {title: 'x'}]);
  steps.done({...step('one', many), ids: ['one', 'two', 'three']});
  steps.forget(['one']);
  const {ids, rows} = steps.take('undo', ['one', 'two', 'three']);
  assert.deepEqual([ids, rows], [['two', 'three'], many]);
});

test('steps of version 0.1 are understood, and damaged ones left out', () => {
  const rows = [['task-one', {title: 'Milk', order: 'a0', done: true}, null]];
  localStorage.setItem('todo-undo:7', JSON.stringify({undo: [{ids: 5}, {...step('one'), rows}, {ids: ['two']}], redo: []}));
  const steps = makeSteps();
  steps.open(7);
  assert.deepEqual(steps.take('undo').rows, [['task-one', {title: 'Milk', order: 'a0', done_at: '~'}, null]]);
});
