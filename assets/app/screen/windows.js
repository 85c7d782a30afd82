// Asks the server for windows of the view on screen (list.js): for the rows to which a person scrolls next, and again when
// the screen does not show all that there is.
import {afterPaint, setProps} from '../lib/dash.js';
import {byId} from '../lib/elements.js';
import * as server from '../lib/server.js';
import {known} from '../state/known.js';
import {isDemo, onSend, outboxOf, own} from '../state/outboxes.js';
import {lacking} from '../state/scrolling.js';
import {visible} from '../state/window.js';
import * as cards from './cards.js';
import * as rows from './rows.js';

const ASK_AGAIN = 3_000;        // ms after which a window that has not come is asked for again
let timer = 0, underWay = false, isOld = false;
let frame = 0, lastScroll = 0, up = false;      // which way the person scrolls
/** @type {() => import('../state/window.js').Window | null} */
let now = () => null;
let complete = () => {};

/**
 * From now on, `current` says which window is on screen, and `all` puts all of its rows on the page.
 * @param {typeof now} current @param {() => void} all
 */
export const follow = (current, all) => { [now, complete] = [current, all]; };

export const most = () => Number(byId('workspace').dataset.windowRows);
/** How much of what was done to the list on screen has the server to hear of? */
export const pending = () => outboxOf(now()?.list).pending();

const begins = () => now()?.start ?? 0;
const windowFrom = start => ({view: now()?.view, start: Math.max(0, start)});
/** Ask for the window that begins at `start`, unless something is on its way that it would not know. */
export const want = (/** @type {number} */ start) => {
  if (isDemo(now()?.list)) return;
  clearTimeout(timer);
  askAgain(start);
  isOld = pending() > 0 && server.state() === 'well';         // without it, what is here knows what waits
  underWay = !isOld;
  if (!isOld) setProps('wanted', {data: windowFrom(start)});
};
export const askAgain = (start = begins()) => { timer = setTimeout(() => want(start), ASK_AGAIN); };
export const stopAsking = () => clearTimeout(timer);

/** A window has come. */
export const came = () => {
  stopAsking();
  underWay = false;
};
// Was a window read before something that this page has heard of? It has come another way, and later. Asked about once.
const isBehind = ({seq}) => {
  const now = known(), isSo = seq !== null && seq < now && behind !== now;
  if (isSo) behind = now;
  return isSo;
};
let behind = 0;

/** A window is shown, which is all that there is if it knows all that was done here. @param {{seq: any}} view */
export const isShown = view => {
  isOld = pending() > 0 || isBehind(view);
  caughtUp();
};

/** The screen does not show all that there is: ask the server when it knows what was done here. */
export const outdated = () => { isOld = true; };
own.onElsewhere(outdated);

/** The server knows all that is on screen: time for a window that was put off. */
export const caughtUp = () => { if (isOld && now() && !pending()) want(begins()); };

// Sent along with intents: what the sidebar shows and what the screen lacks, for the server to bring.
onSend(() => ({first: cards.first(), window: isOld && now() ? windowFrom(begins()) : undefined}));

/**
 * Is what is seen on the page, and some more of what comes next? If not, ask for the window around it. One at a time: of
 * two, Dash throws the first away, and a person who scrolls on and on would see none.
 */
export const look = () => {
  const window = now();
  complete();
  if (underWay || !window?.order.length || visible(window) <= window.order.length) return;
  const start = lacking(window, most(), {up, high: innerHeight, row: rows.height(), edges: rows.edges});
  if (start !== null) want(start);
};

let isToLook = false;
/** Do so after the next paint, once. */
export const lookLater = () => {
  if (isToLook) return;
  isToLook = true;
  afterPaint(() => {
    isToLook = false;
    look();
  });
};

addEventListener('scroll', () => {
  if (scrollY !== lastScroll) up = scrollY < lastScroll;
  lastScroll = scrollY;
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    look();
  });
}, {passive: true});
