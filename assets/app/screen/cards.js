// The lists in the sidebar, one card each: copies of the one that Python drew (components/frame/list_nav.py), as many as
// callbacks/sidebar.py shows at a time.
import {addressOf} from '../lib/base.js';
import {setProps} from '../lib/dash.js';
import {active, all, byId, fill, query, setAttributes} from '../lib/elements.js';
import {isInbox} from '../state/inbox.js';
import {own} from '../state/outboxes.js';

/** @typedef {import('../wire.d.ts').Card} Card */

let arrive = null;              // called when other lists are to be shown, with their cards; false makes it wait
let asked = {};                 // which lists were asked for last
let drawn = () => {};           // called when cards were drawn

/** The links to the lists that are shown. */
export const cards = () => all('#lists .list-card');
const cardOf = list => cards().find(card => card.dataset.list === list);
/** The lists that are shown, as their cards say: {id, title}. */
export const named = () =>
  cards().map(card => ({id: card.dataset.list, title: card.querySelector('.list-name').textContent}));
const isThere = button => ![undefined, 'none'].includes(byId(button)?.style.display);
const want = wanted => {
  asked = wanted;
  setProps('cards-wanted', {data: {...wanted, answers: own.answers()}});
};

export const onCards = listener => { drawn = listener; };

/**
 * Draw these lists. Returns how to display the buttons for those before and after them.
 * @param {import('../wire.d.ts').Cards} some
 */
export const draw = some => {
  const lists = byId('lists'), old = new Map(cards().map(card => [card.dataset.list, card.parentElement]));
  fill(lists, some.lists.map(one => write(old.get(one.id) ?? copy(), one)));
  showWaiting();
  drawn();
  // Were they asked for before this tab's last change was done? Then they may not know of it.
  if ((some.answers ?? Infinity) < own.answers()) want(asked);
  setTimeout(() => {              // as soon as the buttons for other lists exist
    if (arrive?.(cards()) !== false) arrive = null;
  });
  return [some.earlier ? '' : 'none', some.more ? '' : 'none'];
};

/** Follow changes of lists. @param {import('../wire.d.ts').CardsChanged} [told] */
export const change = told => {
  if (!told) return;
  for (const one of [...told.lists, ...told.added]) {
    const card = cardOf(one.id);
    if (card) write(card.parentElement, one);
  }
  const added = told.added.filter(one => !cardOf(one.id));
  byId('lists').append(...added.map(one => write(copy(), one)));
  for (const list of told.gone) remove(list);
  showWaiting();
  if (added.length) drawn();
};

const copy = () => query('#card-template > li').cloneNode(true);

// Changes that wait to be sent stay as the person made them.
const showWaiting = () => {
  for (const {shows} of own.waiting()) {
    if (shows?.title) rename(shows.list, shows.title);
    if (shows?.facts) look(shows.list, shows.facts);
    if (shows?.facts?.archived_at || shows?.stays === false) remove(shows.list);
    if (shows?.after !== undefined) place(shows.list, shows.after);
  }
};

// A line that is moved loses the focus.
const keepFocus = change => {
  const was = active();
  change();
  if (was !== active() && was?.isConnected) was.focus({preventScroll: true});
};

const write = (line, {id, title, progress, facts}) => {
  const card = line.firstElementChild, bar = card.querySelector('.list-done');
  setAttributes(card, {'data-list': id, href: addressOf(`/lists/${id}`)});
  setText(card, title);
  look(id, {colour: null, icon: null, ...facts}, card);
  setAttributes(bar, {'aria-valuenow': progress});
  bar.style.width = `${progress}%`;
  bar.classList.toggle('whole', progress === 100);
  return line;
};
const setText = (card, title) => {
  if (card.dataset.title === title) return;
  card.dataset.title = title;     // what is shown may be translated
  card.querySelector('.list-name').textContent = title;
};

/** Give a list another title. @param {string} list @param {string} title */
export const rename = (list, title) => {
  const card = cardOf(list);
  if (card) setText(card, title);
};

/** Show those of these fields that decide how a list looks. */
export const look = (list, facts, card = cardOf(list)) => {
  if (!card) return;
  for (const name of ['colour', 'icon']) {
    if (facts[name]) setAttributes(card, {[`data-${name}`]: facts[name]});
    else if (name in facts) delete card.dataset[name];
  }
};

/** Return the title of a list that has a card. @param {string} list */
export const titleOf = list => cardOf(list)?.querySelector('.list-name').textContent;

/** Put the card of a list after another one, or after the Inbox if none is named. */
export const place = (list, after) => {
  const card = cardOf(list), before = after ? cardOf(after) : cards().find(one => isInbox(one.dataset.list));
  if (!card || !before || before.parentElement.nextElementSibling === card.parentElement) return;
  keepFocus(() => before.parentElement.after(card.parentElement));
};

/** Show that a list is being dragged, or no longer is. */
export const drag = (list, isDragged) => cardOf(list)?.classList.toggle('dragged', isDragged);

/** Are these all lists, with none before and after them? */
export const areAll = () => !isThere('earlier-lists') && !isThere('more-lists');

export const remove = list => cardOf(list)?.parentElement.remove();

/** The first list that is shown, unless it is the first of all. When something changes, the server begins with it. */
export const first = () => (isThere('earlier-lists') ? cards()[0]?.dataset.list : undefined);

/** Show the lists again as they are now, with this one among them. */
export const show = (list = '') => want({with: list, first: first()});

/** Make sure that the list on screen has a card. @param {string} list */
export const hold = list => {
  if (cardOf(list)) return;
  arrive = others => {
    const card = others.find(one => one.dataset.list === list);
    card?.scrollIntoView({block: 'center'});
    return Boolean(card);
  };
  show(list);
};

/** The list to show after one is deleted: the one that follows, or the last. Undefined if the server has to say. */
export const beside = list => {
  const others = cards(), place = others.findIndex(card => card.dataset.list === list);
  return place < 0 ? undefined : others[place + 1] ?? (isThere('more-lists') ? undefined : others[place - 1]);
};

// Show other lists, and move the focus to where reading goes on.
export const showMore = () => leaf('after', cards().at(-1), (others, place) => others[place + 1]);
export const showEarlier = () => leaf('before', cards()[0], (others, place) => others.at(place < 0 ? place : place - 1));
const leaf = (side, card, choose) => {
  const {list} = card.dataset;
  arrive = others => choose(others, others.findIndex(one => one.dataset.list === list))?.focus();
  want({[side]: list});
};
