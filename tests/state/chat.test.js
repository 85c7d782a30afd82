// What a browser keeps of a conversation, and what the lines that are taken of it expect.
import assert from 'node:assert/strict';
import {test} from 'node:test';

const {expected, fitting, read} = await import('../../assets/app/state/chat.js');

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

test('a line expects what the lines before it make of its task', () => {
  const lines = [
    {expects: {milk: {title: 'Milk', date: null}}, becomes: {milk: {title: 'Oat milk'}}},
    {expects: {milk: {title: 'Milk', date: null}, bread: {title: 'Bread'}}, becomes: {milk: {date: '2027-01-13'}}},
  ];
  assert.deepEqual(expected(lines), [
    {milk: {title: 'Milk', date: null}},
    {milk: {title: 'Oat milk', date: null}, bread: {title: 'Bread'}},
  ]);
});
