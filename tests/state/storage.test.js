// What this browser kept is read when the page opens, damaged or not.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {raise} from './globals.js';

const keyOf = account => `{"account":${account},"part":"lists-copy"}`;
const SOUND = '{"seq":1,"lists":{},"tasks":{}}';
const DAMAGED = ['{', '[]', 'null', '"text"', '17', '{"seq":1,"lists":[],"tasks":{}}', '{"seq":"1","lists":{},"tasks":{}}'];
const NEWER = '{"version":2,"all":[]}';

test('a copy that is damaged is set aside as it is, and a sound one and a newer one stay', async () => {
  [SOUND, NEWER, ...DAMAGED].forEach((text, account) => localStorage.setItem(keyOf(account), text));
  const {onTrouble, troubles} = await import('../../assets/app/lib/storage.js');

  const aside = Object.entries(localStorage).filter(([key]) => key.startsWith('todo-damaged:')).map(([, text]) => text);
  assert.deepEqual(aside.sort(), [...DAMAGED].sort());
  const left = Object.keys(localStorage).filter(key => key.startsWith('{"account"'));
  assert.deepEqual(left, [keyOf(0), keyOf(1)]);
  assert.deepEqual([localStorage[keyOf(0)], localStorage[keyOf(1)]], [SOUND, NEWER]);

  assert.equal(troubles().length, 2);
  await new Promise(said => { onTrouble(text => { if (text.includes('was set aside')) said(); }); });
});

test('a Store that reads and writes beside the copy of a newer version neither sees nor changes it', () => {
  assert.equal(localStorage.getItem(keyOf(1)), null);
  localStorage.setItem(keyOf(1), SOUND);
  assert.equal(localStorage.getItem(keyOf(1)), SOUND);
  assert.equal(localStorage[keyOf(1)], NEWER);
});

test('what another tab has written is not written again in the place of what it has written since', () => {
  const key = keyOf(7), [first, then] = [2, 3].map(seq => `{"seq":${seq},"lists":{},"tasks":{}}`), time = `${key}-timestamp`;
  Object.assign(localStorage, {[key]: then, [time]: '2'});                    // by the other tab, which this one hears of later
  raise('storage', {key, oldValue: SOUND, newValue: first});
  localStorage.setItem(key, first);             // as a Store does
  localStorage.setItem(time, '3');
  assert.deepEqual([localStorage[key], localStorage[time]], [then, '2']);
  localStorage.setItem(key, SOUND);             // what this tab does itself is kept, also when it is the same again
  localStorage.setItem(key, first);
  localStorage.setItem(time, '4');
  assert.deepEqual([localStorage[key], localStorage[time]], [first, '4']);
});
