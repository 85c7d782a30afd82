// Where a row of the list on screen is among the others, and where it can be put: first, or right after another one on the
// same level; in a section, or under a row. Several go there together, in order.
import {count} from '../lib/text.js';
import {levelOf, ownOrder, pathOf, sortedBy, spread} from '../state/order.js';
import {isAbove, place as placeIn} from '../state/placed.js';
import {effects, family, standsUnder, subtasksOf, told, withKept} from '../state/tree.js';
import * as model from '../state/window.js';
import * as list from './list.js';
import * as rows from './rows.js';
import * as sections from './sections.js';

/** Return the rows on the level of a section, or under a row, that are on screen. */
const level = (section, parent) => list.now().order
  .filter(one => one.stands === section && (one.parent ?? null) === (parent ?? null));

/** Return the direct subtasks of a row that are on screen. */
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

/** Can there be rows before one, or after it, on its level that are not on screen? @param {any} row @param {-1 | 1} by */
export const isCut = (row, by) => {
  const {order, start} = list.now(), all = family(order, row);
  if (by > 0) return all.at(-1) === order.at(-1) && !model.reachesEnd(list.now());
  const isBelow = one => one.stands === row.stands && levelOf(one.order) > levelOf(row.order);
  return start > 0 && order.slice(0, order.indexOf(row)).every(isBelow);
};
/** The place in the view right above the rows on screen, or below them. @param {-1 | 1} by */
export const edge = by => list.now().start + (by < 0 ? -1 : list.now().order.length);

/** Are rows right after another one already, or first? */
export const standAfter = (some, one, section, parent) => {
  const all = level(section, parent), at = all.indexOf(one) + 1;
  return Boolean(!one || at) && some.every((row, nth) => all[at + nth] === row);
};

/** The last row of a section, or under a row, that is on screen and not one of some. */
export const lastIn = (section, parent, some) => level(section, parent).filter(one => !some.includes(one)).at(-1);

/** Return what says where rows are once they are put right after another one, or first. */
export const fieldsAt = (some, one, section, parent) => {
  const all = level(section, parent).filter(each => !some.includes(each));
  const next = ownOrder(all[one ? all.indexOf(one) + 1 : 0]?.order);
  const orders = spread(some.length, ownOrder(one?.order), next);
  return some.map((row, at) => {
    const beside = one ?? row, above = standsUnder(list.known(), parent, beside);
    const order = pathOf(orders[at], row.id, above.path, sortedBy(beside.order));
    return {order, parent: parent ?? null, section: parent ? above.section : model.nameOf(section)};
  });
};

/** Return rows of the view, each with those under it that are on screen. */
export const families = some => some.flatMap(row => family(list.now().order, row));

/**
 * Put open rows there, in order, each with those under it. Returns the changes of rows, [id, was, is], and in words where
 * they are now.
 * @param {any[]} some @param {any} one the row after which they come @param {string} section @param {string | null} [parent]
 */
export const place = (some, one, section, parent = null) => {
  const now = list.now(), nth = key => now.sections.findIndex(each => each.key === key), all = new Set(families(some));
  const others = now.order.filter(each => !all.has(each)), top = list.find(parent);
  const last = one ? family(now.order, one).filter(each => !all.has(each)).at(-1) : top;
  const at = last ? others.indexOf(last) + 1 : others.filter(each => nth(each.stands) < nth(section)).length;
  const fields = fieldsAt(some, one, section, parent), above = some.filter(row => isAbove(now, row)).length;
  const isSure = isKnown(now, [...some, ...(one ? [one] : [])]) && !top?.closed
    && model.sectionOf(now, section).closed === undefined
    && Boolean(last || (!now.start && (at < others.length || model.reachesEnd(now))));
  /** @type {[string, any, any][]} */
  const become = [];
  list.stand(some, () => {
    some.forEach((row, place) => {
      const changes = effects(withKept(now.order), row.id, fields[place]);
      become.push(...told(changes).filter(([id]) => id === row.id || list.find(id))
        .map(([id, is]) => /** @type {[string, any, any]} */ ([id, model.valuesOf(list.find(id) ?? row, is), is])));
      model.change(now, changes);
      Object.assign(row, fields[place]);
    });
    placeIn(now, some, at, section, list.most(), above);
  });
  if (!isSure) list.outdated();   // the server knows what is not here
  return {become, words: wordsOf(some, section)};
};

// Are these rows on screen with everything under them?
const isKnown = (now, some) => some.every(row => now.order.includes(row) && model.areAllUnder(now, row));

/**
 * Show new rows right after another one on its level, or first. They get that place.
 * @param {any[]} some @param {any} one @param {string} section @param {string | null} [parent]
 */
export const insert = (some, one, section, parent = null) => {
  const now = list.now();
  now.open += some.length;
  model.countIn(model.sectionOf(now, section), some.length);
  for (const row of some) row.stands = section;
  place(some, one, section, parent);
  list.outdated();                // the server decides their order
  list.count();
};

const wordsOf = (some, section) => {
  const now = list.now(), {closed, count: all, title} = model.sectionOf(now, section);
  const [row] = some, top = list.find(row.parent);
  const those = some.length > 1 ? count(some.length, 'task') : '', moved = `Moved ${those}${those && ' '}`;
  if (closed !== undefined) return `${moved}to ${title}`;
  if (top && those) return `${moved}under ${top.title}`;
  if (top) return `Under ${top.title}, ${under(top).indexOf(row) + 1} of ${Math.max(subtasksOf(top)[1], under(top).length)}`;
  if (!now.order.includes(row)) return `Moved ${those || row.title}`;
  const above = model.visible({sections: now.sections.slice(0, now.sections.findIndex(one => one.key === section))});
  return `${moved}to ${now.start + now.order.indexOf(row) + 1 - above} of ${all}`;
};

/**
 * The lines between which rows can be put, from top to bottom (state/drag.js): what is in sections of open rows, except for
 * these ids.
 * @param {Set<string>} ids
 */
export const lines = ids => {
  const now = list.now();
  const shown = now.order.filter(one => !ids.has(one.id) && !model.standsIn(now, one).done && rows.isShown(one));
  const isOpen = ({done, sets}) => !done && (now.list || sets);
  return now.sections.filter(isOpen).flatMap(({key: section}) => {
    const heading = sections.heights(section), those = shown.filter(one => one.stands === section);
    if (!those.length) return heading ? [{row: null, section, ...heading}] : [];
    const drawn = those.map(one => ({row: one, section, level: now.list ? levelOf(one.order) : 0, ...rows.heights(one)}));
    return heading ? [{...drawn[0], top: heading.top}, ...drawn.slice(1)] : drawn;
  });
};
