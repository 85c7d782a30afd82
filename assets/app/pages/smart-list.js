// The dialog that saves, changes and deletes a smart list. It comes when it is first opened.
import {setProps} from '../lib/dash.js';
import {byId, listen, selectWhen} from '../lib/elements.js';
import {clean, newId} from '../lib/text.js';
import {whenSaved} from '../does/answers.js';
import {go} from '../does/go.js';
import {change, remove} from '../does/smart-lists.js';
import * as list from '../screen/list.js';
import {isTooLong, refuseIn} from '../screen/refused.js';
import {smartLists} from '../state/smart-lists.js';

/** @typedef {import('../wire.d.ts').SmartList} SmartList */

/** @type {string | null} */
let edited = null;              // id of the one that the dialog is about; null for a new one

const dialog = () => byId('smart-dialog');

/** @param {string | null} id @param {string} title @param {Partial<SmartList>} is */
const open = (id, title, {query: words, sort, grouping}) => {
  edited = id;
  setProps(`${dialog().id}-title`, {children: id ? 'Edit smart list' : 'Save as smart list'});
  setProps('smart-title', {value: title});
  setProps('smart-query', {value: words});
  for (const name of ['smart-title', 'smart-query']) refuseIn(byId(name), '');
  setProps('smart-sort', {value: sort ?? ''});
  setProps('smart-grouping', {value: grouping ?? ''});
  setProps('smart-delete', {display: id ? undefined : 'none'});
  dialog().showModal();
};

/** @param {string} text */
const titleOf = text => clean(text).slice(0, list.limit('listTitleMax'));

/** Save the search, as it stands in its box: Dash hears of that only after a pause. */
export const begin = () => {
  const words = byId('search')?.value ?? '';
  open(null, titleOf(words), {query: words});
  selectWhen(byId('smart-title'), titleOf(words), () => dialog().open);
};

/** Change the smart list on screen. @param {string} id */
export const edit = id => {
  const one = smartLists.all()[id];
  if (one) open(id, one.title, one);
};

/** @param {string} sort @param {string} grouping */
export const save = (sort, grouping) => {
  // While they are typed: Dash hears of it later.
  const [title, looksFor] = ['smart-title', 'smart-query'].map(id => clean(byId(id).value));
  if (!looksFor) {
    refuseIn(byId('smart-query'), 'Write what it looks for.');
    return;
  }
  if (['smart-title', 'smart-query'].some(id => isTooLong(byId(id)))) return;
  dialog().close();
  const is = {title: titleOf(title || looksFor), query: looksFor, ...(sort && {sort}), ...(grouping && {grouping})};
  if (!edited) {
    const id = newId();
    change({verb: 'add_smart_list', value: is, words: [is.title, looksFor]}, {id, is},
      `Saved the smart list ${is.title}`, `Took the smart list ${is.title} away`);
    const view = list.now()?.view;
    // They have not left, and it was not refused.
    whenSaved(() => { if (list.now()?.view === view && smartLists.all()[id]) go(`/smart/${id}`); });
    return;
  }
  const was = smartLists.all()[edited], {order} = was, names = /** @type {const} */ (['title', 'query', 'sort', 'grouping']);
  const differing = names.filter(name => (was[name] ?? null) !== (is[name] ?? null));
  if (!differing.length) return;
  list.outdated();                // by then the server knows what it finds
  const value = Object.fromEntries(differing.map(name => [name, is[name] ?? null]));
  change({verb: 'set_smart_list', value, words: [is.title, looksFor]}, {id: edited, is: {...is, ...(order && {order})}},
    `Changed the smart list ${is.title}`, `The smart list ${was.title} is as it was`, true);
};

/** Delete the one that the dialog is about. */
export const removeEdited = () => {
  if (!edited) return;
  dialog().close();
  remove(edited);
};

listen('keydown', event => {
  if (event.key !== 'Enter' || !event.target.matches?.('#smart-title, #smart-query')) return;
  event.preventDefault();
  byId('smart-save').click();
});
