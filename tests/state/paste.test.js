import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inLots, linesOf} from '../../assets/app/state/paste.js';

const read = text => linesOf(text, 5).lines.map(({text: title, depth, done}) => `${'. '.repeat(depth)}${title}${done ? ' ✓' : ''}`);

test('plain lines are a task each, and there is no more to them', () => {
  assert.deepEqual(linesOf('Milk\r\nBread\n\nEggs  \n', 5).isRich, false);
  assert.deepEqual(read('Milk\r\nBread\n\nEggs  \n'), ['Milk', 'Bread', 'Eggs']);
});

test('a checklist loses its marks, keeps what is done, and what stands under it', () => {
  const text = '- [ ] Milk\r\n- [x] Bread\r\n\t* Eggs\r\n☐ Rice\r\n\r\n1. Tea\r\n\tgreen';
  assert.deepEqual(read(text), ['Milk', 'Bread ✓', '. Eggs ✓', 'Rice', 'Tea', '. green']);
  assert.equal(linesOf(text, 5).isRich, true);
});

test('what is open stays under what was done, and opens it', () => {
  assert.deepEqual(read('- [x] a\n  - [x] b\n  - [ ] c\n    - d\n- [x] e\n  - [x] f'),
    ['a', '. b ✓', '. c', '. . d', 'e ✓', '. f ✓']);
  assert.deepEqual(linesOf('[x] a\n [x] b\n  [ ] c', 2).lines.map(line => line.done), [false, true, false]);
});

test('numbers with boxes, other bullets and other marks', () => {
  const text = '1. [ ] a\n2) [x] b\n* [X] c\n+ d\n- [] e\n- [/] f\n- [-] g\n✔ h\n• i';
  assert.deepEqual(read(text), ['a', 'b ✓', 'c ✓', 'd', 'e', 'f', 'g', 'h ✓', 'i']);
});

test('uneven indents lead to levels, a line under the nearest that is less indented', () => {
  assert.deepEqual(read('a\n   b\n     c\n   d\n e\nf'), ['a', '. b', '. . c', '. d', '. e', 'f']);
  assert.deepEqual(read('a\n b\n  c\n   d\n    e\n     f').at(-1), '. . . . f');
});

test('of a table the first column counts, and of code nothing', () => {
  assert.deepEqual(read('Milk\t2 l\t1.20\nBread\t1\t3.00'), ['Milk', 'Bread']);
  assert.deepEqual(read('- a\n```\n- [ ] no\n```\n- b'), ['a', 'b']);
});

test('what only begins like a mark is text', () => {
  assert.deepEqual(read('-5 degrees\n3.5 kg flour\n2026 report\n[link] a\n*bold* b'),
    ['-5 degrees', '3.5 kg flour', '2026 report', '[link] a', '*bold* b']);
});

test('many tasks go in lots, each right after the last of the one before that stays there', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map(id => ({id})), lots = stays => inLots(rows, 2, 'x', stays)
    .map(({start, some, after}) => [start, some.map(({id}) => id).join(''), after]);
  assert.deepEqual(lots(() => true), [[0, 'ab', 'x'], [2, 'cd', 'b'], [4, 'e', 'd']]);
  assert.deepEqual(lots(({id}, at) => at !== 1 && !'cd'.includes(id)), [[0, 'ab', 'x'], [2, 'cd', 'a'], [4, 'e', 'a']]);
});
