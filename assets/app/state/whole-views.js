// The window of a view from the whole copy (whole-copy.js), for when no server answers, as storage/windows.py reads it from
// the database. It lacks what only the server works out, such as the days on which a task comes again.
import {beginOf, later} from './days.js';
import {windowOfList} from './copy.js';
import {stretches} from './agenda-days.js';
import {find} from './find.js';
import {asTyped, boxes} from './notes.js';
import {ownOrder, pathOf} from './order.js';
import {isWhole, withoutUndone} from './replay.js';
import {held, sorting} from './rules.js';
import {byIds, effects, grown} from './tree.js';
import {isPast, waits} from './window.js';

/** @typedef {Record<string, Record<string, any>>} Things by their ids */
/** @typedef {{lists: Things, sections: Things, tags: Things, smart_lists: Things, tasks: Things, closed?: string[]}} Whole */
/** @typedef {Whole & {seq: number, isFilling?: boolean, closed?: string[]}} Copy */
/** @typedef {{today: string, zone: string, weekBegins: string, dayBegins: number}} Calendar */
/** @typedef {import('../wire.d.ts').Window} Window */

const SOON = 3;                 // as in domain/agenda.py
const isThere = one => one && !one.deleted_at;
/** @param {any} list */
export const inUse = list => isThere(list) && !list.archived_at && !list.template_day;
const isInbox = id => id.startsWith('inbox-of-');
const some = (things, is) => Object.entries(things).filter(([, one]) => isThere(one) && is(one));
/** @returns {any} */
const plain = fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

// A task as a row, except for how it repeats, which the server puts into words, unless it was on screen before.
const asRow = (id, {notes, repeat, order, ...task}, seen = {}) => plain({
  closed: seen.closed, ...task, id, order: pathOf(order, id), notes: notes && boxes(notes),
  repeat: repeat && (seen.repeat ?? 'Repeats'),
});

// What sorts the tasks of a sorted list, as in storage/sorting.py.
const SORTED_BY = {
  date: ({date, time}) => `${date ?? '~'} ${time ?? '~'} `,
  deadline: ({deadline}) => `${deadline ?? '~'} `,
  priority: ({priority}) => `${priority ?? '~'} `,
  title: ({title}) => `${title.toLowerCase().replaceAll('!', ' ')} `,
  age: ({created_at: at}) => `${at} `,
};

/** @param {any} list */
const factsOf = ({title: _, order: _order, created_at: _made, deleted_at: _gone, seq: _seq, ...facts}) => plain(facts);

// Is a section closed, as last done here or seen, or as the server said?
const isClosed = ({closed}, seen, inCopy) => (closed !== undefined ? closed || undefined : seen ? seen.closed : inCopy || undefined);

// How many tasks are under one?
const under = (tasks, id) => some(tasks, ({parent}) => parent === id).reduce((sum, [one]) => sum + 1 + under(tasks, one), 0);

/** Return the window of a list, or undefined. @param {Whole} whole @param {string} view @param {string} id */
const ofList = (whole, view, id, seen, most) => {
  const one = whole.lists[id], facts = factsOf(one ?? {});
  if (!isThere(one)) return undefined;
  const by = (view.includes('show=hidden') ? null : SORTED_BY[one.sort]) ?? (() => ''), here = ({list}) => list === id;
  const own = Object.fromEntries(some(whole.tasks, here)), closed = new Set(whole.closed);
  const closedOf = task => ({closed: closed.has(task) && under(own, task) ? String(under(own, task)) : undefined});
  const rows = Object.entries(own).map(([task, fields]) => {
    const {id: _id, list: _list, created_at: _made, completed_for: _for, ...row} = asRow(task, fields, seen.tasks[task] ?? closedOf(task));
    return [task, {...row, order: fields.parent || fields.done_at ? row.order : by(fields) + row.order, list: id}];
  });
  const heads = some(whole.sections, here).map(([key, head]) => [key, {...head, closed: isClosed(head, seen.sections[key], closed.has(key))}]);
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

const TODAY = ({today, zone, dayBegins}) => [
  {key: 'from-before', title: 'From before', holds: {date: ['', today]}, by: ['date', 'time', 'day_order']},
  {key: 'for-today', title: 'Today', holds: {date: [today, later(today, 1)]}, by: ['date', 'time', 'day_order'], sets: {date: today}},
  {key: 'deadlines', title: 'Deadline soon', holds: {deadline: ['', later(today, SOON + 1)]}, by: ['deadline']},
  {key: 'done-today', title: 'Done today', done: true, holds: {done_at: [beginOf(today, zone, dayBegins), '']}, by: ['-done_at']},
];
const UPCOMING = ({today, weekBegins}) => stretches(today, weekBegins).map(({key, title, first, before, isDay}) => ({
  key, title, holds: {date: [first, before]}, by: ['date', 'time', 'day_order'], sets: {date: first}, ...(isDay && {stays: true}),
}));
const BY_DAYS = {
  '/today': {title: 'Today', heads: TODAY, adds: ['for-today', 'for today'], nothing: 'Nothing is left for today.'},
  '/upcoming': {title: 'Upcoming', heads: UPCOMING, adds: ['', 'for tomorrow'], nothing: 'Nothing is planned for the days to come.'},
};

const ofDays = (whole, view, calendar, seen, most) => {
  const {title, heads: headsOn, adds: [section, words], nothing} = BY_DAYS[view];
  const heads = headsOn(calendar).map(head => ({done: false, count: 0, ...head}));
  const rows = rowsOf(whole, seen).map(row => ({...row, stands: row.done_at || !waits(row) ? held(heads, row)?.key : undefined}));
  const parts = heads.map(head => rows.filter(row => row.stands === head.key).sort(sorting(head)));
  const sections = heads.map((head, at) => ({...head, count: parts[at].length}));
  const count = done => sections.reduce((sum, one) => sum + (one.done === done ? one.count : 0), 0);
  const inbox = Object.keys(whole.lists).find(isInbox) ?? '';
  return {
    view, title, show: 'all', start: 0, open: count(false), done: count(true), sections, nothing,
    adds: [inbox, section || heads[0].key, words], rows: parts.flat().slice(0, most),
  };
};

const ofTag = (whole, view, id, seen, most) => {
  const tag = whole.tags[id], show = showOf(view);
  if (!isThere(tag)) return undefined;
  const tagged = rowsOf(whole, seen).filter(row => row.tags?.split(' ').includes(id)), order = one => whole.lists[one].order;
  const rows = tagged.map(({in_list: _, ...row}) => row), todo = rows.filter(row => !row.done_at), lists = [...new Set(todo.map(({list}) => list))];
  lists.sort((a, b) => ([order(a), a] < [order(b), b] ? -1 : 1));
  const parts = lists.map(list => ({
    head: {key: list, title: whole.lists[list].title, done: false}, rows: todo.filter(row => row.list === list).sort((a, b) => (a.order < b.order ? -1 : 1)),
  }));
  const past = rows.filter(row => row.done_at).sort((a, b) => (a.done_at > b.done_at ? -1 : 1));
  const done = {head: {key: 'done', title: 'Completed', done: true}, rows: past};
  const shown = {active: parts, completed: [done], all: [...parts, done]}[show] ?? [];
  return {
    view, title: tag.title, show, start: 0, open: todo.length, done: past.length,
    sections: shown.map(({head, rows: these}) => ({...head, count: these.length})), rows: shown.flatMap(one => one.rows).slice(0, most),
  };
};

const showOf = view => new URLSearchParams(view.split('?')[1]).get('show') ?? 'all';

// What a query finds, sorted and grouped as a smart list says.
const ofQuery = (whole, view, /** @type {any} */ {title, query, sort, grouping}, calendar, seen, most) => {
  const parts = find(whole, query, calendar, {sort, grouping}), rows = byIds(rowsOf(whole, seen, isThere)), show = showOf(view);
  const count = done => parts.reduce((sum, part) => sum + (part.done === done ? part.ids.length : 0), 0);
  const shown = parts.filter(({done}) => show === 'all' || (show === 'completed') === done);
  return {
    view, title, show, start: 0, open: count(false), done: count(true), facts: plain({sort, grouping}),
    sections: shown.map(({key, title: words, done, ids}) => ({key, title: words, done, count: ids.length})),
    rows: shown.flatMap(({ids}) => ids).slice(0, most).map(id => rows.get(id)),
  };
};

/**
 * Return the window of a view, at most so many rows from its beginning; undefined if it does not exist, or only the server
 * knows it. `seen` has sections and tasks as they were on screen.
 * @param {Whole} whole @param {string} view @param {Calendar} calendar @param {{sections: Things, tasks: Things}} seen
 * @param {number} most @returns {any}
 */
export const windowOfWhole = (whole, view, calendar, seen, most) => {
  const [path, asked] = view.split('?'), [, kind, id = ''] = path.split('/'), smart = whole.smart_lists[id];
  const kinds = {
    lists: () => ofList(whole, view, id, seen, most),
    tags: () => ofTag(whole, view, id, seen, most),
    today: () => ofDays(whole, view, calendar, seen, most),
    upcoming: () => ofDays(whole, view, calendar, seen, most),
    search: () => ofQuery(whole, view, {title: 'Search', query: new URLSearchParams(asked).get('q') ?? ''}, calendar, seen, most),
    smart: () => isThere(smart) && ofQuery(whole, view, smart, calendar, seen, most),
  };
  const found = kinds[kind]?.();
  if (!found) return undefined;
  return {...found, rows: found.rows.map(({stands: _, ...row}) => plain(row)), seq: null, whole: []};
};

const NOTHING_SEEN = {lists: {}, sections: {}, tasks: {}};
/**
 * Return a whole copy with what the copy of seen lists has learned since.
 * @param {Copy} whole @param {any} copy
 */
export const upToDate = (whole, copy = NOTHING_SEEN) => {
  if (!(copy.seq > whole.seq)) return whole;
  const {lists, sections, tasks} = copy, none = {deleted_at: 'gone'};
  const task = ([id, one]) => {
    const {notes: _, order, closed: _closed, ...seen} = one ?? {}, was = whole.tasks[id];
    if (!one || !order) return [id, one && was ? {...was, ...seen} : {...was, ...none}];
    const cleared = Object.fromEntries(Object.keys(was ?? {}).filter(name => SEEN.has(name)).map(name => [name, null]));
    return [id, {...was, ...cleared, ...seen, order: ownOrder(order)}];
  };
  const over = (all, some, become) => ({...all, ...Object.fromEntries(Object.entries(some).map(become))});
  const other = name => ([id, one]) => [id, one ? {...whole[name][id], ...one} : {...whole[name][id], ...none}];
  return {
    ...whole, lists: over(whole.lists, lists, other('lists')),
    sections: over(whole.sections, sections, other('sections')), tasks: over(whole.tasks, tasks, task),
  };
};
// All fields of a row that was seen: a missing one is empty.
const SEEN = new Set(['section', 'parent', 'date', 'time', 'day_order', 'deadline', 'hidden_until', 'priority', 'tags', 'done_at']);

/**
 * Return a whole copy with what waits to be sent done to it, to what is not on screen, too: views of it show that already.
 * @param {Copy} whole @param {import('./replay.js').Intent[]} waiting
 */
export const withWaiting = (whole, waiting) => {
  const {lists, sections, tags, smart_lists, tasks} = whole, is = {
    lists: {...lists}, sections: {...sections}, tags: {...tags}, smart_lists: {...smart_lists}, tasks: {...tasks},
  };
  const become = (kind, id, fields) => { is[kind][id] = {...is[kind][id], ...(fields ? {deleted_at: null, ...fields} : GONE)}; };
  for (const {shows} of withoutUndone(waiting.filter(one => one.shows))) {
    const {list, title, facts, done, stays} = shows, comes = stays === undefined ? {} : stays ? {deleted_at: null} : GONE;
    const own = {...facts, ...(title !== undefined && {title}), ...comes};
    if (is.lists[list] || (stays && title)) is.lists[list] = {...NEW, ...is.lists[list], ...own};
    for (const [id, fields] of shows.sections ?? []) become('sections', id, fields && {list, ...fields});
    for (const kind of OWNED) for (const [id, fields] of Object.entries(shows[kind] ?? {})) become(kind, id, fields);
    for (const [id, fields] of shows.rows) {
      for (const [one, more] of withOthers(is.tasks, id, fields)) {
        if (is.tasks[one] || isWhole(more)) is.tasks[one] = taskWith(is.tasks[one], list, more);
      }
    }
    if (done === 0) for (const row of rowsIn(is.tasks, list).values()) if (isPast({list}, row)) become('tasks', row.id, null);
  }
  return {...whole, ...is};
};
const GONE = {deleted_at: 'gone'}, NEW = {order: '~', archived_at: null, template_day: null}, OWNED = ['tags', 'smart_lists'];

const rowsIn = (tasks, list) => byIds(grown(some(tasks, one => one.list === list).map(([id, task]) => asRow(id, task))));

/** What becomes of a task, and of those under it and above it: where these stand, their own orders say. */
const withOthers = (tasks, id, fields) => {
  const was = tasks[id], is = !fields || ['done_at', 'list', 'section', 'parent'].some(name => name in fields);
  if (!isThere(was) || !is) return [[id, fields]];
  return effects(rowsIn(tasks, was.list), id, fields).map(([one, more]) => {
    const {order: _, ...others} = more ?? {};
    return [one, one === id || !more ? more : others];
  });
};

const taskWith = (was, list, fields) => {
  if (!fields) return {...was, ...GONE};
  const {order, ...own} = Object.fromEntries(Object.entries(fields).filter(([name]) => SEEN.has(name) || OWN.has(name)));
  const then = isWhole(fields) ? {list, created_at: '~', ...was, deleted_at: null} : was;
  return {...then, ...own, ...(order && {order: ownOrder(String(order))})};
};
const OWN = new Set(['list', 'title', 'order', 'repeat', 'completed_at', 'deleted_at', 'closed']);

/**
 * Return lists of the sidebar, so many at most: the first, or those after one, before one, or beginning with one unless
 * another one is not `with` them, as callbacks/sidebar.py does.
 * @param {Whole} whole @param {number} most @param {{after?: string, before?: string, with?: string, first?: string}} [wanted]
 */
export const cardsOfWhole = (whole, most, {after, before, with: beside, first} = {}) => {
  const count = new Map();
  for (const [, {list, done_at: done}] of some(whole.tasks, () => true)) {
    const [past = 0, all = 0] = count.get(list) ?? [];
    count.set(list, [past + (done ? 1 : 0), all + 1]);
  }
  const lists = some(whole.lists, inUse).sort(([a, one], [b, other]) => (
    Number(isInbox(b)) - Number(isInbox(a)) || ([one.order, a] < [other.order, b] ? -1 : 1)));
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

/** Return tags or smart lists as a page brings them, in order. @param {Things} things @returns {Record<string, any>} */
export const ownOf = things => Object.fromEntries(some(things, () => true)
  .sort(([, a], [, b]) => (a.order < b.order ? -1 : 1))
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
  const inOrder = ([, a], [, b]) => (a.order < b.order ? -1 : 1);
  const sections = some(whole.sections, one => one.list === task.list).sort(inOrder).map(([key, {title}]) => [key, title]);
  const subtasks = some(whole.tasks, one => one.parent === id).sort(inOrder).map(([key, one]) => [key, one.title, Boolean(one.done_at), null]);
  return {
    id, seq: whole.seq, fields: plain({...task, repeat: task.repeat && 'Repeats'}), comes: [], list: list.title, sections, subtasks,
    html: html + (waits ? AS_TYPED : ''), above: whole.tasks[task.parent]?.title ?? null,
  };
};

/** How many tasks are planned for today or earlier, and for later? @param {Whole} whole @param {string} today */
export const agendaOfWhole = (whole, today) => {
  const dated = rowsOf(whole, NOTHING_SEEN).filter(row => row.date && !row.done_at && !waits(row));
  const past = dated.filter(({date}) => date <= today).length, number = count => (count ? String(count) : '');
  return {today: number(past), upcoming: number(dated.length - past)};
};
