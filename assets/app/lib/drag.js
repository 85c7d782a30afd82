// Dragging with the mouse: what is pressed and moved follows the pointer until it is let go, or given back by Escape.
import {goesElsewhere, listen} from './elements.js';

const FAR = 6;                  // px by which the pointer moves before it is more than a click

/**
 * Let things be dragged.
 * @template Thing
 * @param {object} how
 * @param {(target: any) => Thing | null} how.pick returns what is dragged by an element, if anything is
 * @param {(thing: Thing, event: any) => void} how.move shows it where the pointer is
 * @param {(thing: Thing) => void} how.drop
 * @param {(thing: Thing) => void} how.giveBack
 */
export const draggable = ({pick, move, drop, giveBack}) => {
  /** @type {Thing | null} */
  let held = null;
  let from = {x: 0, y: 0}, moves = false;

  const end = finish => {
    const thing = held, moved = moves;
    held = null;
    moves = false;
    if (thing && moved) finish(thing);
    return moved;
  };

  listen('pointerdown', event => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || goesElsewhere(event)) return;
    held = pick(event.target);
    from = {x: event.clientX, y: event.clientY};
  });
  listen('pointermove', event => {
    if (held === null) return;
    moves ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > FAR;
    if (moves) move(held, event);
  });
  listen('pointerup', () => {
    if (!end(drop)) return;
    const swallow = event => { event.preventDefault(); event.stopImmediatePropagation(); };
    addEventListener('click', swallow, {capture: true, once: true});       // that of letting go
    setTimeout(() => removeEventListener('click', swallow, {capture: true}));
  });
  listen('pointercancel', () => end(giveBack));
  listen('keydown', event => {
    if (event.key !== 'Escape' || !moves) return;
    event.stopPropagation();
    end(giveBack);
  }, true);
  listen('dragstart', event => { if (held !== null) event.preventDefault(); });        // a link, by the browser itself
};
