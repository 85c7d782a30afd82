// The menu of a row (components/tasks/row_menu.py): one for all rows, which opens beside a button or where a person clicks.
import {active, byId, listen} from '../lib/elements.js';
import * as rows from './rows.js';

const GAP = 8;                  // px between the menu and the edge of the page
let of = null;                  // the row of which it is open
let opener = null;

const menu = () => byId('row-menu');
const entries = () => [...menu().querySelectorAll('[role=menuitem]')].filter(entry => entry.offsetParent);
export const isOpen = () => Boolean(of);

/** Open it for a row, below a button, or from a point on: {x, y}. @param {any} row @param {any} at */
export const open = (row, at) => {
  const box = menu();
  if (!box.popover) {             // Dash has no such attribute
    box.popover = 'auto';
    box.hidden = false;
    box.addEventListener('toggle', event => { if (event.newState === 'closed') closed(); });
  }
  opener = rows.button(row, 'task-more');
  opener.setAttribute('aria-expanded', 'true');
  of = row;
  box.showPopover();
  const {left, top, bottom} = at === opener
    ? {...at.getBoundingClientRect().toJSON(), left: at.getBoundingClientRect().right - box.offsetWidth}
    : {left: at.x, top: at.y, bottom: at.y};
  const room = innerHeight - bottom - box.offsetHeight - GAP;
  box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - box.offsetWidth - GAP))}px`;
  box.style.top = `${Math.max(GAP, room > 0 ? bottom : top - box.offsetHeight)}px`;
  entries()[0].focus();
};

export const close = () => { if (of) menu().hidePopover(); };

// The focus goes back to the row, unless the person has put it elsewhere.
const closed = () => {
  const row = of, part = active() === document.body || menu().contains(active()) ? 'task-more' : null;
  opener.removeAttribute('aria-expanded');
  of = null;
  if (part && rows.isShown(row)) rows.focus(row, part);
};

/** Call a function with the row and what an entry does, when one is chosen. @param {(row: any, does: string) => void} chosen */
export const onChosen = chosen => listen('click', ({target}) => {
  const entry = target.closest?.('#row-menu [role=menuitem]'), row = of;
  if (!entry || !row) return;
  close();
  if (menu().contains(active())) rows.focus(row, 'task-more');
  chosen(row, entry.dataset.does);
});

listen('keydown', event => {
  const {key, target} = event, all = target.closest?.('#row-menu') ? entries() : [];
  if (!all.length) return;
  const at = all.indexOf(target), begins = one => one.textContent.toLowerCase().startsWith(key.toLowerCase());
  const next = {
    ArrowDown: all[(at + 1) % all.length], ArrowUp: all.at(at - 1), Home: all[0], End: all.at(-1),
  }[key] ?? (key.length === 1 ? [...all.slice(at + 1), ...all].find(begins) : undefined);
  if (key === 'Tab') close();
  else next?.focus();
  if (next || key === 'Tab') event.preventDefault();
});

addEventListener('scroll', close, {passive: true});
