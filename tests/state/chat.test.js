// What a browser keeps of a conversation, and what the lines that are taken of it expect.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import './globals.js';

const {changesOf, fitting, read, withTicked} = await import('../../assets/app/state/chat.js');

const message = (id, text = '') => ({id, role: 'user', text});
const idsOf = messages => messages.map(({id}) => id);

test('the last messages are kept, as many as there is room for', () => {
  const many = Array.from({length: 250}, (_, at) => message(`message-${at}`, '🥕'.repeat(1_000)));
  const kept = fitting(many), size = Buffer.byteLength(JSON.stringify(kept));
  assert.equal(kept.at(-1).id, 'message-249');
  assert.ok(size > 480_000 && size < 510_000, String(size));
  assert.equal(fitting(many.map(({id}) => message(id))).length, 200);
  assert.deepEqual(idsOf(fitting([message('one', 'x'.repeat(900)), message('two'), message('three')], 200)), ['two', 'three']);
  assert.deepEqual(fitting([]), []);
});

test('of a message that is larger than all the room, what was suggested goes, and that is said', () => {
  const [kept] = fitting([{...message('one', 'Like this?'), lines: [{title: 'x'.repeat(500)}]}], 400);
  assert.equal(kept.text, 'Like this?');
  assert.equal(kept.lines, undefined);
  assert.match(kept.note, /too many/);
});

test('what is damaged has no messages', () => {
  for (const text of [null, '', '{', '7', 'null', '{"messages":7}']) assert.deepEqual(read(text), []);
  assert.deepEqual(read('{"messages":[{"id":"one"}]}'), [{id: 'one'}]);
});

test('what is left out of a suggestion stays so, and a tick takes it in again', () => {
  const both = {...message('one'), lines: [{title: 'Milk'}, {title: 'Bread'}]}, other = {...both, id: 'two'};
  const [left, same] = withTicked([both, other], 'one', [1], false);
  assert.deepEqual(left.lines, [{title: 'Milk'}, {title: 'Bread', left: true}]);
  assert.equal(same, other);
  assert.deepEqual(withTicked([left], 'one', [0], false)[0].lines.map(line => line.left), [true, true]);
  assert.deepEqual(withTicked([left], 'one', [0, 1], true), [both]);
  assert.deepEqual(withTicked([message('one')], 'one', [0], false)[0].lines, undefined);
});

test('what is taken shows at once, and so does its undo, except what only the server knows', () => {
  assert.deepEqual(changesOf(/** @type {any} */ ([
    {expects: {milk: {title: 'Milk', notes: null}}, becomes: {milk: {title: 'Oat milk', notes: 'Oats'}}},
    {expects: {milk: {title: 'Oat milk'}}, becomes: {milk: {title: 'Rice milk', date: '2027-01-13'}}},
    {expects: {bread: {title: 'Bread', list: 'list-one', deleted_at: null}}, becomes: {bread: {deleted_at: '2027'}}},
    {expects: {}, becomes: {eggs: {title: 'Eggs'}}},
  ])).map(change => change.slice(0, 3)), [
    ['milk', {title: 'Milk', date: null}, {title: 'Rice milk', date: '2027-01-13'}],
    ['bread', {title: 'Bread', list: 'list-one', deleted_at: null}, null],
    ['eggs', null, {deleted_at: null}],
  ]);
});

test('what is taken goes from one number of the sidebar into the other, once', () => {
  const line = (was, date) => ({expects: {milk: {title: 'Milk', date: was}}, becomes: {milk: {date}}});
  const moved = (...lines) => changesOf(/** @type {any} */ (lines)).map(([, , , moves]) => moves);
  const [past, coming] = ['2000-01-01', '2999-01-01'];
  assert.deepEqual(moved(line(past, coming)), [['today', 'upcoming']]);
  assert.deepEqual(moved(line(null, past), line(null, coming)), [[null, 'upcoming']]);
  const done = {expects: {milk: {title: 'Milk', done_at: null}}, becomes: {milk: {done_at: '2027'}}};
  assert.deepEqual(moved(line(past, coming), done), [['today', null]]);
  assert.deepEqual(moved(line(past, null)), [['today', null]]);
});
