// A page is asked for before Dash asks for it: in the click that leads there, or already when a link is pressed, some 60 ms
// sooner. What it shows is there as soon as the answer is; Dash gets the same answer later.
// See docs/decisions/0040-asked-at-once.md.
import {askPage} from '../lib/callback.js';
import {isDashHere} from '../lib/dash.js';
import {storesIn} from '../lib/given.js';
import {dropPage} from '../lib/server.js';
import {known} from '../state/known.js';
import {own} from '../state/outboxes.js';

const FRESH = 500;              // ms in which a press becomes a click

/** @typedef {import('../wire.d.ts').Window} Window */
/** @type {{pathname: string, search: string, at: number, window?: Window, take?: (window: Window) => void} | null} */
let asked = null;

const isOld = (/** @type {Window} */ window) => window.seq < (known() ?? 0);
const forget = () => {
  asked = null;
  dropPage();
};
own.onChange(forget);

/**
 * Ask for a page, unless that was just done, or the server does not know yet what was done here.
 * @param {string} pathname @param {string} search
 */
export const askAhead = (pathname, search) => {
  const isAsked = asked?.pathname === pathname && asked.search === search && performance.now() - asked.at < FRESH;
  if (isAsked && !(asked?.window && isOld(asked.window))) return;
  forget();
  if (!isDashHere() || own.pending()) return;
  const one = asked = /** @type {NonNullable<typeof asked>} */ ({pathname, search, at: performance.now()});
  askPage(pathname, search).then(page => {
    const window = asked === one && storesIn(page).get('view');
    if (!window || isOld(window)) return;
    one.window = window;
    one.take?.(window);
  });
};

/**
 * Return the window that was asked for last, if it has come. If it comes yet, and nothing else is asked for or done
 * meanwhile, `take` gets it.
 * @param {(window: Window) => void} take
 */
export const windowAhead = take => {
  if (asked) asked.take = take;
  return asked?.window;
};
