// A window of a view as it is on screen, as plain data, and what is done to it. `order` has its rows from top to bottom,
// `start` rows are above. Each row `stands` in a section, by its key; a section's `count` says how many do. One that is
// `closed` says by that how many it has, and none of them is in the window. A row that was just ticked stays where it is
// until the person has left the list, so nothing jumps under the pointer; its `ticked` says in which order rows were.

import {isHidden, today} from './calendar.js';
import {groupOf} from './groups.js';

/** @typedef {import('../wire.d.ts').Row & {stands?: string, ticked?: number, list?: string}} Row */
/** @typedef {import('../wire.d.ts').Section} Section */
/** @typedef {import('../wire.d.ts').Window} View */
/** @typedef {View & {order: Row[]}} Window */

/** Stands for the time at which a row was ticked, before the server has said it. */
export const JUST_NOW = '~';
/** @param {Row} row */
export const isDone = row => Boolean(row.done_at);
let ticks = 0;

/** @param {Row} a @param {Row} b */
export const inOrder = (a, b) => (a.order < b.order ? -1 : 1);

/** By the day until which they are hidden. @param {Row} a @param {Row} b */
export const byDay = (a, b) =>
  (a.hidden_until === b.hidden_until ? inOrder(a, b) : a.hidden_until < b.hidden_until ? -1 : 1);

/** Return the fields of a row, without where it stands. @param {Row} row */
export const fieldsOf = ({id, stands, ticked, ...fields}) => fields;

/** Return a section by its key. @param {View} view @param {string | undefined} key */
export const sectionOf = ({sections}, key) => sections.find(one => one.key === key);

/** Return the section for open or for completed rows, the first of several; undefined if none is shown. */
export const sectionFor = ({sections}, done) => sections.find(one => one.done === done);

/** As which of a view's rows does one count? @param {Pick<View, 'hidden'>} view @param {Row} row */
export const kindOf = ({hidden}, row) => {
  if (isDone(row)) return 'done';
  return hidden !== undefined && isHidden(row) ? 'hidden' : 'open';
};

/** Is an open row none of this view, as it is hidden, or as it is not? @param {View} view @param {Row} row */
const isElsewhere = (view, row) =>
  view.hidden !== undefined && !isDone(row) && isHidden(row) !== (view.show === 'hidden');

/**
 * Return the section in which a row belongs: of a list, the one that it names, or its group; undefined if it is none of
 * this view.
 * @param {View} view @param {Row} row
 */
export const homeOf = (view, row) => {
  if (isElsewhere(view, row)) return undefined;
  const kinds = view.sections.filter(one => one.done === isDone(row)), by = view.facts?.grouping;
  const key = by ? groupOf(row, by, today()) : row.section;
  return kinds.find(one => one.key === key) ?? kinds[0];
};

/** Return the rows of a view, each with the section in which it stands. @param {View} view @returns {Row[]} */
export const sectioned = ({sections, start, rows}) => rows.map((row, at) => {
  let end = 0;
  const section = sections.find(one => start + at < (end += one.count)) ?? sections.at(-1);
  return {stands: section?.key, ...row};
});

/** Return the window of a view, of at most so many rows. @param {View} view @param {number} most @returns {Window} */
export const windowOf = (view, most) => ({
  ...view,
  sections: view.sections.map(one => ({...one})),
  order: sectioned(view).slice(0, most),
});

/** How many rows the view has, on screen and above and below it. @param {Pick<View, 'sections'>} view */
export const visible = ({sections}) => sections.reduce((sum, {count}) => sum + count, 0);

/** @param {Window} now @param {Section | undefined} section */
const placeAmong = (now, section) => now.sections.indexOf(section);
/** How many rows the view has up to the end of a section. @param {Window} now @param {Section} section */
const endOf = (now, section) => visible({sections: now.sections.slice(0, placeAmong(now, section) + 1)});
/** @param {Window} now @param {Row} row */
export const standsIn = (now, row) => sectionOf(now, row.stands);
/** Has a row been ticked, or opened again, since it stands where it does? @param {Window} now @param {Row} row */
const isMoved = (now, row) => standsIn(now, row)?.done !== isDone(row);
/** @param {Window} now */
const reachesEnd = now => now.start + now.order.length >= visible(now);
/** @param {Window} now @param {Row} row @param {number} by */
const countRow = (now, row, by) => { now[kindOf(now, row)] += by; };

/**
 * Add rows at the end of the section that they name, which comes into the window. Returns whether the server has to fill it.
 * @param {Window} now @param {Row[]} added @param {number} most
 */
export const add = (now, added, most) => {
  now.open += added.length;
  const section = homeOf(now, added[0]);
  if (!section) return false;
  if (section.closed !== undefined) section.closed += added.length;
  if (section.closed !== undefined) return false;
  for (const row of added) row.stands = section.key;
  const place = placeAmong(now, section), end = endOf(now, section);
  const before = now.order.filter(row => placeAmong(now, standsIn(now, row)) <= place).length;
  const isThere = now.start + before >= end && now.start <= end;
  section.count += added.length;
  if (!isThere) {                 // far from here: go there
    now.order = added.slice(-most);
    now.start = end + added.length - now.order.length;
    return true;
  }
  now.order.splice(before, 0, ...added);
  const fromTop = Math.max(0, Math.min(now.order.length - most, before + added.length - 1));
  now.order.splice(0, fromTop);
  now.order.splice(most);
  now.start += fromTop;
  return false;
};

/**
 * Hide a row until a day, or no longer. Returns whether it leaves.
 * @param {Window} now @param {Row} row @param {string | null} until
 */
export const hide = (now, row, until) => {
  countRow(now, row, -1);
  row.hidden_until = until;
  countRow(now, row, 1);
  return !homeOf(now, row);
};

/**
 * Note that a row is done, or open again. Returns whether it leaves, where the view shows only the other kind.
 * @param {Window} now @param {Row} row @param {boolean} done
 */
export const tick = (now, row, done) => {
  countRow(now, row, -1);
  row.done_at = done ? JUST_NOW : null;
  row.ticked = ++ticks;
  countRow(now, row, 1);
  return !homeOf(now, row);
};

/** Take a row out. Returns the place that it had. @param {Window} now @param {Row} row */
export const leave = (now, row) => {
  const place = now.order.indexOf(row);
  now.order.splice(place, 1);
  standsIn(now, row).count -= 1;
  return place;
};

/** Take a row out that is not in the list any more. Returns its place. @param {Window} now @param {Row} row */
export const remove = (now, row) => {
  countRow(now, row, -1);
  return leave(now, row);
};

/** Put a row back, at a place. @param {Window} now @param {Row} row @param {number} place @param {number} most */
export const putBack = (now, row, place, most) => {
  countRow(now, row, 1);
  row.stands = homeOf(now, row).key;
  standsIn(now, row).count += 1;
  now.order.splice(Math.min(place, now.order.length), 0, row);
  if (now.order.length > most) now.order.pop();
};

/**
 * Return the place of a row that comes back, among those on screen, or null where only the server can show it, above or
 * below; and whether it has to be asked all the same, as for the order of completed tasks.
 * @param {Window} now @param {Row} row
 */
export const placeOf = (now, row) => {
  const {order, start, sections, list} = now, done = isDone(row), section = homeOf(now, row);
  const isUnknown = !section || section.closed !== undefined
    || (!list && sections.filter(one => one.done === done).length > 1);
  const comesAfter = other => {
    const further = placeAmong(now, standsIn(now, other)) - placeAmong(now, section);
    return further > 0 || (further === 0 && (done || other.order > row.order));
  };
  const found = order.findIndex(comesAfter), place = found < 0 ? order.length : found;
  const above = place === 0 && start > 0, below = found < 0 && !reachesEnd(now);
  // A row that was added here knows its place among others that were, not among those that came from the server.
  const isNew = other => other.order.startsWith('~');
  const unplaced = isNew(row) && order.some(other => !isNew(other));
  return {place: above || below || unplaced || isUnknown ? null : place, ask: done || now.show === 'hidden'};
};

/** The first section of a list: of tasks that are in none. */
const NONE = 'open';

/**
 * Stand an open row somewhere else: behind so many of the others that are on screen, in a section. It may come from above
 * or below.
 * @param {Window} now @param {Row} row @param {number} at @param {string} section @param {number} most
 */
export const place = (now, row, at, section, most) => {
  const here = now.order.indexOf(row);
  if (here >= 0) now.order.splice(here, 1);
  else if (now.order.length && row.order < now.order[0].order) now.start -= 1;
  standsIn(now, row).count -= 1;
  row.stands = section;
  row.section = section === NONE ? null : section;
  standsIn(now, row).count += 1;
  now.order.splice(at, 0, row);
  if (now.order.length > most) now.order.pop();
};

/**
 * Stand an open row where its order says or, where that is not known, behind the row with an id, for none as the first.
 * Returns whether it is on screen; if not, the server has to show what is.
 * @param {Window} now @param {Row} row @param {string | null} [behind]
 */
export const follow = (now, row, behind) => {
  leave(now, row);
  const section = homeOf(now, row), isOpen = section && section.closed === undefined;
  const beside = now.order.findIndex(one => one.id === behind && one.stands === section?.key);
  const first = now.order.filter(one => placeAmong(now, standsIn(now, one)) < placeAmong(now, section)).length;
  const after = beside >= 0 ? beside + 1 : behind === null && !now.start ? first : null;
  const told = isOpen && behind !== undefined ? after : null;
  const found = placeOf(now, row).place ?? told;
  if (!section) return false;
  row.stands = section.key;
  section[section.closed === undefined ? 'count' : 'closed'] += 1;
  if (found !== null) now.order.splice(found, 0, row);
  else if (now.order.length && row.order < now.order[0].order) now.start += 1;
  return found !== null;
};

/** Take all done rows out. Returns how many there were in the list. @param {Window} now */
export const clear = now => {
  const cleared = now.done;
  for (const row of now.order) if (isDone(row)) standsIn(now, row).count -= 1;
  for (const section of now.sections) if (section.done) section.count = 0;
  now.order = now.order.filter(row => !isDone(row));
  now.done = 0;
  return cleared;
};

/** Note that the done rows that are not on screen are open again. Returns how many they are. @param {Window} now */
export const openUnseen = now => {
  const unseen = now.done - now.order.filter(isDone).length, from = sectionFor(now, true), to = sectionFor(now, false);
  now.done -= unseen;
  now.open += unseen;
  if (from) from.count -= unseen;
  if (to) to.count += unseen;
  return unseen;
};

/**
 * Move what was ticked to its section. Returns 'still' if nothing was, 'moved', or 'ask' in two cases that only the
 * server can place: a reopened row, unless all of a list is here, and rows that another device ticked.
 * @param {Window} now
 */
export const settle = now => {
  const moved = now.order.filter(row => isMoved(now, row));
  if (!moved.length) return 'still';
  const whole = Boolean(now.list) && visible(now) === now.order.length;
  if (moved.some(row => (isDone(row) ? !row.ticked : !whole))) return 'ask';
  const ticked = moved.filter(isDone).sort((a, b) => b.ticked - a.ticked);
  const done = now.order.filter(row => isDone(row) && !isMoved(now, row));
  const opened = now.order.filter(row => !isDone(row));
  const toEnd = now.start + now.order.length - done.length >= visible(now) - sectionFor(now, true).count;
  for (const row of moved) {
    standsIn(now, row).count -= 1;
    const section = homeOf(now, row);
    section[section.closed === undefined ? 'count' : 'closed'] += 1;
    row.stands = section.key;
  }
  const open = opened.filter(row => standsIn(now, row).closed === undefined);
  if (whole) open.sort((a, b) => placeAmong(now, standsIn(now, a)) - placeAmong(now, standsIn(now, b)) || inOrder(a, b));
  now.order = [...open, ...(toEnd ? ticked : []), ...done];
  return 'moved';
};

/**
 * Return a window of the same view such that nothing jumps under the person: a row stays in the section in which it was
 * when it was ticked, here or elsewhere, and the one that is `typed` in stays whatever has become of it.
 * @param {Window} now @param {View} view @param {string} [typed] @returns {View}
 */
export const inPlace = (now, view, typed) => {
  const rows = sectioned(view), come = new Map(rows.map(row => [row.id, row])), whole = rows.length === visible(view);
  const next = {...view, sections: view.sections.map(one => ({...one}))}, held = new Map();
  for (const was of now.order) {
    const {id, stands: key} = was, row = come.get(id), section = sectionOf(next, key);
    const moved = Boolean(section) && section.done !== isDone(row ?? was);
    if (!section || section.closed !== undefined || !(moved && (row || !whole)) && !(id === typed && !row)) continue;
    held.set(id, {...(row ?? fieldsOf(was)), id, stands: key});
    section.count += 1;
    if (moved) homeOf(next, row ?? was).count -= 1;
  }
  const others = rows.filter(({id}) => !held.has(id));
  let after = 0;                  // the place after the last row that is still there
  for (const {id} of now.order) {
    if (held.has(id)) others.splice(after, 0, held.get(id));
    const place = others.findIndex(other => other.id === id);
    if (place >= 0) after = place + 1;
  }
  return {...next, rows: others};
};
