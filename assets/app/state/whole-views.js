// The window of a view from the whole copy (whole-copy.js), for when no server answers, as storage/windows.py reads it from
// the database. It lacks what only the server works out, such as the days on which a task comes again.
import {numbersOf, SOON} from './agenda.js';
import {beginOf, later} from './days.js';
import {windowOfList} from './copy.js';
import {stretches} from './agenda-days.js';
import {find} from './find.js';
import {isInbox} from './inbox.js';
import {asTyped, boxes} from './notes.js';
import {pathOf} from './order.js';
import {held, sorting} from './rules.js';
import {byIds, grown, over} from './tree.js';
import {isOfLists, shownBy} from './views.js';
import {waits} from './window.js';

/** @typedef {Record<string, Record<string, any>>} Things by their ids */
/** @typedef {Record<'lists' | 'sections' | 'tags' | 'smart_lists' | 'tasks', Things> & {closed?: string[]}} Whole */
/** @typedef {Whole & {seq: number, isFilling?: boolean}} Copy */
/** @typedef {{today: string, zone: string, weekBegins: string, dayBegins: number}} Calendar */

export const isThere = one => one && !one.deleted_at;
/** @param {any} list */
export const inUse = list => isThere(list) && !list.archived_at && !list.template_day;
const inboxIn = whole => Object.keys(whole.lists).find(isInbox) ?? '';
export const some = (things, is) => Object.entries(things).filter(([, one]) => isThere(one) && is(one));
/** @returns {any} */
const plain = fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => (value ?? null) !== null));

// A task as a row, except for how it repeats, which the server puts into words, unless it was on screen before.
export const asRow = (id, {notes, repeat, order, ...task}, seen = {}) => plain({
  closed: seen.closed, ...task, id, order: pathOf(order, id), notes: notes && boxes(notes),
  repeat: repeat && (seen.repeat ?? 'Repeats'),
});

// The texts by which the tasks of a sorted list are sorted, as in storage/sorting.py.
const SORTED_BY = {
  date: ({date, time}) => `${date ?? '~'} ${time ?? '~'} `,
  deadline: ({deadline}) => `${deadline ?? '~'} `,
  priority: ({priority}) => `${priority ?? '~'} `,
  title: ({title}) => `${title.toLowerCase().replaceAll('!', ' ')} `,
  age: ({created_at: at}) => `${at} `,
};

/** @param {any} list */
const factsOf = ({title: _, order: _order, created_at: _made, deleted_at: _gone, seq: _seq, ...facts}) => plain(facts);

// What closes a section, as last done here or seen, or as the server said.
const closedBy = ({closed}, seen, said) => {
  if (closed !== undefined) return closed || undefined;
  return seen ? seen.closed : said || undefined;
};

// How many tasks are under each of these: by its fields, those of tasks with nothing under them left out.
const numbersUnder = tasks => {
  const known = new Map(Object.entries(tasks)), numbers = new Map();
  for (const task of known.values()) for (const one of over(known, task)) numbers.set(one, (numbers.get(one) ?? 0) + 1);
  return numbers;
};

/** Return the window of a list, or undefined. @param {Whole} whole @param {string} view @param {string} id */
const ofList = (whole, view, id, seen, most) => {
  const one = whole.lists[id], facts = factsOf(one ?? {});
  if (!isThere(one)) return undefined;
  const by = (view.includes('show=hidden') ? null : SORTED_BY[one.sort]) ?? (() => ''), here = ({list}) => list === id;
  const own = Object.fromEntries(some(whole.tasks, here)), closed = new Set(whole.closed);
  const numbers = closed.size ? numbersUnder(own) : new Map();
  const closedAs = task => ({closed: closed.has(task) ? numbers.get(own[task])?.toString() : undefined});
  const rows = Object.entries(own).map(([task, fields]) => {
    const all = asRow(task, fields, seen.tasks[task] ?? closedAs(task));
    const {id: _id, list: _list, created_at: _made, completed_for: _for, ...row} = all;
    return [task, {...row, order: fields.parent || fields.done_at ? row.order : by(fields) + row.order, list: id}];
  });
  const heads = some(whole.sections, here)
    .map(([key, head]) => [key, {...head, closed: closedBy(head, seen.sections[key], closed.has(key))}]);
  return windowOfList(view, {id, title: one.title, facts}, heads, rows, most);
};

// All tasks of lists in use, as rows that name their list and their parent task.
const rowsOf = (whole, seen, is = inUse) => {
  const all = some(whole.tasks, ({list}) => is(whole.lists[list]));
  const rows = grown(all.map(([id, task]) => asRow(id, task, seen.tasks[id]))), known = byIds(rows);
  return rows.map((/** @type {any} */ {created_at: _made, completed_for: _for, closed: _closed, ...row}) => plain({
    ...row, under: known.get(row.parent)?.title, in_list: isInbox(row.list) ? null : whole.lists[row.list].title,
  }));
};

const BY_DATE = ['date', 'time', 'day_order'];
const TODAY = ({today, zone, dayBegins}) => [
  {key: 'from-before', title: 'From before', holds: {date: ['', today]}, by: BY_DATE},
  {key: 'for-today', title: 'Today', holds: {date: [today, later(today, 1)]}, by: BY_DATE, sets: {date: today}},
  {key: 'deadlines', title: 'Deadline soon', holds: {deadline: ['', later(today, SOON + 1)]}, by: ['deadline']},
  {
    key: 'done-today', title: 'Done today', done: true, holds: {done_at: [beginOf(today, zone, dayBegins), '']},
    by: ['-done_at'],
  },
];
const UPCOMING = ({today, weekBegins}) => stretches(today, weekBegins).map(({key, title, first, before, isDay}) => ({
  key, title, holds: {date: [first, before]}, by: BY_DATE, sets: {date: first}, ...(isDay && {stays: true}),
}));
const BY_DAYS = {
  '/today': {title: 'Today', heads: TODAY, adds: ['for-today', 'for today'], nothing: 'Nothing is left for today.'},
  '/upcoming': {
    title: 'Upcoming', heads: UPCOMING, adds: ['', 'for tomorrow'], nothing: 'Nothing is planned for the days to come.',
  },
};

const ofDays = (whole, view, calendar, seen, most) => {
  const {title, heads: headsOn, adds: [section, words], nothing} = BY_DAYS[view];
  const heads = headsOn(calendar).map(head => ({done: false, count: 0, ...head}));
  const standsIn = row => (row.done_at || !waits(row) ? held(heads, row)?.key : undefined);
  const rows = rowsOf(whole, seen).map(row => ({...row, stands: standsIn(row)}));
  const parts = heads.map(head => rows.filter(row => row.stands === head.key).sort(sorting(head)));
  const sections = heads.map((head, at) => ({...head, count: parts[at].length}));
  const count = done => sections.reduce((sum, one) => sum + (one.done === done ? one.count : 0), 0);
  return {
    view, title, show: 'all', start: 0, open: count(false), done: count(true), sections, nothing,
    adds: [inboxIn(whole), section || heads[0].key, words], rows: parts.flat().slice(0, most),
  };
};

const ofTag = (whole, view, id, seen, most) => {
  const tag = whole.tags[id], show = shownBy(view);
  if (!isThere(tag)) return undefined;
  const tagged = rowsOf(whole, seen).filter(row => row.tags?.split(' ').includes(id)), order = one => whole.lists[one].order;
  const todo = tagged.filter(row => !row.done_at).map(({in_list: _, ...row}) => row);       // the heading says it
  const inbox = inboxIn(whole), those = new Set([inbox, ...todo.map(({list}) => list)]);
  const lists = [...those].filter(Boolean).sort((a, b) => ([order(a), a] < [order(b), b] ? -1 : 1));
  const parts = lists.map(list => ({
    head: {key: list, title: whole.lists[list].title, done: false},
    rows: todo.filter(row => row.list === list).sort((a, b) => (a.order < b.order ? -1 : 1)),
  }));
  const past = tagged.filter(row => row.done_at).sort(sorting({by: ['-done_at']}));
  const done = {head: {key: 'done', title: 'Completed', done: true}, rows: past};
  const shown = {active: parts, completed: [done], all: [...parts, done]}[show] ?? [];
  return {
    view, title: tag.title, show, start: 0, open: todo.length, done: past.length,
    sections: shown.map(({head, rows: these}) => ({...head, count: these.length})),
    adds: [inbox, '', `tagged ${tag.title}`], sets: {tags: id}, rows: shown.flatMap(one => one.rows).slice(0, most),
  };
};

const textOf = asked => new URLSearchParams(asked).get('q') ?? '';

// The tasks that a query finds, sorted and grouped as a smart list says.
const ofQuery = (whole, view, /** @type {any} */ {title, query, sort, grouping}, calendar, seen, most) => {
  const parts = find(whole, query, calendar, {sort, grouping}), show = shownBy(view);
  const rows = byIds(rowsOf(whole, seen, isThere));
  const count = done => parts.reduce((sum, part) => sum + (part.done === done ? part.ids.length : 0), 0);
  const shown = parts.filter(({done}) => show === 'all' || (show === 'completed') === done);
  return {
    view, title, show, start: 0, open: count(false), done: count(true), facts: plain({sort, grouping}),
    sections: shown.map(({key, title: words, done, ids}) => ({key, title: words, done, count: ids.length})),
    rows: shown.flatMap(({ids}) => ids).slice(0, most).map(id => rows.get(id)),
  };
};

const idIn = view => view.split('?')[0].split('/')[2];

// How each kind of view is made, by its address (domain.views.KINDS); it ends with a slash if there are several of a kind.
const KINDS = {
  'lists/': (whole, view, _, seen, most) => ofList(whole, view, idIn(view), seen, most),
  'tags/': (whole, view, _, seen, most) => ofTag(whole, view, idIn(view), seen, most),
  'today': (whole, view, calendar, seen, most) => ofDays(whole, view, calendar, seen, most),
  'upcoming': (whole, view, calendar, seen, most) => ofDays(whole, view, calendar, seen, most),
  'search': (whole, view, calendar, seen, most) =>
    ofQuery(whole, view, {title: 'Search', query: textOf(view.split('?')[1])}, calendar, seen, most),
  'smart/': (whole, view, calendar, seen, most) => {
    const smart = whole.smart_lists[idIn(view)];
    return isThere(smart) && ofQuery(whole, view, smart, calendar, seen, most);
  },
};
/** @param {string} view */
const kindOf = view => /^\/([a-z]+\/?)/.exec(view)?.[1] ?? '';

/** Is this the address of a view that can be made here? @param {string} view */
export const isKnown = view => Object.hasOwn(KINDS, kindOf(view));

/** Is this the address of a view, or of the list that was shown last? @param {string} view */
export const hasView = view => isOfLists(view) || isKnown(view);

/**
 * Return the window of a view, at most so many rows from its beginning; undefined if it does not exist, or only the server
 * knows it. `seen` has sections and tasks as they were on screen.
 * @param {Whole} whole @param {string} view @param {Calendar} calendar @param {{sections: Things, tasks: Things}} seen
 * @param {number} most @returns {any}
 */
export const windowOfWhole = (whole, view, calendar, seen, most) => {
  const found = KINDS[kindOf(view)]?.(whole, view, calendar, seen, most);
  if (!found) return undefined;
  return {...found, rows: found.rows.map(({stands: _, ...row}) => plain(row)), seq: null, whole: []};
};

/**
 * Return lists of the sidebar, so many at most: the first, or those after one, before one, or beginning with one unless
 * another one is not `with` them, as callbacks/sidebar.py does.
 * @param {Whole} whole @param {number} most
 * @param {{after?: string, before?: string, with?: string, first?: string}} [wanted]
 */
export const cardsOfWhole = (whole, most, {after, before, with: beside, first} = {}) => {
  const count = new Map();
  for (const [, {list, done_at: done}] of some(whole.tasks, () => true)) {
    const [past = 0, all = 0] = count.get(list) ?? [];
    count.set(list, [past + (done ? 1 : 0), all + 1]);
  }
  const lists = some(whole.lists, inUse).sort(([a, one], [b, other]) => (
    Number(isInbox(b)) - Number(isInbox(a)) || inOrder([a, one], [b, other])));
  const placeOf = one => Math.max(0, lists.findIndex(([id]) => id === one)), from = placeOf(first), place = placeOf(beside);
  const isWith = place >= from && place < from + most;
  const start = after ? placeOf(after) + 1 : before ? placeOf(before) - most : isWith ? from : place - (most >> 1);
  const begin = Math.max(0, Math.min(start, lists.length - most)), end = begin + most;
  const here = lists.slice(begin, end).map(([id, list]) => {
    const [past = 0, all = 0] = count.get(id) ?? [];
    return {id, title: list.title, progress: all ? Math.floor(100 * past / all) : 0, facts: factsOf(list)};
  });
  return {lists: here, earlier: begin > 0, more: end < lists.length};
};

// Sort [id, fields] by their order, as the server does.
const inOrder = ([a, one], [b, other]) => ((one.order === other.order ? a < b : one.order < other.order) ? -1 : 1);

/** Return tags or smart lists as a page brings them, in order. @param {Things} things @returns {Record<string, any>} */
export const ownOf = things => Object.fromEntries(some(things, () => true)
  .sort(inOrder)
  .map(([id, {created_at: _made, deleted_at: _gone, ...fields}]) => [id, plain(fields)]));

const AS_TYPED = '<p class="notes-as-typed">As typed: the server formats notes, and it is away.</p>';

/**
 * Return a task as its panel shows it, undefined if there is none such: without its days, and its notes as they were typed,
 * which is said if it matters.
 * @param {Copy} whole @param {string} id @param {Record<string, any>} [waiting] its fields that wait to be sent
 */
export const taskOfWhole = (whole, id, waiting = {}) => {
  const was = whole.tasks[id], task = {...was, ...waiting}, list = whole.lists[task.list];
  if (!isThere(was) || !isThere(list)) return undefined;
  const {html, waits} = asTyped(task.notes ?? '');
  const sections = some(whole.sections, one => one.list === task.list).sort(inOrder).map(([key, {title}]) => [key, title]);
  const subtasks = some(whole.tasks, one => one.parent === id).sort(inOrder)
    .map(([key, one]) => [key, one.title, Boolean(one.done_at), null]);
  return {
    id, seq: whole.seq, fields: plain({...task, repeat: task.repeat && 'Repeats'}), comes: [], list: list.title, sections,
    subtasks, html: html + (waits ? AS_TYPED : ''), above: whole.tasks[task.parent]?.title ?? null,
  };
};

/** How many open tasks have Today and Upcoming? @param {Whole} whole @param {string} today */
export const agendaOfWhole = (whole, today) => {
  const names = rowsOf(whole, {tasks: {}}).flatMap(row => numbersOf(row, today)?.split(' ') ?? []);
  const number = name => String(names.filter(one => one === name).length || '');
  return {today: number('today'), upcoming: number('upcoming')};
};
