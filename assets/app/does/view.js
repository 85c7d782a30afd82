// A view comes to the screen: a list, or the open or done tasks of it, from this browser's copy and from the server, and
// what belongs to it outside of the rows.
import {account, begin} from '../lib/begin.js';
import {noUpdate, setProps} from '../lib/dash.js';
import {active, all, byId, goesElsewhere, listen, query, type} from '../lib/elements.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import * as notice from '../screen/notice.js';
import * as rows from '../screen/rows.js';
import {keepView, viewOf} from '../state/copy.js';
import {known} from '../state/known.js';
import {isDemo, outboxOf} from '../state/outboxes.js';
import {replay} from '../state/replay.js';
import {inPlace} from '../state/window.js';

const GONE = 'This list is not there any more. Go back to your lists.';
let named = null;               // the list that was just made, whose name is to be typed when it comes
let unasked = false;            // does the next list come without the person having asked for it?
let titleTouched = false;       // was something typed into the list's title?
/** @type {(next?: {list: string}) => void} */
let leaves = () => {};          // is told of the view that is to come, or of none, before what is on screen goes

export const onLeave = listener => { leaves = listener; };
/** @param {{list: string}} [next] */
export const leave = next => leaves(next);

// A page came with a view (domain/windows.py).
export const draw = view => {
  begin();
  drawWindow(view);
  return noUpdate();
};

// The server sent a view.
export const drawWindow = view => {
  if (!view) return;
  if (view.gone) {                // what is on screen stays, for its words; a refusal that is being said comes first
    list.stopAsking();
    if (!byId('status').textContent) notice.say(GONE);
    return;
  }
  if (isWanted(view)) present(view);
  if (!isDemo(view.list)) keepView(account(), view, known());
};

// An answer that comes after the person has gone on is not what they want to see.
const isWanted = ({list: id, show}) => {
  const asked = new URLSearchParams(location.search).get('show');
  const wanted = ['active', 'completed'].includes(asked) ? asked : 'all';
  return location.pathname === '/' || (['/lists', `/lists/${id}`].includes(location.pathname) && show === wanted);
};

// Show a view with what waits to be sent, and what belongs to it outside of the rows.
const present = sent => {
  const view = replay(sent, outboxOf(sent.list).waiting());
  leave(view);
  const before = list.now()?.title, opened = list.show(undisturbed(view));
  if (opened || (list.now().title !== before && !typesTitle())) showTitle();
  if (!opened) return;
  markShown();
  if (account()) cards.hold(view.list);
  for (const link of all('.show-link')) current(link, link.dataset.show === view.show, 'true');
  setText('show-completed', view.show === 'all' ? 'Hide completed' : 'Show completed');
  if (query('#menu [data-opened]')) setProps('menu', {opened: false});
  focusOn(view);
};

// While the person is at the list, nothing jumps.
const undisturbed = view => {
  const now = list.now(), isSame = now && now.list === view.list && now.show === view.show;
  if (!isSame || !rows.isHere()) return view;
  const at = list.at(active()), typed = list.unread().find(([row]) => row === at);
  return inPlace(now, view, typed?.[0].id);
};

// A person who types on, and has not asked for this list, does not type into it.
const focusOn = view => {
  const isNew = named === view.list, box = isNew ? 'list-title' : unasked ? 'workspace' : 'add-task';
  const first = byId(box);
  if (box === 'workspace') first.tabIndex = -1;
  if (isNew) select(first, view.title);
  if (!isDemo(view.list)) first.focus({preventScroll: true});
  named = null;
  unasked = false;
};

// Have Dash write a text, unless it is there already: whatever it is given costs it milliseconds.
const setText = (id, text) => {
  if (![undefined, text].includes(byId(id)?.textContent)) setProps(id, {children: text});
};

export const showTitle = () => {
  const {list: id, title} = list.now();
  setProps('list-title', {value: title ?? ''});
  type(byId('list-title'), title ?? '');
  titleTouched = false;
  cards.rename(id, title);
  if (title) document.title = `${title} - Dash To-Do`;
};

// Mark the list that is shown, in the sidebar.
const markShown = () => {
  const shown = /^\/lists(\/|$)/.test(location.pathname) && list.now()?.list;
  for (const link of cards.cards()) current(link, link.dataset.list === shown, 'page');
};
const current = (link, is, kind) => {
  if (is) link.setAttribute('aria-current', kind);
  else link.removeAttribute('aria-current');
};
cards.onCards(markShown);

// A list that is chosen shows at once, from this browser's copy, while its page is on the way.
listen('click', event => {
  const link = event.target.closest?.('.list-card, .show-link');
  if (!link || !list.now() || goesElsewhere(event)) return;
  const id = link.dataset.list ?? list.now().list, show = link.dataset.show ?? 'all';
  const title = link.dataset.list ? link.querySelector('.list-name').textContent : list.now().title;
  present(viewOf(account(), id, show, title, list.limit('windowRows')));
  if (link.dataset.list) goTo(event, link);
}, true);

// Go to where a link of the sidebar leads, without loading the page again.
const goTo = (event, link) => {
  event.preventDefault();
  setProps('go', {pathname: link.getAttribute('href'), search: ''});
};
listen('click', event => {
  const link = event.target.closest?.('.list-card');
  if (link && !event.defaultPrevented && !goesElsewhere(event)) goTo(event, link);
});

// Another page is shown: mark where it is in the sidebar, and close the drawer of a phone.
export const arrived = path => {
  const trash = query('.trash-link');
  if (!trash) return;
  trash.toggleAttribute('data-current', path === '/trash');
  current(trash, path === '/trash', 'page');
  markShown();
  if (!/^\/(trash|history)/.test(path)) return;
  begin();
  setProps('menu', {opened: false});
};

// Select what a box holds, as soon as it holds `text`.
const select = (box, text) => {
  if (box.value === text) box.select();
  else if (list.now().title === text) requestAnimationFrame(() => select(box, text));
};

// Is somebody at the list's title?
export const typesTitle = () => titleTouched && active()?.id === 'list-title';
export const isTitleTouched = () => titleTouched;
listen('input', event => { titleTouched ||= event.target.id === 'list-title'; }, true);

export const start = () => {
  begin();
  return noUpdate();
};
export const nameNext = id => { named = id; };
export const openUnasked = () => { unasked = true; };
