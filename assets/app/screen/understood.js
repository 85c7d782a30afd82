// What is understood of a text that somebody types (components/tasks/quick_add.py). It is below the box, over what is there,
// so that nothing jumps; and the words are marked in the box.
import {active, listen} from '../lib/elements.js';
import {parts} from '../state/words.js';
import {make} from './make.js';

const SAME = [
  'font', 'letterSpacing', 'paddingLeft', 'paddingRight', 'direction', 'textAlign', 'borderWidth', 'borderStyle',
];
let box = null;                 // the box in which it is typed
let shown = [];                 // the places of the marked words

// A dialog and the panel have their own: the others are out of reach, or below, while they are open.
const beside = part => box?.closest('#quick-dialog, #panel, #workspace')?.querySelector(part);
const chips = () => beside('.read-words');
const marks = () => beside('.read-marks');

/** Show what is understood of the text of a box, at its places. */
export const show = (typed, places) => {
  [box, shown] = [typed, places];
  const drawn = parts(box.value, places).map(([text, is]) => make(is ? 'mark' : 'span', {textContent: text}));
  marks().replaceChildren(...drawn);
  follow();
};

export const hide = () => {
  shown = [];
  follow();
};

const isAt = () => Boolean(box?.isConnected) && [box, box.closest('.dated'), chips()].some(one => one?.contains(active()));

const follow = () => {
  if (!chips()) return;
  const is = shown.length > 0 && isAt();
  chips().classList.toggle('is-shown', is);
  marks().classList.toggle('is-shown', is);
  if (!is) return;
  const {left, top, bottom, width, height} = box.getBoundingClientRect(), its = getComputedStyle(box);
  const most = Math.max(width, Math.min(240, innerWidth - left - 16));
  Object.assign(chips().style, {left: `${left}px`, top: `${bottom + 4}px`, maxWidth: `${most}px`});
  for (const name of SAME) marks().style[name] = its[name];
  Object.assign(marks().style, {
    left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, lineHeight: `${height}px`,
    clipPath: `inset(0 ${its.paddingRight} 0 ${its.paddingLeft})`,       // where the box cuts off its text
  });
  marks().scrollLeft = box.scrollLeft;
};
for (const event of ['scroll', 'focusin', 'focusout']) listen(event, () => setTimeout(follow), true);
addEventListener('resize', follow);
listen('selectionchange', () => { if (box && active() === box) marks().scrollLeft = box.scrollLeft; });
