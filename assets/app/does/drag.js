// Dragging a row by its handle: with mouse or pen at once, with a finger after a press, anywhere at the row's left end. It
// lands between two rows, or on the card of another list. Why this is no library is in
// docs/decisions/0022-drag.md.
import {active, byId, listen} from '../lib/elements.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as rows from '../screen/rows.js';
import {landing, speed} from '../state/drag.js';
import {moveTask, placeTask, whyNot} from './placing.js';

const PRESS = 500, SLOP = 6;    // ms that a finger rests before it drags, and px that it may tremble meanwhile
const BESIDE = 48;              // px beside the list that still count as in it
/** @type {{row: any, pointer: number, x: number, y: number, timer: number, byFinger: boolean, carried?: any, line?: any, to?: any} | null} */
let drag = null;
let wasDragged = false;         // does the click that comes belong to a drag?

const make = className => {
  const made = document.createElement('div');
  made.className = className;
  document.body.append(made);
  return made;
};

listen('pointerdown', event => {
  const {target, pointerType, pointerId, clientX: x, clientY: y} = event, byFinger = pointerType === 'touch';
  wasDragged = false;
  const row = target.closest?.(byFinger ? '.task-handle, .task-done' : '.task-handle') && list.at(target);
  if (!row || event.button || drag) return;
  drag = {row, pointer: pointerId, x, y, byFinger, timer: byFinger ? setTimeout(begin, PRESS) : 0};
  if (!byFinger) event.preventDefault();        // no text is selected, and the focus stays
  else target.addEventListener('touchmove', hold, {passive: false});
}, true);

// A finger that drags does not scroll. The row may have left the page by then, so this is heard at the row itself.
const hold = event => { if (drag?.carried) event.preventDefault(); };

const begin = () => {
  clearTimeout(drag.timer);
  document.documentElement.setPointerCapture(drag.pointer);
  document.documentElement.classList.add('dragging');
  if (active()?.closest('#tasks .row')) active().blur();    // what is typed is saved
  drag.carried = make('carried');
  drag.carried.textContent = drag.row.title;
  drag.line = make('landing');
  wasDragged = true;
  step();
};

// Once a frame, as the page may scroll, and rows come.
const step = () => {
  if (!drag) return;
  const top = byId('add-task').getBoundingClientRect().bottom, by = speed(drag.y, Math.max(0, top), innerHeight);
  if (by && !drag.to?.card) scrollBy(0, by);
  follow();
  requestAnimationFrame(step);
};

const follow = () => {
  const {x, y, row, line, carried} = drag, {left, right} = byId('tasks').getBoundingClientRect();
  const card = document.elementFromPoint(x, y)?.closest('#lists .list-card');
  const isIn = x > left - BESIDE && x < right + BESIDE, open = isIn && !card && !whyNot(row);
  const place = open ? landing(list.lines(row.id), y, list.now().start === 0) : null;
  if (drag.to?.card !== card) drag.to?.card?.classList.remove('takes-in');
  card?.classList.add('takes-in');
  drag.to = {card, place, isIn};
  rows.lift(row.id);
  carried.style.translate = `${Math.min(x + 12, innerWidth - carried.offsetWidth - 8)}px ${y + 12}px`;
  line.hidden = !place;
  if (place) Object.assign(line.style, {translate: `${left}px ${place.at - 2}px`, width: `${right - left}px`});
};

listen('pointermove', ({pointerId, clientX: x, clientY: y}) => {
  if (drag?.pointer !== pointerId) return;
  const isFar = Math.hypot(x - drag.x, y - drag.y) > SLOP;
  if (!drag.carried && drag.byFinger && isFar) end();
  else if (!drag.carried && isFar) begin();
  if (drag?.carried) Object.assign(drag, {x, y});
});

listen('pointerup', ({pointerId}) => {
  if (drag?.pointer !== pointerId) return;
  if (!drag.carried) return end();
  follow();
  const {to: {card, place, isIn}} = drag, row = list.find(drag.row.id) ?? drag.row;
  end();
  if (card) moveTask(row, cards.named().find(({id}) => id === card.dataset.list));
  else if (place && !list.standsAfter(row, place.after, place.section)) placeTask(row, place.after, place.section);
  else if (isIn && whyNot(row)) say(whyNot(row));
});

const end = () => {
  const {timer, carried, line, to, pointer} = drag;
  clearTimeout(timer);
  drag = null;
  if (!carried) return;
  if (document.documentElement.hasPointerCapture(pointer)) document.documentElement.releasePointerCapture(pointer);
  document.documentElement.classList.remove('dragging');
  to?.card?.classList.remove('takes-in');
  rows.lift(null);
  carried.remove();
  line.remove();
};
const giveBack = () => { if (drag) end(); };
listen('pointercancel', giveBack);
addEventListener('blur', giveBack);

addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !drag) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  giveBack();
}, true);

// A finger that rested on a checkbox and dragged does not tick it, nor open the menu of the browser.
listen('click', event => {
  if (!wasDragged) return;
  wasDragged = false;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
listen('contextmenu', event => { if (drag?.byFinger) event.preventDefault(); }, true);
