// A view comes to the screen: a list, or its open or done tasks, from this browser's copy and from the server; and what
// belongs to it outside of the rows.
import {base, pathOf} from '../lib/base.js';
import {account, begin} from '../lib/begin.js';
import {afterPaint, beforePaint, isDashHere, noUpdate, PLACE, setProps} from '../lib/dash.js';
import {active, all, byId, goesElsewhere, listen, query, selectWhen, setAttributes, type} from '../lib/elements.js';
import {shown} from '../lib/late.js';
import {endWithView} from '../lib/over.js';
import * as cards from '../screen/cards.js';
import {fit} from '../screen/fit.js';
import * as list from '../screen/list.js';
import * as notice from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import * as putAway from '../screen/put-away.js';
import * as rows from '../screen/rows.js';
import {used} from '../state/agenda.js';
import {keepWindow, windowFromCopy} from '../state/copy.js';
import {comeTo} from '../state/drafts.js';
import {known} from '../state/known.js';
import {isDemo, outboxOf, own} from '../state/outboxes.js';
import {replay} from '../state/replay.js';
import {inPlace} from '../state/settled.js';
import {lend} from '../state/tags.js';
import {hasView} from '../state/whole-views.js';
import {besidePanel, isSearch, isShownAt, showing, viewAt} from '../state/views.js';
import {askAhead, askNoMore, showAhead} from './asked-ahead.js';
import {movesFocus} from './commands.js';

const GONE = 'What was shown here is not there any more. Go back to your lists.';
let named = null;               // the list that was just made, whose name will be typed when it comes
let unasked = false;            // does the next list come without the person having asked for it?
let ahead = /** @type {{list: string, view: string, from: string} | null} */ (null);  // and shows before it has its address
let titleTouched = false;       // was something typed into the list's title?
/** @type {(next?: {list?: string}) => void} */
let leaves = () => {};          // called with the view that will come, or none, before what is on screen goes

export const onLeave = listener => { leaves = listener; };
/** @param {{list?: string}} [next] */
export const leave = next => leaves(next);

// A page came with a view.
export const draw = view => {
  begin();
  if (ahead && view?.view === ahead.view) {
    cards.hold(ahead.list);
    ahead = null;
  }
  const now = list.now();       // beside a panel that opens or closes, what is on screen stays
  if (now?.view === view?.view && now.seq !== null && now.seq >= view.seq) return noUpdate();
  drawWindow(view);
  return noUpdate();
};

// A page shows a view. The server sends no window of one that was on the page before. If the person went on to another view
// meanwhile and came back, that is on screen, or what this browser had of the one that they came back to.
export const keepView = () => {
  setTimeout(() => {
    const view = viewWanted(), now = list.now();
    if (!query('.shows-tasks') && hasView(at)) {        // what was to be a view is not there
      endWithView();
      movesFocus();
    }
    if (!query('.shows-tasks') || !now || (isShownAt(view, now.view) && now.seq !== null)) return;
    list.stopAsking();              // for the other one: of two answers, Dash throws the first away
    setProps('wanted', {data: {view, start: 0}});
  });
  return noUpdate();
};

// The server sent a window of a view.
export const drawWindow = window => {
  if (!window) return;
  if (window.gone) {                // what is on screen stays, because of its words; a refusal is said first
    if (!isHere({view: window.gone})) return;       // the person has gone on
    list.stopAsking();
    const isComing = own.waiting().some(({shows}) => shows?.stays && shows.list === list.now()?.list);
    if (isComing) list.outdated();
    else if (!byId('status').textContent) notice.say(GONE);
    return;
  }
  // The person has gone on before the answer came, and does not want to see it.
  if (isHere(window)) present(window);
  keep(window);
};
const keep = window => {
  if (!isDemo(window.list) && !isSearch(window.view) && !window.whole) keepWindow(account(), window, known());
};
// The view of the address, or the new list that is about to have one.
const viewWanted = () => (ahead?.from === location.href ? ahead.view : viewAt(location));
const isHere = ({view}) => isShownAt(viewWanted(), view);

// Show a view with what waits to be sent, and what belongs to it outside of the rows.
const present = sent => {
  leave(sent);
  if (ahead?.view !== sent.view) ahead = null;
  const view = replay(sent, outboxOf(sent.list).waiting().filter(({id}) => !sent.whole?.includes(id)));
  lend(sent.tags);
  const from = list.now()?.view, before = list.now()?.title, opened = list.show(undisturbed(view));
  if (opened || (list.now().title !== before && !typesTitle())) showTitle();
  showFacts();
  if (!opened) return;
  comeTo(view.view, unasked);
  markShown(view.view);
  if (account() && view.list && !isDemo(view.list) && !putAway.kindOf(view.facts)) {
    if (!ahead) cards.hold(view.list);
    afterPaint(() => {              // for /lists
      document.cookie = `list-shown-last=${view.list};path=${base || '/'};max-age=31536000;samesite=lax`;
    });
  }
  for (const link of all('.show-link')) {
    link.setAttribute('href', `?${showing(view.view, link.dataset.show).split('?')[1] ?? 'show=all'}`);   // of what is shown
    current(link, link.dataset.show === view.show, 'true');
  }
  closeDrawer();
  const isGoingOn = isSearch(view.view) && isSearch(from ?? '') && active() !== document.body;
  const isElsewhere = !isDashHere() && active() !== document.body;      // where the person was before this had run
  // Which lays out the page: once, if it opens. Later a key may be pressed before the next paint, and must not go elsewhere.
  if (!isGoingOn && !isElsewhere) (isDashHere() ? queueMicrotask : beforePaint)(() => focusOn(view));
  afterPaint(() => setText('show-completed', list.now().show === 'all' ? 'Hide completed' : 'Show completed'));
};

// While the person is at the list, nothing jumps.
const undisturbed = view => {
  const now = list.now(), isSame = now?.view === view.view;
  if (!isSame || !rows.isHere()) return view;
  const at = list.at(active()), typed = list.unread().find(([row]) => row === at);
  return inPlace(now, view, typed?.[0].id);
};

// A person who types on, and has not asked for this list, does not type into it; nor who is in the panel that came with it.
const focusOn = view => {
  if (besidePanel(pathOf(location.pathname)) && isHere(view) && panel.isAt()) return;
  const isNew = Boolean(named) && named === view.list, search = isSearch(view.view) && 'search';
  const box = isNew ? 'list-title' : unasked ? 'workspace' : search || 'add-task';
  if (box === 'workspace') byId(box).tabIndex = -1;
  if (isNew) selectWhen(byId(box), view.title, () => list.now().title === view.title);
  if (!isDemo(view.list)) {
    byId(box)?.focus({preventScroll: true});
    shown.then(() => { if (active() === document.body) byId(box)?.focus({preventScroll: true}); });   // a hidden page cannot
  }
  named = null;
  unasked = false;
};

// Have Dash write a text, unless it is there already: each thing that Dash is given takes milliseconds.
const setText = (id, text) => {
  if (![undefined, text].includes(byId(id)?.textContent)) setProps(id, {children: text});
};

export const showTitle = () => {
  const {list: id, title} = list.now(), box = byId('list-title');
  // Dash may know what it was before, and a selection is gone when it writes.
  if (box && (titleTouched || (id && id === named))) type(box, title ?? '');
  else if (box && box.value !== (title ?? '')) box.value = title ?? '';
  fit(box);
  if (box) Object.assign(box, {readOnly: !id, tabIndex: id ? 0 : -1});         // also before Dash is there
  titleTouched = false;
  afterPaint(() => setProps('list-title', {value: list.now().title ?? '', readOnly: !list.now().list}));
  if (id) cards.rename(id, title);
  if (title) document.title = `${title} - Dash To-Do`;
};

const showFacts = () => {
  const {list: id, facts} = list.now();
  putAway.draw(facts);
  if (!id) return;
  cards.look(id, {colour: null, icon: null, ...facts});
  used(id, !putAway.kindOf(facts));
};

/** Set fields of a list other than its title, on screen and in the sidebar. @param {string} id @param {object} facts */
export const setFacts = (id, facts) => {
  const now = list.now();
  if (now?.list === id) {
    now.facts = {...now.facts, ...facts};
    if ('sort' in facts || 'grouping' in facts) list.outdated();       // only the server has all of it
    showFacts();
  } else cards.look(id, facts);
};

// Mark the view that is shown in the sidebar: the one that comes, or the one of this page.
export const markShown = (view = viewHere()) => {
  const shown = view && showing(view, 'all');
  for (const link of all('.view-link:not(.chip)')) current(link, viewAt(link) === shown, 'page');
};
const viewHere = () => {
  const view = list.now()?.view, page = showing(viewWanted(), 'all');
  return view && isShownAt(page, showing(view, 'all')) ? view : null;
};
const current = (link, is, kind) => {
  if (is) setAttributes(link, {'aria-current': kind});
  else link.removeAttribute('aria-current');
};
cards.onCards(() => markShown());

// A view that is chosen shows at once: as the server has it, which was asked when the link was pressed, or else from this
// browser's copy.
const linkOf = event => {
  const link = event.target.closest?.('.view-link, .show-link');
  return link && !goesElsewhere(event) && isDashHere() ? link : null;          // without Dash, a link leads to its page
};
listen('pointerdown', event => {
  const link = event.pointerType !== 'touch' && linkOf(event);  // a finger may be about to scroll
  if (link) askAhead(link.pathname, link.search);
}, true);
listen('click', event => {
  const link = linkOf(event);
  if (!link) return;
  const {pathname, search} = link, from = location.href;
  event.preventDefault();
  event.stopPropagation();        // or Dash would go there by itself, before anything is painted
  askAhead(pathname, search);
  afterPaint(() => setProps('go', {pathname, search}));
  const show = window => {
    if (!query('.shows-tasks') || (location.href !== from && !isHere(window))) return false;
    present(window);
    afterPaint(() => keep(window));
    return true;
  };
  if (!showAhead(show) && list.now()) presentLinked(link, list.now());
}, true);

// A person who goes back wants nothing more of what was asked for since, and sees at once what this browser has of the view.
addEventListener('popstate', () => {
  askNoMore();
  ahead = null;
  presentAddressed();
});
const presentAddressed = () => {
  const view = viewAt(location), [, kind, id] = view.split('?')[0].split('/'), title = kind === 'lists' && cards.titleOf(id);
  if (!query('.shows-tasks') || !list.now() || isShownAt(view, list.now().view) || (kind === 'lists' && !title)) return;
  presentFromCopy(view, title && {id, title});
};

const presentLinked = (link, now) => {
  const {list: id, show} = link.dataset, view = show ? showing(now.view, show) : viewAt(link);
  const title = id ? link.dataset.title : now.title, chosen = show ? now.list : id;
  presentFromCopy(view, chosen && {id: chosen, title});
};

/**
 * Show a view as far as this browser's copy has it. Returns whether it has any of it.
 * @param {string} view @param {{id: string, title: string}} [chosen] the list, if it is one
 */
export const presentFromCopy = (view, chosen) => {
  const kept = windowFromCopy(account(), view, list.limit('windowRows'), chosen);
  if (kept) present(kept);
  return Boolean(kept?.rows.length);
};

const closeDrawer = () => { if (query('#menu [data-opened]')) setProps('menu', {opened: false}); };

// Another page is shown: mark it in the sidebar, and close the drawer of a phone. From one view to another, what is over the
// first ends when the second shows.
let at = '';
export const arrived = pathname => {
  const links = all('.side-link'), path = pathOf(pathname), from = at;
  at = besidePanel(path) || path;
  if (from && at !== from && !(hasView(at) && hasView(from))) endWithView();
  if (!links.length) return;
  for (const link of links) current(link, path === pathOf(link.pathname), 'page');
  markShown();
  if (!besidePanel(path)) panel.coverList(false);
  if (hasView(at)) return;        // it does this when it shows
  begin();
  closeDrawer();
};

// Is somebody at the list's title?
export const typesTitle = () => titleTouched && active()?.id === 'list-title';
export const isTitleTouched = () => titleTouched;
listen('input', event => { titleTouched ||= event.target.id === 'list-title'; }, true);

export const nameNext = id => { named = id; };

/**
 * Show a list that was just made, where lists are shown: the server leads to its address as soon as there is such a list.
 * @param {string} id @param {string} title
 */
export const showNew = (id, title) => {
  const now = list.now();
  if (!query('.shows-tasks') || !byId('list-title') || !now || isDemo(now.list) || isSearch(now.view)) return;
  ahead = {list: id, view: showing(`/lists/${id}`, 'all'), from: location.href};
  if (cards.areAll()) cards.change({lists: [], added: [{id, title, progress: 0, facts: {}}], gone: []});
  presentFromCopy(ahead.view, {id, title});
};
/** It is not to be, after all: show again what is at this address. Returns whether it was shown. @param {string} id */
export const takeNewBack = id => {
  if (!ahead || ahead.list !== id || viewAt(location) === ahead.view) return false;     // the server has led there already
  ahead = null;
  cards.remove(id);
  presentAddressed();
  if (list.now()?.list === id) setProps(PLACE, {pathname: location.pathname});       // to be drawn again, where it is
  return true;
};
export const openUnasked = () => { unasked = true; };
