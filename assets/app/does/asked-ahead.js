// A page is asked for before Dash asks for it: in the click that leads there, or already when that is pressed, some 60 ms
// sooner. What it shows is there as soon as the answer is; Dash hears of it later.
// See docs/decisions/0040-asked-at-once.md.
import {askPage} from '../lib/callback.js';
import {isDashHere, setProps} from '../lib/dash.js';
import {storesIn} from '../lib/given.js';
import {dropPage, PAGE, PAGE_FACTS, takePage} from '../lib/server.js';
import {known} from '../state/known.js';
import {own} from '../state/outboxes.js';

const FRESH = 500;              // ms in which a press becomes a click

/** @typedef {{page: Record<string, any>, window?: import('../wire.d.ts').Window, isPanel: boolean}} Came */
/** @type {{pathname: string, search: string, at: number, came?: Came, take?: (came: Came) => void} | null} */
let asked = null;

const isOld = (/** @type {Came | undefined} */ came) => Boolean(came?.window && came.window.seq < (known() ?? 0));
/** Forget what was asked for. */
export const askNoMore = () => {
  asked = null;
  dropPage();
};
own.onChange(askNoMore);

/**
 * Ask for a page, unless that was just done, or the server does not know yet what was done here.
 * @param {string} pathname @param {string} search
 */
export const askAhead = (pathname, search) => {
  const isAsked = asked?.pathname === pathname && asked.search === search && performance.now() - asked.at < FRESH;
  if (isAsked && !isOld(asked?.came)) return;
  askNoMore();
  if (!isDashHere() || own.pending()) return;
  const one = asked = /** @type {NonNullable<typeof asked>} */ ({pathname, search, at: performance.now()});
  askPage(pathname, search).then(page => {
    if (asked !== one || !page) return;
    const stores = storesIn(page[PAGE].children), isPanel = [...stores.keys()].some(({part}) => part === 'page-task');
    one.came = {page, window: stores.get('view'), isPanel};
    if (!isOld(one.came)) one.take?.(one.came);
  });
};

// Do something with the answer, now or when it comes, unless something else is asked for or done meanwhile. Returns whether
// that was done at once.
const whenCome = take => {
  if (!asked) return false;
  asked.take = take;
  return Boolean(asked.came) && take(asked.came);
};

/**
 * Show the window that was asked for last, as soon as it is there. Returns whether it is.
 * @param {(window: import('../wire.d.ts').Window) => boolean} show returns whether it has done so
 */
export const showAhead = show => whenCome(({window}) => Boolean(window) && show(window));

/**
 * Have Dash draw the panel that was asked for last, beside the view on screen, as soon as it is there and without its
 * rounds. Returns whether it is. Dash calls no callback for what it gets in this way, and a panel needs none.
 */
export const drawAhead = () => whenCome(({page, window, isPanel}) => {
  const filled = isPanel && !window && takePage(page[PAGE].children);
  if (!filled) return false;
  setProps(PAGE, {children: filled});
  setProps(PAGE_FACTS, page[PAGE_FACTS]);
  return true;
});
