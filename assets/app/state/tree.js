// Tasks with subtasks, as rows that are known: those on screen, which need not be all. What a person does to one row affects
// others. That is worked out here, for the screen, for what waits to be sent, and for what an intent shows. The server does
// the same for those that are not known here (storage/tree.py, storage/fit.py).
import {above, levelOf, moved, ownOrder, pathOf, sortedBy} from './order.js';

/** @typedef {import('./window.js').Row} Row */
/** @typedef {Map<string, Row>} Rows by their ids */
/** @typedef {[string, Partial<Row> | null]} Change which fields of a row become others; null for one that goes */

/** The most levels of tasks, the topmost included. */
export const DEEPEST = 5;

/** @param {Row[]} rows @returns {Rows} */
export const byIds = rows => new Map(rows.map(row => [row.id, row]));

/** Return rows by id, and those that closed ones among them keep. @param {Row[]} order @returns {Rows} */
export const withKept = order => byIds([...keptBy(order), ...order]);
const keptBy = rows => rows.flatMap(({kept = []}) => [...kept, ...keptBy(kept)]);

/** Return the known rows that a row is under, the nearest first. @param {Rows} rows @param {Partial<Row>} row */
export const over = (rows, {parent}) => {
  const found = [];
  for (let one = rows.get(parent); one && !found.includes(one); one = rows.get(one.parent)) found.push(one);
  return found;
};

/** Return the known rows under a row. @param {Rows} rows @param {string} id */
export const under = (rows, id) => [...rows.values()]
  .filter(one => one.parent && over(rows, one).some(each => each.id === id));

/** Return those of some rows that are not under another one of them. @param {Row[]} some @param {Rows} rows known ones */
export const topmost = (some, rows) => {
  const ids = new Set(some.map(({id}) => id)), all = new Map([...rows, ...byIds(some)]);
  return some.filter(row => !over(all, row).some(({id}) => ids.has(id)));
};

/** Return a row and those under it, from top to bottom. @param {Row[]} order @param {Row} row */
export const family = (order, row) => {
  const below = order.some(one => one.parent) ? under(byIds(order), row.id) : [];
  return below.length ? [row, ...order.filter(one => below.includes(one))] : [row];
};

/** Return rows, each before those under it. @param {Row[]} rows in the order of those that are under none */
export const inTrees = rows => {
  const known = byIds(rows), tops = rows.filter(row => !over(known, row).length);
  if (tops.length === rows.length) return rows;
  const trees = new Map(tops.map(top => [top, /** @type {Row[]} */ ([])]));
  for (const row of rows) trees.get(over(known, row).at(-1) ?? row)?.push(row);
  return [...trees.values()].flatMap(tree => tree.sort((a, b) => (a.order < b.order ? -1 : 1)));
};

/**
 * Return the path of the row with an id, and its section, if it or a row under it is known.
 * @param {Rows} rows @param {string | null} id @param {Row} beside
 */
export const standsUnder = (rows, id, beside) => {
  const top = id ? rows.get(id) : undefined, isBeside = Boolean(id) && beside.parent === id;
  const {section = null} = top ?? (isBeside ? beside : {});
  return {path: top?.order ?? (isBeside ? above(beside.order) : ''), section};
};

/** How many levels does a row have with the known ones under it? @param {Row[]} order @param {Row} row */
export const heightOf = (order, row) =>
  1 + Math.max(...family(order, row).map(one => levelOf(one.order))) - levelOf(row.order);

/**
 * Would rows be too deep on a level, with the known ones under them?
 * @param {Row[]} order @param {Row[]} rows @param {number} level
 */
export const areTooDeep = (order, rows, level) => level > 0 && rows.some(row => level + heightOf(order, row) > DEEPEST);

/** How many of its subtasks are completed, and how many are there? @param {Partial<Row>} row @returns {[number, number]} */
export const subtasksOf = ({subtasks}) => {
  const [done = 0, all = 0] = (subtasks ?? '').split('/').filter(Boolean).map(Number);
  return [done, all];
};

/** These fields follow from others, so intents and steps leave them out. */
const FOLLOWS = ['root_done_at', 'waits_until', 'subtasks'];
/** @param {Change[]} changes @returns {Change[]} */
export const told = changes => changes
  .map(([id, fields]) => /** @type {Change} */ ([id, fields && withoutFollowing(fields)]))
  .filter(([, fields]) => !fields || Object.keys(fields).length);
const withoutFollowing = fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !FOLLOWS.includes(name)));

const isSame = (a, b) => (a ?? null) === (b ?? null);

/**
 * Return what happens to known rows when one gets other values in some fields, comes, or goes (`null`). It comes first.
 * Those under it move and go with it. A tick closes those that are open, and taking it back opens those that it closed. An
 * open row has no completed one above it, and one that is put into another section is under none.
 * @param {Rows} rows @param {string} id @param {Partial<Row> | null} fields @returns {Change[]}
 */
export const effects = (rows, id, fields) => {
  const was = rows.get(id), changes = /** @type {Map<string, Partial<Row> | null>} */ (new Map([[id, fields]]));
  const isTree = Boolean(was?.parent || fields?.parent) || [...rows.values()].some(one => one.parent);
  if (!isTree) return [...changes];
  const now = new Map(rows);
  /** @param {string} one @param {Partial<Row>} more */
  const set = (one, more) => {
    const is = now.get(one) ?? {id: one}, others = Object.entries(more).filter(([name, value]) => !isSame(is[name], value));
    if (!others.length && one !== id) return;
    now.set(one, {...is, ...more});
    changes.set(one, {...changes.get(one), ...Object.fromEntries(others)});
  };
  const below = was ? under(rows, id) : [];
  if (!fields) {
    for (const one of [id, ...below.map(each => each.id)]) {
      now.delete(one);
      changes.set(one, null);
    }
  } else {
    now.set(id, {...was, id, ...fields});
    const isOut = was?.parent && !('parent' in fields) && 'section' in fields && !isSame(fields.section, was.section);
    if (isOut) set(id, {parent: null, order: pathOf(ownOrder(was.order), id, '', sortedBy(was.order))});
    withIt(now.get(id), was, below, set);
    const is = now.get(id);
    if (!is.done_at) for (const one of over(now, is)) if (one.done_at) set(one.id, {done_at: null});
    for (const one of now.values()) if (one.parent) set(one.id, fromAbove(now, one));
  }
  for (const [one, subtasks] of recounted(rows, now, changes.keys())) set(one, {subtasks});
  return [...changes];
};

/** What happens to the rows `below` one that is no longer what it `was`? */
const withIt = (is, was, below, set) => {
  for (const one of below) {
    set(one.id, {order: moved(one.order, was.order, is.order)});
    if (!isSame(is.section, was.section)) set(one.id, {section: is.section ?? null});
    if (is.list !== was.list) set(one.id, {list: is.list});
    if (is.done_at && !one.done_at) set(one.id, {done_at: is.done_at});
    if (!is.done_at && was.done_at && one.done_at === was.done_at) set(one.id, {done_at: null});
  }
};

/** What does a row get from those above it? What depends on rows that are not known here stays. */
const fromAbove = (rows, row) => {
  const all = over(rows, row), root = all.at(-1), isKnown = root && !root.parent;
  const days = [row, ...all].map(one => one.hidden_until);
  const last = [...days, isKnown ? null : row.waits_until].filter(Boolean).sort().at(-1);
  const done = isKnown ? root.done_at : row.done_at ? row.root_done_at : null;
  return {root_done_at: done ?? null, waits_until: last && last !== row.hidden_until ? last : null};
};

/** Return [id, "2/5"] of the rows for which that changes because these rows under them have changed. */
const recounted = (before, after, ids) => {
  const by = new Map();
  const count = (row, sign) => {
    if (!row?.parent) return;
    const [done, all] = by.get(row.parent) ?? [0, 0];
    by.set(row.parent, [done + (row.done_at ? sign : 0), all + sign]);
  };
  for (const id of ids) {
    count(before.get(id), -1);
    count(after.get(id), 1);
  }
  return [...by].filter(([id, [done, all]]) => after.has(id) && (done || all)).map(([id, [done, all]]) => {
    const [had, of] = subtasksOf(after.get(id)), is = of + all;
    return [id, is > 0 ? `${Math.max(0, Math.min(had + done, is))}/${is}` : null];
  });
};

/**
 * Return all rows of a list with what follows from one another. The copy has their own orders, which the server keeps up to
 * date; the rest of each is as it was when it was seen.
 * @param {Row[]} rows @returns {Row[]}
 */
export const grown = rows => {
  if (!rows.some(one => one.parent)) return rows;
  const known = byIds(rows), orders = new Map();
  const order = row => {
    if (orders.has(row.id)) return orders.get(row.id);
    orders.set(row.id, row.order);              // two rows under one another, which only a damaged copy has
    const own = ownOrder(row.order), top = known.get(row.parent);
    orders.set(row.id, row.parent ? pathOf(own, row.id, top ? order(top) : above(row.order)) : rootOf(row, own));
    return orders.get(row.id);
  };
  const under = new Map(rows.map(row => [row.id, []]));
  for (const row of rows) under.get(row.parent)?.push(row);
  return rows.map(row => {
    const [, all] = subtasksOf(row), those = under.get(row.id), done = those.filter(one => one.done_at).length;
    const subtasks = those.length < all ? row.subtasks : those.length ? `${done}/${those.length}` : null;
    return {...row, order: order(row), subtasks, ...(row.parent && fromAbove(known, row))};
  });
};

/** @param {Row} row @param {string} own */
const rootOf = (row, own) => (above(row.order) ? pathOf(own, row.id) : row.order);
