// Dragging: something that is pressed and moved follows the pointer until it is let go, or put back by Escape, or
// when another view shows. A finger has to rest before it drags, since otherwise it scrolls.
import {goesElsewhere, listen} from './elements.js';
import {endsWithView} from './over.js';

const FAR = 6;                  // px: moving less is still a click, and a finger may tremble that much
const REST = 500;               // ms that a finger has to rest before it drags

/** @typedef {{x: number, y: number}} Point */

/**
 * Make things draggable.
 * @template Thing
 * @param {object} how
 * @param {(event: any) => Thing | null | undefined} how.pick returns what a pointer drags that is pressed, if anything
 * @param {(thing: Thing) => void} how.begin
 * @param {(thing: Thing, at: Point) => void} how.move shows it where the pointer is: at each frame, and before it is let go
 * @param {(thing: Thing, at: Point) => number} [how.scroll] returns by how many px the page scrolls in this frame
 * @param {(thing: Thing) => void} how.drop
 * @param {(thing: Thing) => void} how.giveBack
 */
export const draggable = ({pick, begin, move, scroll, drop, giveBack}) => {
  const page = document.documentElement;
  /** @type {{thing: Thing, pointer: number, at: Point, byFinger: boolean, timer: any, moves: boolean} | null} */
  let held = null;
  let wasDragged = false;       // does the next click belong to a drag?

  const start = () => {
    clearTimeout(held.timer);
    held.moves = wasDragged = true;
    page.setPointerCapture(held.pointer);
    page.classList.add('dragging');
    begin(held.thing);
    step();
  };

  // Once a frame, since the page may scroll, and its content may change.
  const step = () => {
    if (!held) return;
    const by = scroll?.(held.thing, held.at);
    if (by) scrollBy(0, by);
    move(held.thing, held.at);
    requestAnimationFrame(step);
  };

  const end = finish => {
    const {thing, pointer, timer, moves} = held;
    clearTimeout(timer);
    held = null;
    if (!moves) return;
    if (page.hasPointerCapture(pointer)) page.releasePointerCapture(pointer);
    page.classList.remove('dragging');
    finish(thing);
  };
  const stop = () => { if (held) end(giveBack); };

  // A finger that drags does not scroll. What it pressed may have left the page since, so the page listens.
  const stay = event => { if (held?.moves) event.preventDefault(); };

  listen('pointerdown', event => {
    const {pointerId: pointer, clientX: x, clientY: y, target} = event, byFinger = event.pointerType === 'touch';
    wasDragged = false;
    const thing = held || goesElsewhere(event) ? null : pick(event);
    if (!thing) return;
    held = {thing, pointer, at: {x, y}, byFinger, timer: byFinger && setTimeout(start, REST), moves: false};
    if (byFinger) target.addEventListener('touchmove', stay, {passive: false});
  }, true);
  listen('pointermove', ({pointerId, clientX: x, clientY: y}) => {
    if (held?.pointer !== pointerId) return;
    const isFar = Math.hypot(x - held.at.x, y - held.at.y) > FAR;
    if (isFar && !held.moves && held.byFinger) end(giveBack);
    else if (isFar && !held.moves) start();
    if (held?.moves) held.at = {x, y};
  });
  listen('pointerup', ({pointerId}) => {
    if (held?.pointer !== pointerId) return;
    if (held.moves) move(held.thing, held.at);
    end(drop);
  });
  listen('pointercancel', ({pointerId}) => { if (held?.pointer === pointerId) stop(); });
  addEventListener('blur', stop);
  endsWithView(stop);

  const swallow = event => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !held) return;
    swallow(event);
    stop();
  }, true);
  // Letting go clicks too: that follows no link and ticks no checkbox. A click by a key is another matter.
  addEventListener('click', event => {
    if (!wasDragged || !event.detail) return;
    wasDragged = false;
    swallow(event);
  }, true);
  listen('contextmenu', event => { if (held?.byFinger) event.preventDefault(); }, true);
  listen('dragstart', event => { if (held) event.preventDefault(); });      // the browser's own dragging of links
};
