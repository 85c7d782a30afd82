// While no server answers: pages, and what they ask for, come from this browser's copies. What was seen lately shows at
// once; the whole copy has the rest. What the server alone knows says so in its place (components/away.py).
import {addressOf, pathOf} from '../lib/base.js';
import {account} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
import {byId, query} from '../lib/elements.js';
import {given} from '../lib/given.js';
import * as server from '../lib/server.js';
import {keptFrame} from '../lib/shelf.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {make} from '../screen/make.js';
import {used} from '../state/agenda.js';
import {calendar, today} from '../state/calendar.js';
import {inCopy, windowFromCopy} from '../state/copy.js';
import {asksForLastTime, tokensIn} from '../state/find.js';
import {isInbox} from '../state/inbox.js';
import {inWords, isChip, without} from '../state/query.js';
import {own} from '../state/outboxes.js';
import {besidePanel, isOfLists, isSearch, searchFor, showing, viewAt} from '../state/views.js';
import * as whole from '../state/whole-copy.js';
import {changingUse} from '../state/whole-now.js';
import * as views from '../state/whole-views.js';
import {counted} from './day.js';
import {take as takeSmartLists} from './smart-lists.js';
import {takeTags} from './tags.js';
import {isTyping} from './typed.js';
import {drawWindow, presentFromCopy} from './view.js';

const LAST_TIME = ' Of tasks that repeat, it knows the last time alone.';
const HELP = 'Titles, notes and tags of all your lists are searched, as this browser has them: the server is away.';
const NOT_ALL = ' Not all of your lists have come into this browser yet.';
const SOON = 1_000;             // ms
const CARDS = 50;               // as many as components/frame/list_nav.py shows

/** Is this page the frame that the browser kept, with no view in it? */
export const isFrame = Boolean(given.away);
let layouts = given.away;        // or those of the frame, once that is kept
const layoutsOf = async () => layouts ??= (await keptFrame())?.away;

/** Return the view that a place shows, empty if it shows none: of the lists, the one that was shown last, or the Inbox. */
const viewOf = (place, lists) => {
  const view = viewAt(place);
  if (!isOfLists(view)) return views.isKnown(view) ? view : '';
  const [, last = ''] = /(?:^|; )list-shown-last=([^;]*)/.exec(document.cookie) ?? [], isHere = one => lists.includes(one);
  const chosen = isHere(last) ? last : lists.find(isInbox);
  return chosen ? showing(`/lists/${chosen}`, 'all') : '';
};

// So many rows of a window of all that is known, and of what waits everything is in it.
const cut = (window, start, /** @type {{id: string}[]} */ waiting) => {
  const from = Math.max(0, Math.min(start, window.rows.length - list.most()));
  return {...window, whole: waiting.map(({id}) => id), start: from, rows: window.rows.slice(from, from + list.most())};
};

// In the first seconds after a log-in, only what was seen is here.
const seenAt = (view, start) => {
  const [, kind, id] = view.split('?')[0].split('/'), known = inCopy(account()).lists[id];
  if (isSearch(view) || (kind === 'lists' && (!known?.title || known.deleted_at))) return null;
  const window = windowFromCopy(account(), view, Infinity, kind === 'lists' ? {id, title: known.title} : undefined);
  return window && {...cut(window, start, []), isPart: true};
};

const windowAt = async (place, start = 0) => {
  const {all, seen, waiting = []} = await whole.asDone() ?? {}, isWhole = all && !all.isFilling;
  const there = Object.entries(all?.lists ?? {}).filter(([, one]) => !one.deleted_at).map(([id]) => id);
  const view = viewOf(place, [...there, ...(isWhole ? [] : shownLists())]);
  const {weekBegins, dayBegins, zone} = calendar();
  const asks = JSON.stringify([view, start, list.most(), today(), weekBegins, dayBegins, zone]);
  if (all && last.all === all && last.asks === asks) return last.window;
  const isHere = view && (isWhole || (all && /^\/(lists|search)/.test(view)));
  const found = isHere && views.windowOfWhole(all, view, {today: today(), zone, weekBegins, dayBegins}, seen, Infinity);
  if (!found) return view && !isWhole ? seenAt(view, start) : null;
  const window = {...cut(found, start, waiting), isFilling: all.isFilling};
  last = {all, asks, window};
  return window;
};
const shownLists = () => cards.cards().map(({dataset}) => dataset.list);
let last = /** @type {{all?: any, asks?: string, window?: any}} */ ({});       // an open page asks every few seconds

// A layout, with other properties for its components, by their ids, and without those that get null.
const filled = (node, props) => {
  if (Array.isArray(node)) return node.map(one => filled(one, props));
  if (!node?.props) return node;
  const {id, children} = node.props, more = props[id?.part ?? id];
  if (more === null) return null;
  return {...node, props: {...node.props, ...(children && {children: filled(children, props)}), ...more}};
};
const page = (layout, window) =>
  filled(layout, {'on-screen': {id: {part: 'on-screen', view: window.view}}, view: {data: window}});

// A layout with words in the places of their marks.
const worded = (layout, words) => JSON.parse(JSON.stringify(layout), (_, value) =>
  (typeof value === 'string' ? value.replace(/{{(\w+)}}/g, (_mark, name) => words[name]) : value));

// What is found in this browser, and how it was understood.
const found = async (some, {open, done, view, isFilling}) => {
  const {all} = await whole.asDone() ?? {};
  const asks = new URLSearchParams(view.split('?')[1]).get('q')?.trim();
  const kinds = [[open, 'open'], [done, 'completed']].filter(([number]) => number)
    .map(([number, what]) => `${number} ${what}`);
  const words = kinds.length ? `${kinds.join(' and ')} found` : 'Nothing found';
  const also = `${asks && asksForLastTime(asks) ? LAST_TIME : ''}${isFilling ? NOT_ALL : ''}`;
  const tokens = all && asks ? tokensIn(all, asks) : [], looks = tokens.some(({kind}) => kind === 'in');
  const chips = tokens.filter(isChip).map(one => worded(some.chip, {token: one.written, says: inWords(one, today())}));
  return filled(some.found, {
    'away-understood': chips.length ? {children: chips} : null,
    'away-found': {children: asks ? `${words} in this browser, without the server.${also}` : HELP},
    'search-also': tokens.length && !kinds.length && !looks ? {} : null,
    'smart-new': tokens.length ? {} : null,
  });
};

const pageOf = async (some, window, search) => {
  if (!window) return some.lost;
  if (!isSearch(window.view)) return page(some.view, window);
  const query = new URLSearchParams(search).get('q') ?? '';
  const shown = {'search': {value: query}, 'search-found': {children: await found(some, window)}};
  return page(filled(some.search, shown), window);
};

// The panel of the task that an address names, undefined if it names none, null if that is not in the copy.
const panelAt = async (pathname, {view}) => {
  const path = pathOf(pathname), beside = besidePanel(path), id = path.split('/').at(-1) ?? '';
  if (!beside) return undefined;
  const {all, waiting = []} = await whole.asDone() ?? {};
  const shows = waiting.flatMap(one => one.shows?.rows ?? []).filter(([one]) => one === id);
  const {notes: _, ...fields} = Object.assign({}, ...shows.map(([, some]) => some));      // only their boxes
  const task = all && views.taskOfWhole(all, id, fields);
  const data = task && {...task, beside: addressOf(view)};
  return task ? {type: 'Store', namespace: 'dash_core_components', props: {id: {part: 'page-task', task: id}, data}} : null;
};

server.standIn('search-found', async ({inputs: [{value}]}) => {
  const some = await layoutsOf(), [pathname, search] = searchFor(value ?? '').split('?');
  const window = some && await windowAt({pathname: addressOf(pathname), search});
  return window && {'search-found': {children: await found(some, window)}, 'search-window': {data: window}};
});

// The chip of a token was clicked, which takes it off, or one that was offered.
server.standIn('search', async ({inputs, changedPropIds: [clicked = ''], state: [{value = ''}]}) => {
  if (!inputs.flat().some((/** @type {any} */ one) => one.value) || !clicked.startsWith('{')) return {};
  const {part, token} = JSON.parse(clicked.replace(/\.n_clicks$/, ''));
  return {search: {value: part === 'search-also' ? `${token} ${value.trim()}` : without(value, token)}};
});

server.standIn('_pages_content', async ({inputs: [{value: pathname}, {value: search}]}, isLate) => {
  const some = await layoutsOf(), window = some && await windowAt({pathname, search});
  if (!some || (isLate && !window)) return null;
  if (isFrame) drawSidebar();
  if (!window) comesBack(server.good());
  const title = window ? window.title : 'Without the server', panel = window && await panelAt(pathname, window);
  return {
    _pages_content: {children: panel === null ? some.lost : [await pageOf(some, window, search), panel].filter(Boolean)},
    _pages_store: {data: {title: `${title} - Dash To-Do`}},
  };
});

server.standIn('window', async ({inputs: [{value: {view, start}}]}) => {
  const [path, search = ''] = view.split('?'), window = await windowAt({pathname: addressOf(path), search}, start);
  return window && {window: {data: window}};
});

server.standIn('cards', async ({inputs: [{value: wanted}]}) => {
  const {all} = await whole.asDone() ?? {};
  return all && !all.isFilling ? {cards: {data: views.cardsOfWhole(all, CARDS, wanted)}} : null;
});

// A page that cannot be had comes when the server answers again.
const comesBack = answered => setTimeout(() => {
  if (!byId('away-lost')) return;
  if (server.good() > answered && !isTyping() && !query('dialog[open]')) location.reload();
  else comesBack(answered);
}, SOON);

// The frame has the facts of the account as they were when it was kept.
const drawSidebar = async () => {
  const {all, sent, waiting = []} = await whole.asDone() ?? {};
  if (!all || all.isFilling) return;
  if (all.seq <= Number(byId('workspace').dataset.seq) && !changingUse(waiting).length) return;
  setProps('cards', {data: views.cardsOfWhole(all, CARDS)});
  countIn(all, sent);
  takeTags(views.ownOf(all.tags));
  takeSmartLists(views.ownOf(all.smart_lists));
};

// Count what is to be done in the lists in use; to it comes what waits for these.
const countIn = (all, sent) => {
  for (const [id, one] of Object.entries(all.lists)) used(id, views.inUse(one));
  counted(views.agendaOfWhole({...sent, lists: all.lists}, today()));
};
let countedFor = '';            // the intents of which that knows
const countLists = async () => {
  const isAway = () => server.state() === 'away', waiting = isAway() ? changingUse(own.waiting()).join() : '';
  if (waiting === countedFor) return;
  countedFor = waiting;
  const {all, sent} = waiting ? await whole.asDone() ?? {} : {};
  if (all && !all.isFilling && isAway()) countIn(all, sent);
};
own.onChange(countLists);
server.onChange(countLists);

/** Make room for a view in the frame, if its address is that of one, before anything is shown. */
export const makeRoom = () => {
  const view = viewAt(location);
  if (!isFrame || isSearch(view) || !views.hasView(view)) return;
  byId('_pages_content')?.replaceChildren(make('div', {className: 'shows-tasks'}));
};

/** Show in the frame what its address says. */
export const showView = async () => {
  const view = viewOf(location, shownLists());
  const [, kind, id] = view.split('?')[0].split('/'), title = kind === 'lists' ? cards.titleOf(id) : undefined;
  if (!view || isSearch(view)) return;
  if ((kind !== 'lists' || title) && presentFromCopy(view, title && {id, title})) return;
  const window = await windowAt(location);
  if (window && (list.now()?.seq ?? null) === null) drawWindow(window);
};
