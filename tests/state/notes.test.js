// Notes: boxes are counted and ticked.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {boxes, tickBox} from '../../assets/app/state/notes.js';

test('a box is ticked in its line alone, and opened again', () => {
  const notes = 'Needs:\n- [ ] Flour\n- [ ] Eggs';
  const ticked = tickBox(notes, 2);
  assert.equal(ticked, 'Needs:\n- [ ] Flour\n- [x] Eggs');
  assert.equal(boxes(ticked), '1/2');
  assert.equal(tickBox(ticked, 2), notes);
});

test('a box in the words of a line is left alone', () => {
  assert.equal(tickBox('- [x] see [ ] there', 0), '- [ ] see [ ] there');
});
