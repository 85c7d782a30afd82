// The page's own menus, which are popovers of the browser: where they open, keys in them, and how they close. Arrow keys and
// first letters move through one. Escape, Tab, scrolling and a click elsewhere close it, and its button has the focus again.
// So does another view.
import {active, listen} from '../lib/elements.js';
import {endsWithView} from '../lib/over.js';

const GAP = 8;                  // px between the menu and the edge of the page
/** @type {{box: any, opener: any, chosen: (does: string) => void} | null} */
let shown = null;
let wasOpen = false;            // was one open when the person pressed a button?

const entries = box => [...box.querySelectorAll('[role=menuitem]')].filter(entry => entry.offsetParent);
// The browser says a little later that it has closed one.
export const isOpen = () => Boolean(shown?.box.matches(':popover-open'));

/**
 * Open a menu below its button, or at a point. A click that closed one opens none.
 * @param {any} box @param {any} opener the button
 * @param {(does: string) => void} chosen is called with what an entry does
 * @param {{x: number, y: number}} [point]
 */
export const openMenu = (box, opener, chosen, point) => {
  if (wasOpen) return;
  if (!box.popover) {             // Dash has no such attribute
    box.popover = 'auto';
    box.hidden = false;
  }
  shown = {box, opener, chosen};
  opener.setAttribute('aria-expanded', 'true');
  box.showPopover();
  const {offsetWidth: width, offsetHeight: height} = box, button = opener.getBoundingClientRect();
  const {left, top, bottom} = point
    ? {left: point.x, top: point.y, bottom: point.y}
    : {left: button.right - width, top: button.top, bottom: button.bottom};
  const fits = bottom + height + GAP <= innerHeight;
  box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
  box.style.top = `${Math.max(GAP, fits ? bottom : top - height)}px`;
  entries(box)[0].focus();
};

// The focus goes back to the button, unless the person has put it elsewhere.
const leave = () => {
  const {box, opener} = shown;
  shown = null;
  opener.removeAttribute('aria-expanded');
  if (opener.isConnected && (active() === document.body || box.contains(active()))) opener.focus();
};

const close = () => {
  if (!shown) return;
  shown.box.hidePopover();
  leave();
};
addEventListener('scroll', close, {passive: true});
endsWithView(close);
listen('toggle', ({target, newState}) => { if (newState === 'closed' && shown?.box === target) leave(); }, true);

listen('pointerdown', ({button}) => { wasOpen = Boolean(shown) && !button; }, true);
addEventListener('click', () => { wasOpen = false; });      // after all other listeners
listen('click', ({target}) => {
  const entry = target.closest?.('[role=menuitem]');
  if (!shown?.box.contains(entry ?? null)) return;
  const {chosen} = shown;
  close();
  chosen(entry.dataset.does);
});

listen('keydown', event => {
  const {key, target} = event, all = shown?.box.contains(target) ? entries(shown.box) : [], at = all.indexOf(target);
  if (!all.length) return;
  const begins = entry => entry.textContent.toLowerCase().startsWith(key.toLowerCase());
  const next = {
    ArrowDown: all[(at + 1) % all.length], ArrowUp: all.at(at - 1), Home: all[0], End: all.at(-1),
  }[key] ?? (key.length === 1 ? [...all.slice(at + 1), ...all].find(begins) : undefined);
  if (key === 'Tab') close();
  else next?.focus();
  if (next || key === 'Tab') event.preventDefault();
});
