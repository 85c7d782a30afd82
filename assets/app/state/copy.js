// This browser's copy of an account's lists (domain.schema.Lists), in the dcc.Store with the id {account, part}. It gets
// what is seen, window by window, and the server's Patches keep it up to date. A list that is opened again is shown from it
// at once.
import {newPatch, setProps} from '../lib/dash.js';
import {keep, VERSION} from '../lib/storage.js';
import {today} from './calendar.js';
import {followed} from './again.js';
import {closing} from './closed.js';
import {groupOf, groupsBy} from './groups.js';
import {hasRules, sorting} from './rules.js';
import {shownBy} from './views.js';
import {byIds, grown, inTrees, over} from './tree.js';
import {bySection} from './sections.js';
import {byDay, homeOf, inOrder, isDone, isPast, sectioned, tally, waits} from './window.js';

const MOST = 500;               // tasks that are kept: a Store is written as a whole at each change

const KINDS = ['lists', 'sections', 'tasks', 'views'];
const id = account => ({account, part: 'lists-copy'});

// Nothing is thrown where there is none yet: for an error, a browser that is watched by tools parses all modules again.
const read = account => {
  let copy = null;
  try {
    copy = JSON.parse(localStorage.getItem(JSON.stringify(id(account))));
  } catch {
    // damaged
  }
  const [lists, sections, tasks, views] = KINDS.map(kind => ({...copy?.[kind]}));
  return {seq: copy?.seq, lists, sections, tasks, views};
};

const written = new Set();      // accounts that have a copy, though there may be no room for it in localStorage
const write = (account, seq, kept) => {
  written.add(account);
  setProps(id(account), {data: {version: VERSION, seq, ...kept}});
};
// Its next reader may come before Dash has written it.
const keepNow = (account, seq, kept) => keep(JSON.stringify(id(account)), JSON.stringify({version: VERSION, seq, ...kept}));

/**
 * Change what the copy has of an account as a Patch says. Where nothing was seen yet, that alone would be no copy.
 * @param {number} account @param {object} edit
 */
export const patch = (account, edit) => {
  const isKept = (localStorage.getItem(JSON.stringify(id(account))) ?? 'null') !== 'null';
  if (!isKept && !written.has(account)) return;
  try {
    setProps(id(account), {data: edit});
  } catch (error) {               // there may be no copy yet, and Dash does not patch what is not there
    if (!String(error).includes('Cannot patch undefined')) throw error;
  }
};

/** The part of the copy that belongs to an account. */
export const inCopy = account => read(account);

/** The account's seq up to which the copy equals the server, or undefined. */
export const seqOfCopy = account => read(account).seq;

/** Begin with an empty copy, as of a seq. */
export const forgetCopy = (account, seq) => write(account, seq, {lists: {}, sections: {}, tasks: {}});

/** Drop what the copy has of lists, and what views showed of any: they have changed, but it is not known how. */
export const forgetLists = (account, ids) => {
  const {seq, lists, sections, tasks} = read(account), stays = ([, one]) => !ids.includes(one?.list);
  const [heads, rows] = [sections, tasks].map(some => Object.fromEntries(Object.entries(some).filter(stays)));
  const others = Object.fromEntries(Object.entries(lists).filter(([one]) => !ids.includes(one)));
  const kept = {lists: others, sections: heads, tasks: rows};
  keepNow(account, seq, kept);
  write(account, seq, kept);
};

/**
 * Note what the person has closed or opened by these intents, which is in no edit.
 * @param {number} account @param {import('./replay.js').Intent[]} done
 */
export const keepClosed = (account, done) => {
  const all = closing(done);
  if (!all.length) return;
  const {seq, ...kept} = read(account), is = newPatch();
  if (seq === undefined) return;                // none yet
  const set = (kind, changes) => {
    for (const [one, fields] of changes) {
      const known = kept[kind][one], at = [kind, one, 'closed'];
      if (!known) continue;
      delete known.closed;
      if (fields?.closed) is.assign(at, known.closed = fields.closed);
      else is.delete(at);
    }
  };
  for (const {sections = [], rows} of all) {
    set('sections', sections);
    set('tasks', rows);
  }
  keepNow(account, seq, kept);
  patch(account, is.build());                   // Dash may have more by now, which it has not written
};

/**
 * Put a window into the copy, as of a seq. The oldest is dropped if the copy is full; the server has all of it. For a view
 * that is no list, the copy keeps which tasks it showed.
 * @param {number} account @param {import('../wire.d.ts').Window} window @param {number | null} seq
 */
export const keepWindow = (account, window, seq) => {
  const {lists, sections: before, tasks, views} = read(account), roomy = Object.keys(tasks).length < MOST;
  const {rows, list, title, facts, view, start, seq: _, ...rest} = window, {sections: parts} = rest;
  const seen = rows.map(({id: task, ...fields}) => [task, {list, deleted_at: null, done_at: null, ...fields}]);
  const shown = sectioned(window).map(({id: task, stands}) => ({id: task, stands}));
  const kept = {title, ...rest, ...(hasRules(rest) && {day: today()}), rows: shown};
  const heads = parts.filter(one => one.order !== undefined);
  // Nothing undefined: a dcc.Store would take what it has kept for something else, again and again.
  const sections = heads.map(({key, count: _count, done: _done, ...fields}) => [key, {list, ...fields}]);
  write(account, seq, {
    lists: {...(roomy && lists), ...(list && {[list]: {title, ...facts}})},
    sections: {...(roomy && before), ...Object.fromEntries(sections)},
    tasks: {...(roomy && tasks), ...Object.fromEntries(seen)},
    views: {...(roomy && views), ...(!list && start === 0 && {[view]: kept})},
  });
};

/**
 * Return the window of a view as far as the copy has it, or undefined. Its `seq` is null, since only the server knows that.
 * @param {number} account @param {string} view @param {number} most
 * @param {{id: string, title: string}} [list] if the view is one
 */
export const windowFromCopy = (account, view, most, list) => {
  const {lists, sections, tasks, views} = read(account), isThere = one => one?.title && !one.deleted_at;
  const those = entities => Object.entries(entities).filter(([, one]) => isThere(one) && one.list === list.id);
  if (list) {
    const {title: _, ...facts} = lists[list.id] ?? {};
    return windowOfList(view, {...list, facts}, those(sections), those(tasks), most);
  }
  const kept = views[view];
  if (kept && hasRules(kept)) return windowByRules(view, kept, lists, tasks, most);
  const rows = kept?.rows.filter(row => isThere(tasks[row.id])).map(row => ({...row, ...tasks[row.id]}));
  return kept && {...kept, view, start: 0, seq: null, rows: rows.slice(0, most)};
};

// What the sections of a view hold on their day, among all known tasks and not just those that it showed. On another
// day it is another view.
const windowByRules = (view, kept, lists, tasks, most) => {
  if (kept.day !== today()) return undefined;
  const isShown = ({list}) => !['deleted_at', 'archived_at', 'template_day'].some(name => lists[list]?.[name]);
  const all = Object.entries(tasks).filter(([, one]) => one?.title && !one.deleted_at && isShown(one))
    .map(([id, one]) => ({id, ...one}));
  const isOpen = section => section.closed === undefined;
  const rows = kept.sections.filter(isOpen).flatMap(section => all.filter(row => homeOf(kept, row)?.key === section.key)
    .map(row => ({...row, stands: section.key})).sort(sorting(section)));
  const count = (some, key) => some.filter(({stands}) => stands === key).length;
  const sections = kept.sections.map(section => (isOpen(section)
    ? {...section, count: section.count - count(kept.rows, section.key) + count(rows, section.key)} : section));
  const again = kept.again?.reduce((some, {id: one}) => followed(some, one, tasks[one] ?? {}), kept.again);
  return {...kept, ...(again && {again}), view, start: 0, seq: null, sections, rows: rows.slice(0, most)};
};

/**
 * Return the window of a list with these sections and tasks, given as [id, fields].
 * @param {string} view @param {{id: string, title: string, facts: Record<string, any>}} list
 * @param {any[]} heads @param {any[]} tasks @param {number} most
 */
export const windowOfList = (view, {id, title, facts}, heads, tasks, most) => {
  const own = ([task, {list: _, under: _under, in_list: _title, ...fields}]) => ({id: task, ...fields});
  const rows = grown(tasks.map(own)), show = shownBy(view);
  const known = byIds(rows), here = {list: id, hidden: 0}, topOf = row => over(known, row).at(-1) ?? row;
  const shown = rows.filter(row => over(known, row).every(one => !one.closed));
  const doneAt = row => topOf(row).done_at, past = inTrees(shown.filter(row => isPast(here, row))
    .sort((a, b) => (doneAt(a) === doneAt(b) ? inOrder(a, b) : doneAt(a) > doneAt(b) ? -1 : 1)));
  const by = facts.grouping, groups = by ? groupsBy(by, today()).map(([words]) => ({key: words, title: words})) : [];
  const parts = by ? groups : heads.map(([key, head]) => ({...head, key})).sort(bySection);
  const keys = new Set(parts.map(({key}) => key)), todo = shown.filter(row => !isPast(here, row));
  const homeOf = row => (by ? groupOf(topOf(row), by, today()) : keys.has(row.section) ? row.section : 'open');
  const isShown = row => !waits(row) && !(show === 'active' && isDone(row));
  const under = key => todo.filter(row => isShown(row) && homeOf(row) === key).sort(inOrder);
  const hidden = todo.filter(waits).sort(byDay), counts = tally(here, rows);
  const all = /** @type {any[]} */ ([
    {head: {key: 'hidden', title: '', done: false}, rows: hidden},
    ...(by ? [] : [{head: {key: 'open', title: '', done: false}, rows: under('open')}]),
    ...parts.map(({key, title: words, order, closed}) =>
      ({head: {key, title: words, ...(order && {order}), done: false}, closed: closed !== undefined, rows: under(key)})),
    {head: {key: 'done', title: parts.length ? 'Completed' : '', done: true}, rows: past},
  ]).filter(({head: {key, done: isDone}}) => {
    if (show === 'hidden' || key === 'hidden') return show === key;
    return show !== (isDone ? 'active' : 'completed');
  });
  return {
    view, list: id, title, facts, show, start: 0, seq: null,
    ...counts,
    sections: all.map(({head, closed, rows: {length}}) => (
      {...head, ...(closed ? {count: 0, closed: length} : {count: length})})),
    rows: all.flatMap(({closed, rows: some}) => (closed ? [] : some)).slice(0, most),
  };
};
