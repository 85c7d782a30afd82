// A menu at a button, the browser's own popover: arrow keys lead through it, Escape and a click elsewhere close it.
import {active, listen} from '../lib/elements.js';

const GAP = 8;                  // px between the menu and the edge of the page
let shown = null;               // {box, opener, chosen}
let wasOpen = false;            // was it open when the person pressed a button?

const entries = box => [...box.querySelectorAll('[role=menuitem]:not([hidden])')];

/** Open a menu below a button, or close it if it was open. @param {any} box @param {any} opener @param {(does: string) => void} chosen */
export const openMenu = (box, opener, chosen) => {
  if (wasOpen) return;
  if (!box.popover) {             // Dash has no such attribute
    box.popover = 'auto';
    box.hidden = false;
    box.addEventListener('toggle', event => { if (event.newState === 'closed') closed(); });
  }
  shown = {box, opener, chosen};
  opener.setAttribute('aria-expanded', 'true');
  box.showPopover();
  const {right, bottom, top} = opener.getBoundingClientRect(), {offsetWidth: width, offsetHeight: height} = box;
  const left = Math.max(GAP, Math.min(right - width, innerWidth - width - GAP));
  box.style.left = `${left}px`;
  box.style.top = `${bottom + height + GAP <= innerHeight ? bottom : Math.max(GAP, top - height)}px`;
  entries(box)[0].focus();
};

const closed = () => {
  const {box, opener} = shown;
  opener.removeAttribute('aria-expanded');
  if (opener.isConnected && (active() === document.body || box.contains(active()))) opener.focus();
  shown = null;
};

listen('pointerdown', () => { wasOpen = Boolean(shown); }, true);
listen('click', ({target}) => {
  wasOpen = false;
  const entry = shown && target.closest?.('[role=menuitem]');
  if (!entry || !shown.box.contains(entry)) return;
  const {box, chosen} = shown;
  box.hidePopover();
  setTimeout(() => chosen(entry.dataset.does));     // once the focus is back
});
listen('keydown', event => {
  const all = shown?.box.contains(event.target) ? entries(shown.box) : [], at = all.indexOf(event.target);
  const next = {ArrowDown: all[(at + 1) % all.length], ArrowUp: all.at(at - 1), Home: all[0], End: all.at(-1)}[event.key];
  if (all.length && event.key === 'Tab') shown.box.hidePopover();
  if (!next) return;
  event.preventDefault();
  next.focus();
});
addEventListener('scroll', () => { if (shown) shown.box.hidePopover(); }, {passive: true});
