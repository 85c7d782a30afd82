import assert from 'node:assert/strict';
import {test} from 'node:test';
import {commandOf, pressed, sayKey, whyNotKey, withChoices, writes} from '../../assets/app/state/keys.js';

const event = (key, code, more = {}) => ({key, code, getModifierState: () => false, ...more});

test('a key is told by its letter, whatever its place', () => {
  assert.equal(pressed(event('z', 'KeyY')), 'z');
  assert.equal(pressed(event('Z', 'KeyZ', {shiftKey: true})), 'Shift+z');
  assert.equal(pressed(event('K', 'KeyK', {ctrlKey: true})), 'Control+k');
  assert.equal(pressed(event('k', 'KeyK', {metaKey: true})), 'Control+k');
});

test('where a keyboard has other letters, it is told by its place', () => {
  assert.equal(pressed(event('\u0443', 'KeyE')), 'e');
  assert.equal(pressed(event('\u03c7', 'KeyX', {})), 'x');
  assert.equal(pressed(event('\u041b', 'KeyK', {ctrlKey: true})), 'Control+k');
});

test('a sign says by itself whether it is shifted', () => {
  assert.equal(pressed(event('?', 'Minus', {shiftKey: true})), '?');
  assert.equal(pressed(event('/', 'Digit7', {shiftKey: true})), '/');
  assert.equal(pressed(event('ArrowDown', 'ArrowDown', {shiftKey: true})), 'Shift+ArrowDown');
});

test('what AltGr writes is no key of ours', () => {
  assert.equal(pressed(event('\u0107', 'KeyC', {ctrlKey: true, altKey: true})), '');
  assert.equal(pressed(event('@', 'KeyQ', {getModifierState: name => name === 'AltGraph'})), '');
});

test('neither are function keys, locks, what begins a letter, and what is held for the next key', () => {
  for (const key of ['F2', 'CapsLock', 'Dead', 'Shift', 'Control', 'Meta']) assert.equal(pressed(event(key, key)), '');
  assert.equal(pressed(event('f', 'KeyF')), 'f');
});

test('letters and signs write, arrows and what has Ctrl do not', () => {
  assert.deepEqual(['x', '?', 'Shift+j', 'g t', 'Control+k', 'ArrowUp', 'Shift+ArrowUp', 'Delete'].filter(writes),
    ['x', '?', 'Shift+j', 'g t']);
});

test('two keys after one another are one command, if the second comes soon', () => {
  const table = [{name: 'go', keys: ['g t']}, {name: 'date', keys: ['t']}];
  assert.equal(commandOf(table, 'g', 0), undefined);
  assert.equal(commandOf(table, 't', 100)?.name, 'go');
  assert.equal(commandOf(table, 't', 200)?.name, 'date');
  assert.equal(commandOf(table, 'g', 300), undefined);
  assert.equal(commandOf(table, 't', 9_000)?.name, 'date');
});

test('keys are said as people read them', () => {
  assert.deepEqual(['x', 'g t', 'Control+Shift+z', 'Alt+ArrowUp', '?'].map(sayKey), ['x', 'g then t', 'Ctrl+Shift+Z', 'Alt+↑', '?']);
});

const TABLE = [
  {name: 'next', words: 'Next task', key: 'j', keys: ['j', 'ArrowDown']},
  {name: 'complete', words: 'Complete', key: 'e', keys: ['e']},
  {name: 'go', words: 'Go to Today', key: 'g t', keys: ['g t']},
  {name: 'palette', words: 'Find', key: 'Control+k', keys: ['Control+k']},
];

test('a chosen key takes the place of the one that may be changed, and no key is a choice, too', () => {
  const keysOf = choices => withChoices(TABLE, choices).map(({keys}) => keys);
  assert.deepEqual(keysOf({keys: {next: 'n', complete: ''}}), [['n', 'ArrowDown'], [], ['g t'], ['Control+k']]);
});

test('no keys that were kept are the usual ones', () => {
  assert.deepEqual(withChoices(TABLE, {keys: null}), TABLE);
});

test('without keys that write, arrows and those with Ctrl are left', () => {
  assert.deepEqual(withChoices(TABLE, {off: true}).map(({keys}) => keys), [['ArrowDown'], [], [], ['Control+k']]);
});

test('a key that something else has is refused in words', () => {
  assert.match(whyNotKey(TABLE, 'complete', 'j'), /the key of “Next task”/);
  assert.match(whyNotKey(TABLE, 'complete', 'g'), /begins other keys/);
  assert.match(whyNotKey(TABLE, 'complete', 'Enter'), /to move around/);
  assert.equal(whyNotKey(TABLE, 'complete', 'c'), '');
  assert.equal(whyNotKey(TABLE, 'complete', 'e'), '');
});
