// A window of a list as it is on screen, as plain data, and what is done to it. `order` has its rows from top to bottom,
// `start` rows are above. A list has two sections, open and done; `openRows` and `doneRows` are their lengths as far as
// this view shows them. A row that was just ticked stays in its section until the person has left the list, so nothing
// jumps under the pointer; its `ticked` says in which order rows were.

/** @typedef {import('../wire.d.ts').Row & {section?: string, ticked?: number}} Row */
/** @typedef {import('../wire.d.ts').View & {openRows?: number, doneRows?: number}} View */
/** @typedef {View & {order: Row[]}} Window */

/** Stands for the time at which a row was ticked, before the server has said it. */
export const JUST_NOW = '~';
/** @param {Row} row */
export const isDone = row => Boolean(row.done_at);
/** @param {Row} row */
const sectionOf = row => (isDone(row) ? 'done' : 'open');
const lengthOf = section => (section === 'done' ? 'doneRows' : 'openRows');
let ticks = 0;

/** Return the fields of a row, without where it stands. @param {Row} row */
export const fieldsOf = ({id, section, ticked, ...fields}) => fields;

/**
 * Return the window of a view (domain/windows.py), of at most so many rows.
 * @param {View} view @param {number} most @returns {Window}
 */
export const windowOf = (view, most) => ({
  ...view,
  openRows: view.openRows ?? view.open,
  doneRows: view.doneRows ?? view.done,
  order: view.rows.slice(0, most).map(row => ({section: sectionOf(row), ...row})),
});

/** How many rows the view has, on screen and above and below it. @param {Window} now */
export const visible = now => (now.show === 'completed' ? 0 : now.openRows) + (now.show === 'active' ? 0 : now.doneRows);

/** @param {Window} now */
const reachesEnd = now => now.start + now.order.length >= visible(now);

/**
 * Add rows at the end of the open section, which comes into the window. Returns whether the server has to fill it.
 * @param {Window} now @param {Row[]} added @param {number} most
 */
export const add = (now, added, most) => {
  now.open += added.length;
  if (now.show === 'completed') return false;
  const open = now.order.filter(row => row.section === 'open').length;
  const isThere = now.start + open >= now.openRows && now.start <= now.openRows;
  now.openRows += added.length;
  if (!isThere) {                 // far from here: go there
    now.order = added.slice(-most);
    now.start = now.openRows - now.order.length;
    return true;
  }
  now.order.splice(open, 0, ...added);
  const fromTop = Math.max(0, Math.min(now.order.length - most, open + added.length - 1));
  now.order.splice(0, fromTop);
  now.order.splice(most);
  now.start += fromTop;
  return false;
};

/**
 * Note that a row is done, or open again. Returns whether it leaves, where the view shows only the other kind.
 * @param {Window} now @param {Row} row @param {boolean} done
 */
export const tick = (now, row, done) => {
  row.done_at = done ? JUST_NOW : null;
  row.ticked = ++ticks;
  now.open += done ? -1 : 1;
  now.done += done ? 1 : -1;
  if (now.show === 'all') return false;
  now[done ? 'doneRows' : 'openRows'] += 1;
  return true;
};

/** Take a row out. Returns the place that it had. @param {Window} now @param {Row} row */
export const leave = (now, row) => {
  const place = now.order.indexOf(row);
  now.order.splice(place, 1);
  now[lengthOf(row.section)] -= 1;
  return place;
};

/** Take a row out that is not in the list any more. Returns its place. @param {Window} now @param {Row} row */
export const remove = (now, row) => {
  now[sectionOf(row)] -= 1;
  return leave(now, row);
};

/** Put a row back, at a place. @param {Window} now @param {Row} row @param {number} place @param {number} most */
export const putBack = (now, row, place, most) => {
  now[sectionOf(row)] += 1;
  now[lengthOf(row.section)] += 1;
  now.order.splice(Math.min(place, now.order.length), 0, row);
  if (now.order.length > most) now.order.pop();
};

/**
 * Return the place of a row that comes back, among those on screen, or null where only the server can show it, above or
 * below; and whether it has to be asked all the same, as for the order of completed tasks.
 * @param {Window} now @param {Row} row
 */
export const placeOf = (now, row) => {
  const {order, show, start} = now, done = isDone(row);
  const comesAfter = other => other.section === 'done' || (!done && other.order > row.order);
  const found = order.findIndex(comesAfter), place = found < 0 ? order.length : found;
  const above = place === 0 && start > 0, below = found < 0 && !reachesEnd(now);
  // A row that was added here knows its place among others that were, not among those that came from the server.
  const isNew = other => other.order.startsWith('~');
  const unplaced = isNew(row) && order.some(other => !isNew(other));
  const elsewhere = show !== 'all' && show !== (done ? 'completed' : 'active');
  return {place: above || below || unplaced || elsewhere ? null : place, ask: done};
};

/** Take all done rows out. Returns how many there were in the list. @param {Window} now */
export const clear = now => {
  const cleared = now.done;
  now.openRows -= now.order.filter(row => isDone(row) && row.section === 'open').length;
  now.order = now.order.filter(row => !isDone(row));
  now.doneRows = now.done = 0;
  return cleared;
};

/**
 * Move what was ticked to its section. Returns 'still' if nothing was, 'moved', or 'ask' in two cases that only the
 * server can place: a reopened row of a list that is longer than the window, and rows that another device ticked.
 * @param {Window} now
 */
export const settle = now => {
  const moved = now.order.filter(row => sectionOf(row) !== row.section);
  if (!moved.length) return 'still';
  const whole = visible(now) === now.order.length;
  if (moved.some(row => (isDone(row) ? !row.ticked : !whole))) return 'ask';
  const ticked = moved.filter(isDone).sort((a, b) => b.ticked - a.ticked);
  const done = now.order.filter(row => isDone(row) && row.section === 'done');
  const open = now.order.filter(row => !isDone(row));
  if (whole) open.sort((a, b) => (a.order < b.order ? -1 : 1));
  const toEnd = now.start + now.order.length - done.length >= now.openRows;
  now.openRows += moved.length - 2 * ticked.length;
  now.doneRows += 2 * ticked.length - moved.length;
  for (const row of moved) row.section = sectionOf(row);
  now.order = [...open, ...(toEnd ? ticked : []), ...done];
  return 'moved';
};

/**
 * Return a view of the same list such that nothing jumps under the person: a row stays in the section in which it was
 * when it was ticked, here or elsewhere, and the one that is `typed` in stays whatever has become of it.
 * @param {Window} now @param {View} view @param {string} [typed] @returns {View}
 */
export const inPlace = (now, view, typed) => {
  const come = new Map(view.rows.map(row => [row.id, row])), whole = view.rows.length === view.open + view.done;
  let {open: openRows, done: doneRows} = view;
  const held = new Map();
  for (const was of now.order) {
    const {id, section} = was, row = come.get(id);
    const moved = view.show === 'all' && sectionOf(row ?? was) !== section;
    if (!(moved && (row || !whole)) && !(id === typed && !row)) continue;
    held.set(id, {...(row ?? fieldsOf(was)), id, section});
    openRows += Number(section === 'open') - Number(moved && section === 'done');
    doneRows += Number(section === 'done') - Number(moved && section === 'open');
  }
  const rows = view.rows.filter(({id}) => !held.has(id));
  let after = 0;                  // the place after the last row that is still there
  for (const {id} of now.order) {
    if (held.has(id)) rows.splice(after, 0, held.get(id));
    const place = rows.findIndex(other => other.id === id);
    if (place >= 0) after = place + 1;
  }
  return {...view, rows, openRows, doneRows};
};
