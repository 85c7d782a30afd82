// What is on screen stays where it is, whatever changes above it. That costs no layout of its own: it is done right before
// the next paint, when the page is laid out anyway. Whoever asks before that where something is, or scrolls, as a focus
// does, calls `stay` first; otherwise their scroll would be taken for a shift.
import {beforePaint} from './dash.js';

let held = null;                // an element, and where its top was: [element, pixels]

/** Scroll by what the page has shifted since. */
export const stay = () => {
  const [element, was] = held ?? [];
  held = null;
  if (!element?.isConnected) return;
  const by = element.getBoundingClientRect().top - was;
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
  held = seen.find(([one]) => one.isConnected) ?? null;
  if (held) beforePaint(stay);
};

/** Move the focus, which may scroll. @param {any} element @param {FocusOptions} [options] */
export const focusOn = (element, options) => {
  if (!options?.preventScroll) stay();
  element?.focus(options);
};
