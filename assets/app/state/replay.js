// Applies what waits in the outbox to a view that the server sent, which does not know of it yet.
//
// An intent says what it shows, whatever its verb: {list, rows: [[task, fields], ...]}. The fields are those that change,
// all of them for a task that comes, null for one that goes. If they change, there are also `title`, that of the list;
// `facts`, its other fields; `stays`, whether it comes or goes; `after`, the list that it comes after; `sections`, changes
// of those (./sections.js); `done`, how many are done once those on screen are gone; `undoes`, the intent that it undoes;
// and `tags` and `smart_lists` (./owned.js). A task that goes to another list has all of its fields and that `list`: it
// goes from the one and comes to the other.
import {followed} from './again.js';
import {hasRules, sorting} from './rules.js';
import {keptBy, restructured} from './sections.js';
import {idsIn} from './tags.js';
import {effects, inTrees, over} from './tree.js';
import {byDay, homeOf, inOrder, isPast, sectioned, sectionOf, tally} from './window.js';

/** @typedef {import('./window.js').Row} Row */
/** @typedef {import('./window.js').View} View */
/** @typedef {Record<string, string | null>} Facts */
/**
 * @typedef {{list: string, rows: [string, Partial<Row> | null, import('./agenda.js').Moves?][],
 *   title?: string, facts?: Facts, stays?: boolean, after?: string, done?: number, undoes?: string,
 *   tags?: Record<string, import('../wire.d.ts').Tag | null>,
 *   smart_lists?: Record<string, import('../wire.d.ts').SmartList | null>,
 *   sections?: import('./sections.js').Change[], asWritten?: boolean}} Shows
 * @typedef {import('../wire.d.ts').RawIntent & {shows?: Shows, words?: string[]}} Intent
 */

/** Are these all fields of a row, so that it comes to a list? @param {Partial<Row> | null} fields */
export const isWhole = fields => Boolean(fields?.order && fields.title);

/** Do these fields take a row out of a list? @param {string | undefined} list @param {Partial<Row> | null} fields */
export const takesOut = (list, fields) => !fields || Boolean(list && fields.list && fields.list !== list);

/** Is a row in the view of a tag? @param {View} view @param {Partial<Row> | null} fields */
const isTagged = ({sets}, fields) => Boolean(sets?.tags && idsIn(fields?.tags).includes(sets.tags));

/** Return the ids of the tasks that these intents move. @param {Intent[]} intents */
export const putElsewhere = intents => new Set(intents.flatMap(({shows}) => shows?.rows ?? [])
  .filter(([, fields]) => fields?.order).map(([id]) => id));

/** Return a view with what these intents show applied to it. @param {View} view @param {Intent[]} intents @returns {View} */
export const replay = (view, intents) => {
  const before = sectioned(view), rows = new Map(before.map(row => [row.id, row])), isByRules = hasRules(view);
  let heads = view.sections, {again} = view;
  /** @type {{title: string | null, open: number, done: number, hidden?: number, facts?: any}} */
  const is = {title: view.title, open: view.open, done: view.done, ...(view.hidden !== undefined && {hidden: view.hidden})};
  const count = by => { for (const [kind, some] of Object.entries(tally(view, [...rows.values()]))) is[kind] += by * some; };
  const set = (id, given, comes) => {
    const isIn = isByRules || comes || (view.list && given?.list === view.list) || isTagged(view, given);
    const isThere = rows.has(id) || (isWhole(given) && isIn);
    const all = isThere ? effects(rows, id, takesOut(view.list, given) ? null : given) : [];
    for (const [one, fields] of all) {
      const was = rows.get(one);
      if (fields?.closed === null) for (const each of was?.kept ?? []) rows.set(each.id, each);
      if (fields && (was || one === id)) rows.set(one, {...was, id: one, ...fields});
      else if (!fields) rows.delete(one);
    }
  };
  let cleared = false;
  for (const {shows} of withoutUndone(intents.filter(one => one.shows))) {
    const here = shows.list === view.list;
    if (here) is.title = shows.title ?? is.title;
    if (here && shows.facts) is.facts = {...(is.facts ?? view.facts), ...shows.facts};
    if (here && shows.sections) {
      for (const row of keptBy(heads, shows.sections)) {
        before.push(row);
        rows.set(row.id, row);
      }
      heads = restructured(heads, shows.sections, before);
    }
    count(-1);
    for (const [id, fields] of shows.rows) {
      if (isByRules) again = followed(again, id, fields, rows.get(id));
      set(id, !view.list && isWhole(fields) ? {list: shows.list, ...fields} : fields, here);
    }
    count(1);
    if (!here || shows.done === undefined) continue;
    for (const [id, row] of rows) if (isPast(view, row)) rows.delete(id);
    is.done = shows.done;
    cleared = true;
  }
  // What is under a closed row is not shown; that row keeps it.
  const all = [...rows.values()].filter(row => {
    const closed = over(rows, row).find(one => one.closed);
    if (closed) (closed.kept ??= []).push(row);
    return !closed;
  });
  // Each row stays in its section unless something is done to it. Then in a list it goes where it belongs; elsewhere only
  // if it was ticked or opened again. A row of a kind that is not shown has none.
  const untouched = new Set(before), then = {...view, sections: heads};
  const after = all.map(row => {
    const was = (view.list || isByRules) && !untouched.has(row) ? undefined : sectionOf(then, row.stands);
    const {list: _, ...fields} = row, stands = (was?.done === isPast(view, row) ? was : homeOf(then, row, rows))?.key;
    return {...(view.list ? fields : row), stands};      // a row in its own list does not name that
  });
  const sections = heads.map(section => {
    const [had, has] = [before, after].map(all => all.filter(row => row.stands === section.key).length);
    if (section.closed !== undefined) return {...section, closed: section.closed + has - had};
    return {...section, count: section.done && cleared ? is.done : section.count - had + has};
  });
  const shown = sections.filter(one => one.closed === undefined).flatMap(({key, done}) => {
    const some = after.filter(row => row.stands === key);
    if (isByRules) return some.sort(sorting(sectionOf(then, key)));
    if (!view.list) return some;
    return done ? inTrees(some) : some.sort(view.show === 'hidden' ? byDay : inOrder);
  });
  return {...view, ...is, ...(again?.length && {again}), sections, rows: shown};
};

/** An intent that waits, and whose undo waits too, shows nothing. @param {Intent[]} intents */
export const withoutUndone = intents => {
  const waiting = new Set(intents.map(({id}) => id)), undone = new Set();
  return [...intents].reverse().filter(({id, shows: {undoes}}) => {
    if (undone.has(id)) return false;
    if (!waiting.has(undoes)) return true;
    undone.add(undoes);
    return false;
  }).reverse();
};
