// Smart lists: their links in the sidebar, and what is done to one. It shows at once. When the server has done it,
// callbacks/smart_lists.py shows the page again. The dialog of one is in pages/smart-list.js.
import {addressOf, pathOf} from '../lib/base.js';
import {noUpdate, triggered} from '../lib/dash.js';
import {draggable} from '../lib/drag.js';
import {all, byId, fill, listen, query} from '../lib/elements.js';
import {say} from '../screen/notice.js';
import {pressed} from '../state/keys.js';
import {between} from '../state/order.js';
import {own} from '../state/outboxes.js';
import {smartLists} from '../state/smart-lists.js';
import {searchFor} from '../state/views.js';
import {offer} from './actions.js';
import {go} from './go.js';
import {goneElsewhere} from './live.js';
import {noteStep} from './undo.js';
import {markShown} from './view.js';

/** @typedef {import('../wire.d.ts').SmartList} SmartList */

/** The server has sent the account's smart lists. @param {Record<string, SmartList>} [come] */
export const take = come => {
  smartLists.take(come ?? {});
  smartLists.show(own.waiting());
  return noUpdate();
};
let doing = /** @type {import('../state/replay.js').Intent | null} */ (null);       // what this tab does just now
own.onPut(intent => { doing = intent; });
own.onChange(() => {
  smartLists.show(own.waiting());
  doing = null;
});

const link = ([id, {title}]) => {
  const line = lineOf(id) ?? query('#smart-template > li').cloneNode(true), anchor = line.firstElementChild;
  anchor.setAttribute('href', addressOf(`/smart/${id}`));
  anchor.querySelector('.side-name').textContent = title;
  line.dataset.smart = id;
  return line;
};
const isAt = id => pathOf(location.pathname) === `/smart/${id}`;
let before = /** @type {Record<string, SmartList>} */ ({});
smartLists.onChange(() => {
  const links = byId('smart-links');
  if (links) fill(links, Object.entries(smartLists.all()).map(link));
  markShown();
  const shown = byId('smart-head')?.dataset.smart, is = smartLists.all()[shown], was = before[shown];
  before = smartLists.all();
  if (is) query('#smart-name > *').textContent = is.title;
  else if (was && isAt(shown)) {
    const goOn = () => go(searchFor(was.query));        // what it found stays
    if (doing?.shows?.smart_lists?.[shown] === null) goOn();
    else goneElsewhere(`The smart list ${was.title}`, () => isAt(shown) && !smartLists.all()[shown], goOn);
  }
});

/** Do something to a smart list, {id, is}, with what it becomes, and offer to undo it. */
export const change = (intent, {id, is}, did, undone, many = false) => {
  const was = smartLists.all()[id] ?? null;
  const ids = [own.put({...intent, smart_list: id, shows: {list: '', rows: [], smart_lists: {[id]: is}}})];
  offer(noteStep({ids, list: null, where: null, smart_lists: [[id, was, is]], many, did, undone}));
};

const lines = () => all('#smart-links > li');
const lineOf = id => lines().find(line => line.dataset.smart === id);

/** Put a smart list in the `to`-th place of all. @param {string} id @param {number} to */
const place = (id, to) => {
  const those = Object.entries(smartLists.all()), others = those.filter(([one]) => one !== id), is = smartLists.all()[id];
  const [before, next] = [others[to - 1], others[to]], order = between(before?.[1].order, next?.[1].order);
  change({verb: 'place_smart_list', value: {after: before?.[0] ?? ''}}, {id, is: {...is, order}},
    `Moved to ${to + 1} of ${those.length}: ${is.title}`, `${is.title} is where it was`);
};

const moveBy = (id, by) => {
  const keys = Object.keys(smartLists.all()), to = keys.indexOf(id) + by;
  if (keys[to]) place(id, to);
  else say(`It is the ${by < 0 ? 'first' : 'last'} of your smart lists already.`);
};

// Alt and an arrow move the smart list whose link has the focus.
listen('keydown', event => {
  const line = event.target.closest?.('#smart-links > li'), by = {'Alt+ArrowUp': -1, 'Alt+ArrowDown': 1}[pressed(event)];
  if (!line || !by) return;
  event.preventDefault();
  moveBy(line.dataset.smart, by);
});

draggable({
  pick: ({target}) => {
    const line = target.closest?.('#smart-links > li');
    return line && {id: line.dataset.smart, from: lines().indexOf(line)};
  },
  begin: ({id}) => lineOf(id)?.classList.add('dragged'),
  move: ({id}, {y}) => {
    const line = lineOf(id), next = lines().find(one => {
      const {top, bottom} = one.getBoundingClientRect();
      return one !== line && (top + bottom) / 2 > y;
    });
    if (line && line.nextElementSibling !== (next ?? null)) byId('smart-links').insertBefore(line, next ?? null);
  },
  drop: ({id, from}) => {
    const line = lineOf(id), to = lines().indexOf(line);
    line?.classList.remove('dragged');
    if (line && to !== from) place(id, to);
  },
  giveBack: ({id, from}) => {
    const line = lineOf(id);
    line?.classList.remove('dragged');
    if (line) byId('smart-links').insertBefore(line, lines().filter(one => one !== line)[from] ?? null);
  },
});

/** @param {string} id */
export const remove = id => {
  const {title} = smartLists.all()[id];
  change({verb: 'delete_smart_list'}, {id, is: null},
    `Deleted the smart list ${title}`, `Brought back the smart list ${title}`);
};

const OPTIONS = {up: id => moveBy(id, -1), down: id => moveBy(id, 1), delete: remove};
/** Something was chosen in the menu of the smart list on screen. One pattern-matching callback calls this. */
export const choose = (/** @type {any[]} */ clicks, /** @type {string} */ id) => {
  const {option} = triggered() ?? {};
  if (clicks.some(Boolean) && smartLists.all()[id]) OPTIONS[option]?.(id);
};
