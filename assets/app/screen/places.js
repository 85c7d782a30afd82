// Where a row of the list on screen stands among the others, and where it can be put: right after another one on the same
// level, or first; in a section, or under a row.
import {between, levelOf, ownOrder, pathOf, sortedBy} from '../state/order.js';
import {effects, family, over, standsUnder, subtasksOf, told, withKept} from '../state/tree.js';
import * as model from '../state/window.js';
import * as list from './list.js';
import * as rows from './rows.js';
import * as sections from './sections.js';

/** Return the rows on the level of a section, or under a row, that are on screen. */
const level = (section, parent) => list.now().order
  .filter(one => one.stands === section && (one.parent ?? null) === (parent ?? null));
const isUnder = (row, id) => (row.parent ?? null) === (id ?? null);

/** Return the rows under another one that are on screen, on the level below it. */
export const under = row => level(row.stands, row.id);

/** The row before one on its level, if it is on screen. */
export const before = row => {
  const all = level(row.stands, row.parent);
  return all[all.indexOf(row) - 1];
};
/** The row after one on its level, if it is on screen. */
export const after = row => {
  const all = level(row.stands, row.parent);
  return all[all.indexOf(row) + 1];
};

/** May there be rows before one, or after it, on its level that are not on screen? @param {any} row @param {-1 | 1} by */
export const isCut = (row, by) => {
  const {order, start} = list.now(), all = family(order, row);
  if (by > 0) return all.at(-1) === order.at(-1) && !model.reachesEnd(list.now());
  const isBelow = one => one.stands === row.stands && levelOf(one.order) > levelOf(row.order);
  return start > 0 && order.slice(0, order.indexOf(row)).every(isBelow);
};
/** The place of the view right above the rows on screen, or below them. @param {-1 | 1} by */
export const edge = by => list.now().start + (by < 0 ? -1 : list.now().order.length);

/** Return the row right above one, or below it and those under it; of others that stand under none. */
export const nextTo = (row, by) => {
  const {order} = list.now(), all = family(order, row);
  const next = by < 0 ? order[order.indexOf(row) - 1] : order[order.indexOf(all.at(-1)) + 1];
  return next && (over(list.known(), next).at(-1) ?? next);
};

/** Does a row stand right after another one already, or first? */
export const standsAfter = (row, one, section, parent) => list.now().order.includes(row) && row.stands === section
  && isUnder(row, parent) && before(row) === (one ?? undefined);

/** Return for rows what says where each of them stands when they are put right after another one, or first. */
export const fieldsAt = (some, one, section, parent) => {
  const all = level(section, parent).filter(each => !some.includes(each));
  const next = ownOrder(all[one ? all.indexOf(one) + 1 : 0]?.order);
  let last = ownOrder(one?.order);
  return some.map(row => {
    last = between(last, next);
    const beside = one ?? row, above = standsUnder(list.known(), parent, beside);
    const order = pathOf(last, row.id, above.path, sortedBy(beside.order));
    return {order, parent: parent ?? null, section: parent ? above.section : model.nameOf(section)};
  });
};

/**
 * Put an open row there, with those under it. Returns what has become of which rows, [id, was, is], and in words where it is.
 * @param {any} row @param {any} one the row after which it comes @param {string} section @param {string | null} [parent]
 */
export const place = (row, one, section, parent = null) => {
  const now = list.now(), nth = key => now.sections.findIndex(each => each.key === key), all = family(now.order, row);
  const others = now.order.filter(each => !all.includes(each)), top = list.find(parent);
  const last = one ? family(now.order, one).filter(each => !all.includes(each)).at(-1) : top;
  const at = last ? others.indexOf(last) + 1 : others.filter(each => nth(each.stands) < nth(section)).length;
  const [fields] = fieldsAt([row], one, section, parent), changes = effects(withKept(now.order), row.id, fields);
  /** @type {[string, any, any][]} */
  const become = told(changes).filter(([id]) => id === row.id || list.find(id))
    .map(([id, is]) => [id, model.valuesOf(list.find(id) ?? row, is), is]);
  list.stand(row, () => {
    model.change(now, changes);
    Object.assign(row, fields);
    model.place(now, row, at, section, list.most());
  });
  list.outdated();                // the server says what its order is
  return {become, words: wordsOf(row, section)};
};

const wordsOf = (row, section) => {
  const now = list.now(), {closed, count, title} = model.sectionOf(now, section), top = list.find(row.parent);
  if (closed !== undefined) return `Moved to ${title}`;
  if (top) return `Under ${top.title}, ${under(top).indexOf(row) + 1} of ${Math.max(subtasksOf(top)[1], under(top).length)}`;
  if (!now.order.includes(row)) return `Moved ${row.title}`;
  const above = model.visible({sections: now.sections.slice(0, now.sections.findIndex(one => one.key === section))});
  return `Moved to ${now.start + now.order.indexOf(row) + 1 - above} of ${count}`;
};

/** The lines among which a row can be put, from top to bottom (state/drag.js): what stands in sections of open rows. */
export const lines = row => {
  const now = list.now(), all = family(now.order, row);
  const shown = now.order.filter(one => !all.includes(one) && !model.standsIn(now, one).done && rows.isShown(one));
  const isOpen = ({done, sets}) => !done && (now.list || sets);
  return now.sections.filter(isOpen).flatMap(({key: section}) => {
    const heading = sections.heights(section), those = shown.filter(one => one.stands === section);
    if (!those.length) return heading ? [{row: null, section, ...heading}] : [];
    const drawn = those.map(one => ({row: one, section, level: now.list ? levelOf(one.order) : 0, ...rows.heights(one)}));
    return heading ? [{...drawn[0], top: heading.top}, ...drawn.slice(1)] : drawn;
  });
};
