// Words below a box say why its text is refused. The text stays there, to be corrected; the words go when something else
// is typed. Some boxes take only so many characters (`at_most` in components/attributes.py): a longer text is not cut.
import {setProps} from '../lib/dash.js';
import {listen} from '../lib/elements.js';
import {lengthOf} from '../lib/text.js';
import {announce} from './notice.js';

const refused = new Set();      // the ids of the boxes with words below them
const idOf = ({id}) => (id.startsWith('{') ? JSON.parse(id) : id);

/**
 * Say below a box of Dash why it is refused; nothing if it is not. Where other words say it, `true` marks the box.
 * @param {any} box @param {string | boolean} words
 */
export const refuseIn = (box, words) => {
  if (!words && !refused.has(box.id)) return;
  if (words) refused.add(box.id);
  else refused.delete(box.id);
  setProps(idOf(box), {error: words || null});
};

/** Say why a text is too long for a box; empty if it is not. @param {string} text @param {number} most */
export const sayTooMuch = (text, most) => {
  const [may, has] = [most, lengthOf(text.trim())].map(number => number.toLocaleString('en'));
  return lengthOf(text.trim()) > most ? `At most ${may} characters fit here, and this has ${has}. Shorten it.` : '';
};

/** Is the text of a box too long for it? Words below it say so. */
export const isTooLong = box => {
  const words = sayTooMuch(box.value, Number(box.dataset.atMost ?? Infinity));
  if (words && !refused.has(box.id)) announce(words);
  refuseIn(box, words);
  return Boolean(words);
};
// After Dash, which would otherwise draw the text that was there before.
listen('input', ({target}) => {
  if (target.id && (target.dataset.atMost || refused.has(target.id))) isTooLong(target);
});
