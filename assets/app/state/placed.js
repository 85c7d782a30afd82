// Rows of a window that a person moves within it.
import {family} from './tree.js';
import {countIn, nameOf, placeAmong, sectionOf, standsIn} from './window.js';

/** @typedef {import('./window.js').Row} Row */
/** @typedef {import('./window.js').Window} Window */

/** Is a row above those on screen? @param {Window} now @param {Row} row */
export const isAbove = (now, row) => {
  const [first] = now.order, section = standsIn(now, row);
  const further = first ? placeAmong(now, section) - placeAmong(now, standsIn(now, first)) : 1;
  return Boolean(section) && !now.order.includes(row) && (further ? further < 0 : row.order < first.order);
};

/**
 * Move rows elsewhere, each with those under it: behind so many of the others on screen, in a section. Some may come from
 * outside the window, so many of them from `above`, and some from a section that has gone meanwhile.
 * @param {Window} now @param {Row[]} some @param {number} at @param {string} section @param {number} most
 * @param {number} [above]
 */
export const place = (now, some, at, section, most, above = 0) => {
  const all = some.flatMap(row => (now.order.includes(row) ? family(now.order, row) : [row])), moved = new Set(all);
  now.order = now.order.filter(one => !moved.has(one));
  now.start -= above;
  for (const one of all) {
    const before = standsIn(now, one);
    if (before) countIn(before, -1);
    one.stands = section;
    one.section = nameOf(section);
    countIn(standsIn(now, one), 1);
  }
  if (sectionOf(now, section).closed === undefined) now.order.splice(at, 0, ...all);
  now.order.splice(most);
};
