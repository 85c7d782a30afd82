// Ticked rows move to their section when the person has left the list; until then nothing jumps. See window.js.
import {byIds, family, over, subtasksOf, withKept} from './tree.js';
import * as model from './window.js';

/** @typedef {import('./window.js').Row} Row */
/** @typedef {import('./window.js').View} View */
/** @typedef {import('./window.js').Window} Window */

/** Remove all completed rows. Returns how many there were in the list. @param {Window} now */
export const clear = now => {
  const cleared = now.done;
  for (const row of now.order) if (model.isPast(now, row)) model.standsIn(now, row).count -= 1;
  for (const section of now.sections) if (section.done) section.count = 0;
  now.order = now.order.filter(row => !model.isPast(now, row));
  now.done = 0;
  return cleared;
};

/**
 * Return the done rows of a list that are known, those under open ones included; whether these are all; and whether there
 * are any. @param {Window} now
 */
export const doneIn = now => {
  const rows = [...withKept(now.order).values()], isClosed = one => (one.closed ?? null) !== null;
  const isWhole = now.show === 'all' && now.seq !== null && !now.hidden && model.visible(now) === now.order.length;
  return {
    done: rows.filter(model.isDone), areAll: isWhole && ![...now.order, ...now.sections].some(isClosed),
    isAny: now.done > 0 || rows.some(row => model.isDone(row) || subtasksOf(row)[0]),
  };
};

/** Note that the completed rows that are not on screen are open again. Returns how many they are. @param {Window} now */
export const openUnseen = now => {
  const unseen = now.done - now.order.filter(row => model.isPast(now, row)).length;
  const from = model.sectionFor(now, true), to = model.sectionFor(now, false);
  now.done -= unseen;
  now.open += unseen;
  if (from) from.count -= unseen;
  if (to) to.count += unseen;
  return unseen;
};

/** Was a row, or one that it is under, ticked or opened again since it got its place? */
const isMoved = (now, row) => model.standsIn(now, row)?.done !== model.isPast(now, row);

/**
 * Move what was ticked to its section, with what is under it. Returns 'still' if nothing was ticked, 'moved', or 'ask' if
 * only the server knows the place: of a reopened row, unless the whole list is here; of rows that another device ticked, or
 * an undo completed again, as of then; and of those that are not all here.
 * @param {Window} now
 */
export const settle = now => {
  const moved = now.order.filter(row => isMoved(now, row));
  if (!moved.length) return 'still';
  const whole = Boolean(now.list) && model.visible(now) === now.order.length, rows = byIds(now.order);
  /** @param {Row} row */
  const topOf = row => (now.list ? over(rows, row).at(-1) : null) ?? row;
  const isCut = row => (now.list && topOf(row).parent) || (row === now.order.at(-1) && row.parent && !model.reachesEnd(now));
  /** @param {Row} row */
  const isLast = ({ticked, done_at: at}) => Boolean(ticked) && String(at).startsWith('~');
  if (moved.some(row => isCut(row) || (model.isPast(now, row) ? !isLast(topOf(row)) : !whole))) return 'ask';
  const tops = [...new Set(moved.filter(row => model.isPast(now, row)).map(topOf))].sort((a, b) => b.ticked - a.ticked);
  const ticked = tops.flatMap(top => (now.list ? family(now.order, top) : [top]));
  const done = now.order.filter(row => model.isPast(now, row) && !isMoved(now, row));
  const opened = now.order.filter(row => !model.isPast(now, row));
  const toEnd = now.start + now.order.length - done.length >= model.visible(now) - model.sectionFor(now, true).count;
  for (const row of moved) {
    model.standsIn(now, row).count -= 1;
    const section = model.homeOf(now, row, rows);
    model.countIn(section, 1);
    row.stands = section.key;
  }
  const open = opened.filter(row => model.standsIn(now, row).closed === undefined);
  const nth = row => model.placeAmong(now, model.standsIn(now, row));
  if (whole) open.sort((a, b) => nth(a) - nth(b) || model.inOrder(a, b));
  now.order = [...open, ...(toEnd ? ticked : []), ...done];
  return 'moved';
};

/**
 * Return a window of the same view in which nothing jumps: a row stays in the section that it had when it was ticked, here
 * or elsewhere, and the one that the person is `typed` in stays whatever happened to it.
 * @param {Window} now @param {View} view @param {string} [typed] @returns {View}
 */
export const inPlace = (now, view, typed) => {
  const rows = model.sectioned(view), come = byIds(rows), whole = rows.length === model.visible(view);
  const next = {...view, sections: view.sections.map(one => ({...one}))}, held = new Map();
  for (const was of now.order) {
    const {id, stands: key} = was, row = come.get(id), section = model.sectionOf(next, key);
    const moved = Boolean(section) && section.done !== model.isPast(next, row ?? was);
    if (!section || section.closed !== undefined || !(moved && (row || !whole)) && !(id === typed && !row)) continue;
    held.set(id, {...(row ?? model.fieldsOf(was)), id, stands: key});
    section.count += 1;
    const home = moved && model.homeOf(next, row ?? was, come);
    if (home) home.count -= 1;
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
