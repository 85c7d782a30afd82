// The whole copy (whole-copy.js) as it is now: with what this browser has seen since, and with what waits to be sent.
import {ownOrder} from './order.js';
import {isWhole, withoutUndone} from './replay.js';
import {byIds, effects, grown} from './tree.js';
import {asRow, isThere, some} from './whole-views.js';
import {isPast} from './window.js';

/** @typedef {import('./whole-views.js').Things} Things */
/** @typedef {import('./whole-views.js').Copy} Copy */
/** @typedef {import('./replay.js').Intent} Intent */

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
    const cleared = Object.fromEntries(Object.keys(was ?? {}).filter(name => !UNSEEN.has(name)).map(name => [name, null]));
    return [id, {...was, ...cleared, ...seen, order: ownOrder(order)}];
  };
  const over = (all, some, become) => ({...all, ...Object.fromEntries(Object.entries(some).map(become))});
  const other = name => ([id, one]) => [id, one ? {...whole[name][id], ...one} : {...whole[name][id], ...none}];
  return {
    ...whole, lists: over(whole.lists, lists, other('lists')),
    sections: over(whole.sections, sections, other('sections')), tasks: over(whole.tasks, tasks, task),
  };
};
// A row that was seen brings all fields but these, and lacks those that are empty. Of notes it has only the boxes.
const UNSEEN = new Set(['list', 'notes', 'completed_for', 'created_at']);

/** Return lists with what waits to be sent done to them. @param {Things} lists @param {Intent[]} waiting */
export const listsWith = (lists, waiting) => {
  const are = {...lists};
  for (const {list, title, facts, stays} of shownBy(waiting)) {
    const comes = stays === undefined ? {} : stays ? {deleted_at: null} : GONE;
    const own = {...facts, ...(title !== undefined && {title}), ...comes};
    if (are[list] || (stays && title)) are[list] = {...NEW, ...are[list], ...own};
  }
  return are;
};
/** Do intents bring lists, remove them, or put them away? Return the ids of these intents. @param {Intent[]} waiting */
export const changingUse = waiting => waiting
  .filter(({shows}) => shows?.stays !== undefined || Object.hasOwn(shows?.facts ?? {}, 'archived_at')).map(({id}) => id);
const GONE = {deleted_at: 'gone'}, NEW = {order: '~', archived_at: null, template_day: null};
const shownBy = waiting => withoutUndone(waiting.filter(one => one.shows)).map(({shows}) => shows);

/**
 * Return a function that gives a whole copy with what waits to be sent done to it, to what is not on screen, too: views of
 * it show that already. It does each intent once, for as long as others only come after it, and then gives another object.
 * @param {Copy} whole @returns {(waiting: Intent[]) => Copy}
 */
export const growing = whole => {
  let done = /** @type {string[] | null} */ (null), is, under, all = whole;
  const begin = () => {
    const {sections, tags, smart_lists, tasks} = whole;
    is = {sections: {...sections}, tags: {...tags}, smart_lists: {...smart_lists}, tasks: {...tasks}};
    under = new Map();            // the ids of tasks that are or were under one
    for (const [id, task] of Object.entries(tasks)) put(id, task);
  };
  const put = (id, task) => {
    if (task.parent) under.set(task.parent, (under.get(task.parent) ?? new Set()).add(id));
  };
  const become = (kind, id, fields) => {
    is[kind][id] = {...is[kind][id], ...(fields ? {deleted_at: null, ...fields} : GONE)};
  };
  const show = (/** @type {import('./replay.js').Shows} */ shows) => {
    const {list} = shows;
    for (const [id, fields] of shows.sections ?? []) become('sections', id, fields && {list, ...fields});
    for (const kind of OWNED) for (const [id, fields] of Object.entries(shows[kind] ?? {})) become(kind, id, fields);
    for (const [id, fields] of shows.rows) {
      for (const [one, more] of withOthers(is.tasks, under, id, fields)) {
        if (!is.tasks[one] && !isWhole(more)) continue;
        is.tasks[one] = taskWith(is.tasks[one], list, more);
        put(one, is.tasks[one]);
      }
    }
    if (shows.done !== 0) return;
    for (const row of rowsIn(is.tasks, list).values()) if (isPast({list}, row)) become('tasks', row.id, null);
  };
  return waiting => {
    const ids = waiting.map(({id}) => id), had = new Set(done), more = waiting.slice(had.size);
    const goesOn = done?.every((id, at) => id === ids[at]) && !more.some(({shows}) => had.has(shows?.undoes ?? ''));
    if (goesOn && !more.length) return all;
    if (!goesOn) begin();
    shownBy(goesOn ? more : waiting).forEach(show);
    done = ids;
    return all = {...whole, ...is, lists: listsWith(whole.lists, waiting)};
  };
};
const OWNED = ['tags', 'smart_lists'];

const rowsIn = (tasks, list) => byIds(grown(some(tasks, one => one.list === list).map(([id, task]) => asRow(id, task))));

// A task with those above and under it, and with those above where it goes, as rows.
const around = (tasks, under, id, to) => {
  const found = new Map(), add = one => isThere(tasks[one]) && !found.has(one) && found.set(one, asRow(one, tasks[one]));
  const up = one => { if (add(one)) up(tasks[one].parent); };
  const down = one => {
    for (const child of under.get(one) ?? []) if (tasks[child].parent === one && add(child)) down(child);
  };
  up(id);
  down(id);
  up(to);
  return byIds(grown([...found.values()]));
};

/** Return the changes of a task, and of those under and above it. The places of these follow from their own orders. */
const withOthers = (tasks, under, id, fields) => {
  const was = tasks[id], is = !fields || ['done_at', 'list', 'section', 'parent'].some(name => name in fields);
  if (!isThere(was) || !is) return [[id, fields]];
  return effects(around(tasks, under, id, fields?.parent), id, fields).map(([one, more]) => {
    const {order: _, ...others} = more ?? {};
    return [one, one === id || !more ? more : others];
  });
};

const taskWith = (was, list, fields) => {
  if (!fields) return {...was, ...GONE};
  const {order, ...own} = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in AROUND)));
  const then = isWhole(fields) ? {list, created_at: '~', ...was, deleted_at: null} : was;
  return {...then, ...own, ...(order && {order: ownOrder(String(order))})};
};
/**
 * What a row says beside the fields of its task.
 * @satisfies {Record<Exclude<keyof import('../wire.d.ts').Around, 'closed'> | 'id' | 'notes', 1>}
 */
const AROUND = {
  id: 1, notes: 1, subtasks: 1, root_done_at: 1, waits_until: 1, under: 1, next: 1, missed: 1, comes: 1, in_list: 1,
};
