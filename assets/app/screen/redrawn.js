// Parts of a page that the server shows again after a change (`REDRAWN` in callbacks/browser.py). Dash draws everything in
// such a part again, also what has not changed. Here the focus goes back to where it was, what was unfolded is unfolded, and
// a box gets what was typed into it and is not saved yet.
import {active, byId, listen, query, type} from '../lib/elements.js';

/** An element that will be drawn again: the nearest id, and if that is around it, which of these elements in there. */
/** @typedef {{id: string, tag?: string, at?: number}} Name */

/** @type {(Name & {on: string}) | null} */
let left = null;                // what had the focus last, on which page, unless the person has left it
/** @type {Set<string>} */
const unfolded = new Set();     // names, as JSON
/** @type {{box: any, text: string, caret: [number, number], on: string} | null} */
let typed = null;               // what is in the box in which somebody types

/** @returns {Name} */
const nameOf = element => {
  const around = element.closest('[id]'), {id} = around, tag = element.localName;
  return around === element ? {id} : {id, tag, at: [...around.querySelectorAll(tag)].indexOf(element)};
};
const named = (/** @type {Name} */ {id, tag = '', at = 0}) => (tag ? byId(id)?.querySelectorAll(tag)[at] : byId(id));
const note = element => { left = element && {...nameOf(element), on: location.pathname}; };
const hasNone = () => active() === document.body;

// If a part is not there any more, the heading of its page stands for it.
const returnFocus = () => {
  if (left?.on !== location.pathname) return;
  const heading = query('.page-heading h1');
  if (heading) heading.tabIndex = -1;
  (named(left) ?? heading)?.focus({preventScroll: true});
};

const moveTo = element => {
  note(element ?? query('.page-heading h1'));
  returnFocus();
};
const beside = (line, way) => {
  const next = line[way];
  return next?.hidden || next?.inert ? beside(next, way) : next;
};
/** An action removes this line, or the control in it that has the focus: move that to the next line. @param {any} line */
export const leave = line =>
  moveTo((beside(line, 'nextElementSibling') ?? beside(line, 'previousElementSibling'))?.querySelector('button'));
/** Everything in a part goes: the focus goes to the heading of the page. */
export const leaveAll = () => moveTo(null);

/** A part was drawn again. A callback of each part calls this. */
export const shown = () => setTimeout(() => {
  for (const name of unfolded) {
    const details = named(JSON.parse(name));
    if (details) details.open = true;
    else unfolded.delete(name);
  }
  if (hasNone()) returnFocus();
});

// A box in which somebody types gets the text at once: the next key may be on its way.
const isTyped = box => box.id && box.matches('main input, main textarea') && typeof box.selectionStart === 'number'
  && !query('.shows-tasks');
const noteTyped = (/** @type {any} */ box) => {
  if (!typed) redrawing.observe(box.closest('main'), {childList: true, subtree: true});
  typed = {box, text: box.value, caret: [box.selectionStart, box.selectionEnd], on: location.pathname};
};
const forgetTyped = () => {
  typed = null;
  redrawing.disconnect();
};
const redrawing = new MutationObserver(() => {
  if (typed?.on !== location.pathname) forgetTyped();           // the person has left the page
  if (!typed || typed.box.isConnected) return;
  const {text, caret, box: {id}} = typed, box = byId(id);
  if (!box) return;
  type(box, text);
  if (!hasNone()) return;
  box.focus({preventScroll: true});
  box.setSelectionRange(...caret);
});
listen('input', ({target}) => { if (isTyped(target)) noteTyped(target); });
listen('selectionchange', () => { if (typed && active() === typed.box) noteTyped(typed.box); });
// Enter, and leaving a box, save what is in it. A box that is being taken off the page says the same.
listen('change', ({target}) => queueMicrotask(() => { if (target === typed?.box && target.isConnected) forgetTyped(); }));

const inDialog = element => element.closest?.('dialog');
listen('focusin', ({target}) => { if (!inDialog(target)) note(target.closest('main') && target); });
// A person leaves what is still there; what was drawn again has lost the focus without them.
listen('focusout', ({target}) => queueMicrotask(() => {
  if (hasNone() && target.isConnected && left && named(left) === target) left = null;
}));
listen('pointerdown', ({target}) => { if (hasNone() && !inDialog(target)) left = null; });
// A dialog gives the focus back to what opened it, unless that was drawn again meanwhile. It may be open again by now.
listen('close', ({target}) => {
  if (target.open) return;
  if (target.contains(active())) active().blur();
  if (hasNone()) returnFocus();
}, true);
listen('toggle', ({target}) => {
  if (target.localName !== 'details' || !target.closest('main')) return;
  if (target.open) unfolded.add(JSON.stringify(nameOf(target)));
  else unfolded.delete(JSON.stringify(nameOf(target)));
}, true);
