// Keeps the rows on screen where they are, whatever changes above them. That costs no layout of its own: it is done right
// before the next paint, when the page is laid out anyway. A function that asks before that where something is, or scrolls,
// as a focus does, calls `stay` first; otherwise its scroll would be taken for a shift.
import {beforePaint} from './dash.js';

const GLIDES = 150;             // ms after the last sign of a person's scrolling in which the page may go on gliding
let held = null;                // [element, where its top was, how far the page was scrolled], in pixels
let scrolledAt = -Infinity;

// A person scrolls while something changes. A scroll that is heard of while something is held may be the browser's own.
const scrolls = () => { scrolledAt = performance.now(); };
for (const sign of ['wheel', 'touchmove']) addEventListener(sign, scrolls, {passive: true, capture: true});
addEventListener('scroll', ({target}) => { if (target === document && !held) scrolls(); }, true);

/**
 * Return how far to scroll the page so that what was at `was` pixels of the window and is at `is` does not move; but a
 * person who has scrolled since has done so: the page was scrolled by `from` pixels and is by `to`, of which it has `most`.
 * @param {{was: number, is: number, from: number, to: number, most: number}} seen
 */
export const shiftOf = ({was, is, from, to, most}) => {
  const own = to - Math.min(from, most);        // it may have got shorter
  return Math.min(Math.max(0, to + is - was + own), most) - to;
};

/** Scroll by what the page has shifted since. */
export const stay = () => {
  const [element, was, from] = held ?? [];
  held = null;
  if (!element?.isConnected) return;
  const is = element.getBoundingClientRect().top, isScrolled = scrollY !== from && performance.now() - scrolledAt < GLIDES;
  const most = document.documentElement.scrollHeight - innerHeight;
  const by = isScrolled ? shiftOf({was, is, from, to: scrollY, most}) : is - was;
  if (by) scrollBy(0, by);
};

/**
 * Do something to the page: the first of these elements that is seen, and remains, does not move.
 * @param {Iterable<Element>} elements @param {() => void} change
 */
export const keepStill = (elements, change) => {
  stay();
  const seen = [...elements].map(one => /** @type {const} */ ([one, one.getBoundingClientRect().top]))
    .filter(([, top]) => top >= 0 && top < innerHeight);
  change();
  const [element, top] = seen.find(([one]) => one.isConnected) ?? [];
  held = element ? [element, top, scrollY] : null;
  if (held) beforePaint(stay);
};

/** Move the focus, which may scroll. @param {any} element @param {FocusOptions} [options] */
export const focusOn = (element, options) => {
  if (!options?.preventScroll) stay();
  element?.focus(options);
};
