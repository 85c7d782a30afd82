// The outbox keeps what a person did until the server has it, once and in order.
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {raise, Storage} from './globals.js';

const {makeOutbox} = await import('../../assets/app/state/outbox.js');

let sent, outbox, number = 0;
const kept = () => Object.keys(localStorage).filter(key => key.startsWith('todo-outbox:7:'));
const sentIds = () => sent.map(batch => batch.map(({id}) => id));
const sending = () => new Promise(done => { setTimeout(done, 5); });

beforeEach(() => {
  globalThis.localStorage = new Storage();
  sent = [];
  outbox = makeOutbox({output: `answer-${++number}`, deliver: batch => sent.push(batch)});
});

test('what is put in is kept until it is confirmed', async () => {
  outbox.open(7);
  const id = outbox.put({verb: 'tick_task', tasks: ['task-one'], value: true});
  assert.equal(kept().length, 1);
  await sending();
  assert.deepEqual(sentIds(), [[id]]);
  outbox.confirm([id]);
  assert.deepEqual([kept(), outbox.pending()], [[], 0]);
});

test('what it shows, and its words, are not sent', async () => {
  outbox.open(7);
  const shows = {list: 'list-one', rows: []};
  outbox.put({verb: 'set_task', tasks: ['task-one'], value: {title: 'Milk'}, shows, words: ['Milk']});
  await sending();
  assert.deepEqual(Object.keys(sent[0][0]), ['id', 'verb', 'tasks', 'value']);
  assert.deepEqual(outbox.waiting()[0].shows, shows);
});

test('one batch is under way at a time, and the next has what came meanwhile, in its order', async () => {
  outbox.open(7);
  const first = outbox.put({verb: 'undo', value: 'x'});
  await sending();
  const others = [1, 2, 3].map(() => outbox.put({verb: 'undo', value: 'x'}));
  await sending();
  assert.deepEqual(sentIds(), [[first]]);
  outbox.confirm([first]);
  assert.deepEqual(sentIds(), [[first], others]);
});

test('what an earlier visit left is sent in the order in which it was done', () => {
  for (const [at, id] of [['b', 'second-one'], ['a', 'first-one-']]) {
    localStorage.setItem(`todo-outbox:7:${at}`, JSON.stringify({id, verb: 'undo', value: 'x'}));
  }
  localStorage.setItem('todo-outbox:8:a', JSON.stringify({id: 'of-another', verb: 'undo', value: 'x'}));
  outbox.open(7);
  assert.deepEqual(sentIds(), [['first-one-', 'second-one']]);
});

test('of an intent that version 0.1 left, the words are known', () => {
  const left = [
    {id: 'one-----', verb: 'add_tasks', list: 'list-one', value: [['task-one', 'Milk'], ['task-two', 'Bread']]},
    {id: 'two-----', verb: 'rename_task', task: 'task-one', value: 'Oat milk'},
    {id: 'three---', verb: 'tick_task', task: 'task-one', value: true},
  ];
  left.forEach((intent, at) => localStorage.setItem(`todo-outbox:7:${at}`, JSON.stringify(intent)));
  outbox.open(7);
  assert.deepEqual(outbox.waiting().map(({words}) => words), [['Milk', 'Bread'], ['Oat milk'], []]);
  assert.deepEqual(sent[0], left);
});

test('what is damaged is told, and keeps nothing back', () => {
  const damaged = [];
  outbox.onDamaged(key => damaged.push(key));
  ['{', '17', '{"id": 5}', '{"id": "from-a-newer-version"}'].forEach((text, at) => {
    localStorage.setItem(`todo-outbox:7:a${at}`, text);
  });
  localStorage.setItem('todo-outbox:7:b', JSON.stringify({id: 'sound-one', verb: 'undo', value: 'x'}));
  outbox.open(7);
  assert.deepEqual([damaged, sentIds()], [[0, 1, 2, 3].map(at => `todo-outbox:7:a${at}`), [['sound-one']]]);
});

test('another tab of the browser takes out what it has sent', () => {
  let told = 0;
  outbox.onElsewhere(() => { told += 1; });
  outbox.open(7);
  outbox.put({verb: 'undo', value: 'x'});
  raise('storage', {key: kept()[0], newValue: null});
  assert.deepEqual([outbox.pending(), told], [0, 1]);
});

test('an intent at which the server fails again and again is given up, unless another tab has sent it', async () => {
  const server = await import('../../assets/app/lib/server.js'), lost = [];
  outbox.onLost(intent => lost.push(intent.id));
  outbox.open(7);
  outbox.put({verb: 'undo', value: 'x'});
  await sending();
  raise('storage', {key: kept()[0], newValue: null});
  assert.doesNotThrow(() => { for (let time = 0; time < 9; time++) server.lost(`answer-${number}`); });
  assert.deepEqual([lost, outbox.pending()], [[], 0]);
});

test('two intents are about the same if they set the same fields of the same things, or both add tasks', async () => {
  const {aboutOf} = await import('../../assets/app/state/outbox.js');
  const time = {verb: 'set_task', tasks: ['task-one'], value: {time: '25:00'}};
  assert.equal(aboutOf({...time, value: {time: '14:30'}}), aboutOf(time));
  const others = [{tasks: ['task-two']}, {value: {date: '2026-01-13'}}, {verb: 'tick_task', value: true}];
  assert.deepEqual(others.filter(other => aboutOf({...time, ...other}) === aboutOf(time)), []);
  assert.equal(aboutOf({verb: 'add_tasks', list: 'a', value: [['x', {}]]}), aboutOf({verb: 'add_tasks'}));
});
