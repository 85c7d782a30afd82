// A window of a view as it is on screen, as plain data, and the changes to it. `order` has its rows from top to bottom, and
// `start` rows are above. Each row `stands` in a section, by key; a section's `count` says how many rows it has. In one
// that is `closed`, that property is their number, and none of them is in the window. A row that was just ticked stays where
// it is until the person has left the list, so that nothing jumps under the pointer; `ticked` says in which order rows were.
// When a row moves, goes, or joins the completed ones, those under it do too (tree.js).

import {today} from './calendar.js';
import {groupOf} from './groups.js';
import {above, isOfServer} from './order.js';
import {hasRules, held, sorting} from './rules.js';
import {byIds, effects, family, over, withKept} from './tree.js';

/** @typedef {import('../wire.d.ts').Row & {
 *   stands?: string, ticked?: number, kept?: Row[], list?: string}} Row */
/** @typedef {import('../wire.d.ts').Section} Section */
/**
 * The server's, or from the `whole` copy of this browser, with these intents done; or what was seen of it, a part perhaps.
 * @typedef {import('../wire.d.ts').Window & {whole?: string[], isPart?: boolean}} View
 */
/** @typedef {View & {order: Row[]}} Window */

/** Is a window all that the server has, or the whole copy, and not just what was seen of it? @param {View} view */
export const isKnown = ({seq, whole}) => seq !== null || Boolean(whole);

/** @param {Row} row */
export const isDone = row => Boolean(row.done_at);
let ticks = 0, last = 0;

/**
 * Return what stands for the time of rows that are ticked together, until the server has said it. It is later each time,
 * also when a clock is set back.
 */
export const justNow = () => `~${last = Math.max(Date.now(), last + 1)}`;

/**
 * Is a row among the completed ones of a view? In a list, a row under others is where the topmost one is.
 * @param {Pick<View, 'list'>} view @param {Row} row
 */
export const isPast = ({list}, row) => Boolean(list && row.parent ? row.root_done_at : row.done_at);

/** @param {Row} a @param {Row} b */
export const inOrder = (a, b) => (a.order < b.order ? -1 : 1);

/** Sort by the day until which they are hidden. @param {Row} a @param {Row} b */
export const byDay = (a, b) => {
  const [day, other] = [a, b].map(row => row.waits_until ?? row.hidden_until);
  return day === other ? inOrder(a, b) : day < other ? -1 : 1;
};

/** Return the fields of a row, without what only this window knows of it. @param {Row} row */
export const fieldsOf = ({id, stands, ticked, kept, ...fields}) => fields;
/** What are these fields in a row? @param {Record<string, any>} row @param {object} fields */
export const valuesOf = (row, fields) => Object.fromEntries(Object.keys(fields).map(name => [name, row[name] ?? null]));

/** Return the fields that bring a row back after it goes, without those that follow from others. @param {Row} row */
export const wholeOf = row => {
  const {subtasks, root_done_at, waits_until, ...fields} = fieldsOf(row);
  return row.closed ? {...fields, subtasks} : fields;         // these come back with the rows that are known, if they are
};

/** Return a section by key. @param {View} view @param {string | undefined} key */
export const sectionOf = ({sections}, key) => sections.find(one => one.key === key);

/** Return the first section for open or for completed rows; undefined if none is shown. */
export const sectionFor = ({sections}, done) => sections.find(one => one.done === done);

/** Is a row, or one that it is under, hidden until a day? @param {Row} row */
export const waits = row =>
  [row.waits_until, row.parent || !row.done_at ? row.hidden_until : null].some(day => day > today());

/**
 * How many of these rows are open, and how many are among the completed ones? A done one under an open one is neither.
 * @param {{list?: string, hidden?: number, sections?: Section[]}} view @param {Row[]} rows
 */
export const tally = (view, rows) => {
  const counts = {open: 0, done: 0, ...(view.hidden !== undefined && {hidden: 0})};
  for (const row of hasRules(view) ? rows.filter(one => homeOf(/** @type {any} */ (view), one)) : rows) {
    if (isPast(view, row)) counts.done += 1;
    else if (!isDone(row)) counts['hidden' in counts && waits(row) ? 'hidden' : 'open'] += 1;
  }
  return counts;
};

/**
 * Do something to the rows of a window, and count again.
 * @template T @param {Window} now @param {() => T} does @returns {T}
 */
const counted = (now, does) => {
  const tallied = () => tally(now, [...withKept(now.order).values()]), before = tallied(), done = does();
  for (const [kind, count] of Object.entries(tallied())) now[kind] += count - before[kind];
  return done;
};

/** Does a row not belong to this view: because it is hidden, or is not, or is done while not all above it are? */
const isElsewhere = (view, row) => !isPast(view, row)
  && ((view.show === 'active' && isDone(row)) || (view.hidden !== undefined && waits(row) !== (view.show === 'hidden')));

/**
 * Return the section that a row belongs in: the one that it names, its group, or that of its list; undefined if in none.
 * @param {View} view @param {Row} row @param {import('./tree.js').Rows} [rows] those that it may be under
 */
export const homeOf = (view, row, rows = new Map()) => {
  if (hasRules(view)) return !isDone(row) && waits(row) ? undefined : held(view.sections, row);
  if (isElsewhere(view, row)) return undefined;
  const kinds = view.sections.filter(one => one.done === isPast(view, row)), by = view.facts?.grouping;
  const key = by ? groupOf(over(rows, row).at(-1) ?? row, by, today()) : view.list ? row.section : row.list;
  return kinds.find(one => one.key === key) ?? kinds[0];
};
const home = (now, row) => homeOf(now, row, byIds(now.order));

/** Return the rows of a view, each with its section. @param {View} view @returns {Row[]} */
export const sectioned = ({sections, start, rows}) => rows.map((row, at) => {
  let end = 0;
  const section = sections.find(one => start + at < (end += one.count)) ?? sections.at(-1);
  return {stands: section?.key, ...row};
});

/** Return the window of a view, at most so many rows. @param {View} view @param {number} most @returns {Window} */
export const windowOf = (view, most) => ({
  ...view,
  sections: view.sections.map(one => ({...one})),
  order: sectioned(view).slice(0, most),
});

/** How many rows does the view have, on screen and outside? @param {Pick<View, 'sections'>} view */
export const visible = ({sections}) => sections.reduce((sum, {count}) => sum + count, 0);

/** @param {Window} now @param {Section | undefined} section */
export const placeAmong = (now, section) => now.sections.indexOf(section);
/** How many rows does the view have up to the end of a section? @param {Window} now @param {Section} section */
const endOf = (now, section) => visible({sections: now.sections.slice(0, placeAmong(now, section) + 1)});
/** @param {Window} now @param {Row} row */
export const standsIn = (now, row) => sectionOf(now, row.stands);
/** @param {Window} now */
export const reachesEnd = now => now.start + now.order.length >= visible(now);
/** Count rows that a section has gained or lost. A closed one shows none of them. */
export const countIn = (section, by) => { section[section.closed === undefined ? 'count' : 'closed'] += by; };

/**
 * Add rows at the end of the section that they name, which comes into the window, or of what is under the row that they
 * name. Returns whether the server has to fill the window.
 * @param {Window} now @param {Row[]} added @param {number} most
 */
export const add = (now, added, most) => {
  now.open += added.length;
  for (const row of added) change(now, effects(withKept(now.order), row.id, row));
  const [{parent}] = added, top = now.order.find(({id}) => id === parent);
  const {closed, kept = []} = top ?? {};
  if (closed) Object.assign(top, {closed: String(Number(closed) + added.length), kept: [...kept, ...added]});
  if (parent && (!top || closed)) return !top;
  const section = top ? standsIn(now, top) : home(now, added[0]);
  if (!section) return false;
  countIn(section, added.length);
  if (section.closed !== undefined) return false;
  for (const row of added) row.stands = section.key;
  const place = placeAmong(now, section), end = endOf(now, section) - added.length;
  const before = top ? now.order.indexOf(family(now.order, top).at(-1)) + 1
    : now.order.filter(row => placeAmong(now, standsIn(now, row)) <= place).length;
  const isThere = top || (now.start + before >= end && now.start <= end);
  if (!isThere) {                 // far from here: go there
    now.order = added.slice(-most);
    now.start = end + added.length - now.order.length;
    return true;
  }
  if (top && before === now.order.length && now.start + before + added.length < visible(now)) return true;     // below it
  now.order.splice(before, 0, ...added);
  // The rows that are further away go: those that were added last stay.
  const over = Math.max(0, now.order.length - most), last = before + added.length - 1;
  const fromTop = before < most / 2 ? Math.max(0, last + 1 - most) : Math.min(over, last);
  now.order.splice(0, fromTop);
  now.order.splice(most);
  now.start += fromTop;
  return false;
};

/**
 * Give rows other values, according to changes (tree.js), also those that closed rows keep. Returns those that leave,
 * because the view does not show what they have become.
 * @param {Window} now @param {import('./tree.js').Change[]} changes @returns {Row[]}
 */
export const change = (now, changes) => {
  const known = withKept(now.order), touched = counted(now, () => changes.flatMap(([id, fields]) => {
    const row = fields && known.get(id);
    if (!row) return [];
    if ('done_at' in fields && Boolean(fields.done_at) !== isDone(row)) row.ticked = ++ticks;
    return [Object.assign(row, fields)];
  }));
  const rows = byIds(now.order), all = touched.filter(({id}) => rows.has(id)).flatMap(row => family(now.order, row));
  return [...new Set(all)].filter(row => !homeOf(now, row, rows));
};

/**
 * Close a row: those under it are not shown, and it keeps them for when it is opened again.
 * @param {Window} now @param {Row} row
 */
export const fold = (now, row) => {
  row.kept = family(now.order, row).filter(one => one !== row);
  row.closed = String(row.kept.reduce((sum, {closed}) => sum + 1 + Number(closed ?? 0), 0));
  for (const one of row.kept) leave(now, one);
};

/** Open a row again. Returns whether what is under it is known. @param {Window} now @param {Row} row @param {number} most */
export const unfold = (now, row, most) => {
  const {kept = []} = row;
  Object.assign(row, {closed: null, kept: undefined});
  for (const one of kept) {
    one.stands = row.stands;
    standsIn(now, one).count += 1;
  }
  now.order.splice(now.order.indexOf(row) + 1, 0, ...kept);
  now.order.splice(most);
  return kept.length > 0;
};

/** Is everything under a row on screen? @param {Window} now @param {Row} row */
export const areAllUnder = (now, row) => {
  const all = family(now.order, row);
  return all.every(one => !one.closed) && (all.at(-1) !== now.order.at(-1) || reachesEnd(now));
};

/** Take a row off the screen. Returns the place that it had. @param {Window} now @param {Row} row */
export const leave = (now, row) => {
  const place = now.order.indexOf(row);
  now.order.splice(place, 1);
  standsIn(now, row).count -= 1;
  return place;
};

/** Remove a row that has left the list, with those under it. Returns its place. @param {Window} now @param {Row} row */
export const remove = (now, row) => {
  const place = now.order.indexOf(row), changes = effects(withKept(now.order), row.id, null);
  counted(now, () => { for (const one of family(now.order, row)) leave(now, one); });
  change(now, changes);
  return place;
};

/** Put a row back at a place. @param {Window} now @param {Row} row @param {number} place @param {number} most */
export const putBack = (now, row, place, most) => {
  const changes = effects(withKept(now.order), row.id, row);
  change(now, changes);
  Object.assign(row, changes[0][1]);
  if (now.list) delete row.list;  // as for one that comes from another list
  row.stands = (now.list && now.order.find(({id}) => id === row.parent)?.stands) || home(now, row).key;
  standsIn(now, row).count += 1;
  counted(now, () => now.order.splice(Math.min(place, now.order.length), 0, row));
  if (now.order.length > most) now.order.pop();
};

/**
 * Return the place of a row that comes back, among those on screen; null if only the server can show it, above or below.
 * Also return whether to ask the server anyway, as for the order of completed tasks.
 * @param {Window} now @param {Row} row
 */
export const placeOf = (now, row) => {
  const {order, start, sections, list} = now, past = isPast(now, row), section = home(now, row), isByRules = hasRules(now);
  const top = list && order.find(({id}) => id === row.parent), below = top ? family(order, top) : order;
  const isUnknown = !section || section.closed !== undefined || (list && row.parent && (!top || top.closed))
    || (!list && !isByRules && section.key !== row.list && sections.filter(one => one.done === past).length > 1);
  const comesAfter = other => {
    if (top) return below.includes(other) && other.order > row.order;
    const further = placeAmong(now, standsIn(now, other)) - placeAmong(now, section);
    const isHigher = () => (isByRules ? sorting(section)(row, other) < 0 : past || other.order > row.order);
    return further ? further > 0 : isHigher();
  };
  const first = order.findIndex(comesAfter), next = top && first < 0 ? order.indexOf(below.at(-1)) + 1 : first;
  const place = next < 0 ? order.length : next, isEnd = place === order.length;
  const isAbove = place === 0 && start > 0, isBelow = isEnd && !reachesEnd(now);
  // A row that was added here knows its place among others that were, but not among those from the server.
  const beside = order.filter(one => above(one.order) === above(row.order));
  const unplaced = !isByRules && !isOfServer(row.order) && beside.some(one => isOfServer(one.order));
  const ask = (past && !isByRules) || now.show === 'hidden';
  return {place: isAbove || isBelow || unplaced || isUnknown ? null : place, ask};
};

/** Return the section that a row in this one names: rows in the first section of a list name none. @param {string} key */
export const nameOf = key => (key === 'open' ? null : key);

/**
 * Put an open row, with those under it, where its order says or, if that is not known, behind the row with an id (first if
 * none). Returns whether it is on screen where both agree. If not, the server has to show what is there.
 * @param {Window} now @param {Row} row @param {string | null} [behind]
 */
export const follow = (now, row, behind) => {
  const all = now.list ? family(now.order, row) : [row], section = home(now, row);
  for (const one of all) leave(now, one);
  const top = now.order.find(({id}) => id === row.parent), before = now.order.find(({id}) => id === behind);
  const isBeside = before?.stands === section?.key && before?.parent === row.parent;
  const beside = isBeside ? now.order.indexOf(family(now.order, before).at(-1)) : -1;
  const first = top ? now.order.indexOf(top) + 1
    : now.order.filter(one => placeAmong(now, standsIn(now, one)) < placeAmong(now, section)).length;
  const after = beside >= 0 ? beside + 1 : behind === null && (top || !now.start) ? first : null;
  const told = section?.closed === undefined && behind !== undefined ? after : null;
  const {place} = placeOf(now, row), found = place ?? told;
  if (!section) return false;
  for (const one of all) one.stands = section.key;
  countIn(section, all.length);
  if (found !== null) now.order.splice(found, 0, ...all);
  else if (now.order.length && row.order < now.order[0].order) now.start += all.length;
  return found !== null && (told ?? found) === found;
};
