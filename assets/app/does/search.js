// The page of a search: "/" leads to it from anywhere, and Ctrl+F from a list that is not whole on the page. Results come
// from callbacks/search.py. Here the page's address follows what is typed, so that a search can be reloaded and shared.
import {addressOf} from '../lib/base.js';
import {noUpdate, setProps} from '../lib/dash.js';
import {byId, listen, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {isTooLong} from '../screen/refused.js';
import * as rows from '../screen/rows.js';
import {isDemo} from '../state/outboxes.js';
import {searchFor, tokenOf} from '../state/views.js';
import {visible} from '../state/window.js';
import {does} from './commands.js';
import {go} from './go.js';

const HOLDS = 5_000;            // ms after which no box will come
let ahead = /** @type {string | null} */ (null);        // what is typed before the box has come
const box = () => byId('search');

/** The search is another one: all parts of its results are shown again. @param {string} [text] */
export const searched = text => {
  if (!box() || isTooLong(box())) return noUpdate();
  history.replaceState(history.state, '', addressOf(searchFor(text ?? '')));
  setProps('go', {href: location.href, search: location.search});       // or it would go back there at the next link
  return noUpdate();
};

/** Search for something, or go to the box of the search on screen. @param {string} [text] */
const search = text => {
  if (box() && text === undefined) {
    box().focus();
    box().select();
    return;
  }
  ahead = '';
  setTimeout(() => { ahead = null; }, HOLDS);
  go(text ? searchFor(text) : '/search');
};

does('search', () => search());
// The browser finds all of a list whose rows are all on the page.
does('find', () => search(`${tokenOf(list.now().title)} `), () => {
  const now = list.now();
  return !box() && Boolean(now?.list) && !isDemo(now.list) && visible(now) > now.order.length;
});

// After "/" the person types on: what is typed before the box has come goes into it, and is no key of a row still there.
listen('keydown', event => {
  const {key, ctrlKey, altKey, metaKey} = event;
  const writes = event.getModifierState('AltGraph') || !(ctrlKey || altKey || metaKey);
  if (ahead === null) return;
  if (key === 'Escape') ahead = null;
  else if (key === 'Backspace') ahead = ahead.slice(0, -1);
  else if (key.length === 1 && writes) ahead += key;
  else return;
  event.preventDefault();
}, true);
listen('focusin', ({target}) => {
  if (ahead === null || target !== box()) return;
  const text = target.value + ahead;
  ahead = null;
  type(target, text);
});
listen('pointerdown', () => { ahead = null; }, true);

// The focus was on a chip that was removed. Down from the box leads to the results.
listen('click', ({target}) => { if (target.closest?.('#search-found :is(.token, .search-also)')) box().focus(); }, true);
listen('keydown', event => {
  if (event.target !== box() || !['ArrowDown', 'Enter'].includes(event.key)) return;
  if (list.rowAt(0, row => rows.focus(row, 'task-done'))) event.preventDefault();
});
