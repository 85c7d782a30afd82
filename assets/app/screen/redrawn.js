// Parts of a page that the server shows again after a change (`REDRAWN` in callbacks/browser.py). Dash draws everything in
// such a part anew, also what is as it was. What had the focus gets it again, and what was unfolded stays so.
import {active, byId, listen, query} from '../lib/elements.js';

/** An element that will be drawn again: the nearest id, and if that is around it, which of these elements in there. */
/** @typedef {{id: string, tag?: string, at?: number}} Name */

/** @type {Name | null} */
let left = null;                // what has the focus, or is to get it; one that is not there stands for the heading of the page
/** @type {Set<string>} */
const unfolded = new Set();     // names, as JSON

const NOWHERE = {id: ''};
/** @returns {Name} */
const nameOf = element => {
  const around = element.closest('[id]'), {id} = around, tag = element.localName;
  return around === element ? {id} : {id, tag, at: [...around.querySelectorAll(tag)].indexOf(element)};
};
const named = (/** @type {Name} */ {id, tag = '', at = 0}) => (tag ? byId(id)?.querySelectorAll(tag)[at] : byId(id));

/** What is done to this line removes it or what has the focus in it: that goes to the next line. @param {any} line */
export const leave = line => {
  const button = (line.nextElementSibling ?? line.previousElementSibling)?.querySelector('button');
  left = button ? nameOf(button) : NOWHERE;
};
/** Everything in a part goes: the focus goes to the heading of the page. */
export const leaveAll = () => { left = NOWHERE; };

const returnFocus = () => {
  if (!left || active() !== document.body) return;
  const heading = query('.page-heading h1');
  if (heading) heading.tabIndex = -1;
  (named(left) ?? heading)?.focus({preventScroll: true});
};

/** A part was drawn again. A callback of each part calls this. */
export const shown = () => setTimeout(() => {
  for (const name of unfolded) {
    const details = named(JSON.parse(name));
    if (details) details.open = true;
    else unfolded.delete(name);
  }
  returnFocus();
});

// A dialog gives the focus back to what opened it, unless that was drawn again meanwhile.
const inDialog = element => element.closest?.('dialog');
listen('focusin', ({target}) => {
  if (!inDialog(target)) left = target.closest('main') && nameOf(target);
});
listen('pointerdown', ({target}) => {
  if (!inDialog(target) && !(left && named(left)?.contains(target))) left = null;
});
listen('close', ({target}) => {
  if (target.contains(active())) active().blur();
  returnFocus();
}, true);
listen('toggle', ({target}) => {
  if (target.localName !== 'details' || !target.closest('main')) return;
  if (target.open) unfolded.add(JSON.stringify(nameOf(target)));
  else unfolded.delete(JSON.stringify(nameOf(target)));
}, true);
