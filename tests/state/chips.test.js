// The facts under the title of a row.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chipsOf} from '../../assets/app/state/chips.js';

const row = fields => ({id: 'task-one', title: 'Milk', ...fields});

test('a task without facts has no chips', () => {
  assert.deepEqual(chipsOf(row({notes: null})), []);
});

test('notes have a sign, and say how many boxes are ticked', () => {
  assert.deepEqual(chipsOf(row({notes: ''})), [{kind: 'notes', words: '', name: 'Notes'}]);
  assert.deepEqual(chipsOf(row({notes: '2/5'})), [{kind: 'notes', words: '2/5', name: 'Notes 2/5'}]);
});

test('an address in a title can be opened, and no other', () => {
  const links = title => chipsOf(row({title})).map(({words, href}) => [words, href]);
  assert.deepEqual(links('See https://example.org/a?b=1), and HTTP://x.example.'), [
    ['example.org', 'https://example.org/a?b=1'], ['x.example', 'HTTP://x.example'],
  ]);
  assert.deepEqual(links('javascript:alert(1) ftp://x http://'), []);
});
