// Notes: boxes are counted and ticked.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asTyped, boxes, tickBox} from '../../assets/app/state/notes.js';

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

test('until the server has formatted them, notes are text with boxes and links, and nothing in them does harm', () => {
  const {html, waits} = asTyped('For <b>Ana</b>:\nsee https://example.org/?a=1&b=(2)).\n- [x] rye\n- [ ] oat "fine"\n\nThen');
  assert.equal(waits, false);
  assert.equal(html, '<p>For &#60;b&#62;Ana&#60;/b&#62;:<br>see <a href="https://example.org/?a=1&#38;b=(2)" target="_blank" '
    + 'rel="noopener noreferrer nofollow">https://example.org/?a=1&#38;b=(2)</a>).</p>'
    + '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" data-line="2" checked aria-label="rye"> rye</li>'
    + '<li class="task-list-item"><input type="checkbox" data-line="3" aria-label="oat &#34;fine&#34;"> oat &#34;fine&#34;</li></ul><p>Then</p>');
  assert.deepEqual(['', 'a\n\nb'].map(notes => asTyped(notes).html), ['', '<p>a</p><p>b</p>']);
  for (const notes of ['**a**', '# a', '- a', '1. a', '> a', '`a`', '[a](b)', '- [ ] *a*']) assert.ok(asTyped(notes).waits, notes);
  assert.equal(asTyped('```\n- [ ] no box\n```').html, '<p>```<br>- [ ] no box<br>```</p>');
});
