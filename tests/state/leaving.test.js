// A word of signing out, which a page finds when it opens (lib/leaving.js).
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './globals.js';

const KEY = 'todo-leaves', SAID = 'todo-signed-out', root = /** @type {any} */ (globalThis.document.documentElement);
let opened = 0;
// Opens a page of account 7 where this word is. Returns the address that it goes to, and what is to be said there.
const opens = async text => {
  /** @type {string[]} */
  const went = [];
  Object.defineProperty(globalThis, 'location', {value: {replace: address => went.push(address)}, configurable: true});
  page.workspace = {dataset: {account: '7'}};
  root.hidden = true;
  if (text === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, text);
  await import(`../../assets/app/lib/leaving.js?${opened++}`);
  return [went[0], JSON.parse(sessionStorage.getItem(SAID) ?? 'null'), root.hidden];
};

test('who has signed out sees nothing, and goes', async () => {
  const word = {account: 7, remove: true};
  assert.deepEqual(await opens(JSON.stringify(word)), ['/signed-out', word, true]);
  assert.deepEqual(await opens(null), [undefined, null, false]);
  assert.deepEqual(await opens('{"account":8,"remove":true}'), [undefined, null, false]);
  assert.ok(localStorage.getItem(KEY));       // until that account is here
});

test('a word that is damaged counts for whoever is here, once, and removes nothing', async () => {
  for (const text of ['{', 'null', '17', '"7"', '[]', '{"account":"7","remove":true}', '']) {
    assert.deepEqual(await opens(text), ['/signed-out', {account: 7, remove: false}, true], text);
    assert.equal(localStorage.getItem(KEY), '{"account":7,"remove":false}');      // which /signed-out takes away again
  }
});
