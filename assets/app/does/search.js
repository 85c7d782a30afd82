// The page of a search: "/" leads to it from anywhere, and Ctrl+F from a list of which not all is on the page. What is
// found comes from callbacks/search.py; here the address of the page follows what is typed, so that a search can be
// reloaded and sent to somebody.
import {addressOf} from '../lib/base.js';
import {noUpdate, setProps} from '../lib/dash.js';
import {byId, listen, query} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as rows from '../screen/rows.js';
import {searchFor} from '../state/views.js';
import {visible} from '../state/window.js';

const box = () => byId('search');

/** Something else is looked for: what is shown of it goes back to everything. @param {string} [text] */
export const searched = text => {
  if (box()) history.replaceState(history.state, '', addressOf(searchFor(text ?? '')));
  return noUpdate();
};

/** Look for something, or go to the box of the search that is on screen. @param {string} [text] */
const search = text => {
  if (box() && text === undefined) {
    box().focus();
    box().select();
    return;
  }
  const [pathname, asked] = searchFor(text ?? '').split('?');
  setProps('go', {pathname: addressOf(pathname), search: text ? `?${asked}` : ''});
};

/** A name as a token has it (domain/query.py). @param {string} title */
const named = title => (/\s|[,;]$/.test(title) ? `#"${title.replaceAll('"', '')}"` : `#${title.replaceAll('"', '')}`);

const isText = element => element.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
const isBusy = ({target}) => isText(target) || query('dialog[open]') || !byId('lists');

listen('keydown', event => {
  const {key, code, altKey, ctrlKey, metaKey, repeat} = event, now = list.now();
  if (event.defaultPrevented || repeat) return;
  if (key === '/' && !altKey && !ctrlKey && !metaKey && !isBusy(event)) {
    event.preventDefault();
    search();
  }
  const finds = (ctrlKey !== metaKey) && !altKey && !event.shiftKey && (key.toLowerCase() === 'f' || (code === 'KeyF' && !/[a-z]/i.test(key)));
  if (!finds || box() || !now?.list || query('dialog[open]') || !byId('lists') || !byId('workspace').offsetParent) return;
  if (visible(now) <= now.order.length) return;           // the browser finds all of it
  event.preventDefault();
  search(`${named(now.title)} `);
});

// A chip that is taken off was where the focus was; down from the box leads to what was found.
listen('click', ({target}) => { if (target.closest?.('#search-found .token')) box().focus(); }, true);
listen('keydown', event => {
  if (event.target !== box() || event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'Enter') {
    if (list.rowAt(0, row => rows.focus(row, 'task-done'))) event.preventDefault();
  }
});
