// Views of several lists whose sections say by the fields of tasks which ones they hold (Section.holds in wire.d.ts), as
// Today does: so a row comes, goes and moves there as soon as it is changed, and not only when the server has answered.
import {ownOrder} from './order.js';

/** @typedef {import('./window.js').Row} Row */
/** @typedef {import('../wire.d.ts').Section} Section */

/** Do the sections of a view say which rows they hold? @param {{sections?: Section[]}} view */
export const hasRules = ({sections = []}) => sections.some(one => one.holds);

/** @param {Section} section @param {Record<string, any>} row */
const holds = ({holds: rules = {}}, row) => Object.entries(rules).every(([name, [from, before]]) => {
  const value = row[name] ?? null;
  return value !== null && value >= from && (!before || value < before);
});

/** Return the section of a view with rules in which a row stands, undefined if in none. @param {Section[]} sections @param {any} row */
export const held = (sections, row) => sections.find(one => one.done === Boolean(row.done_at) && holds(one, row));

/** May what these fields say move a row in such a view? @param {{sections: Section[]}} view @param {object} fields */
export const moves = ({sections}, fields) => {
  const names = new Set(sections.flatMap(({holds: rules = {}, by = []}) => [...Object.keys(rules), ...by]));
  return Object.keys(fields).some(name => names.has(name));
};

/** What sorts a row among those of its day. @param {any} row @returns {string} */
export const dayOrder = row => row.day_order ?? ownOrder(row.order);

/** Return a function that says whether one row comes before another one in a section. @param {Section} section */
export const sorting = ({by = []}) => (/** @type {any} */ a, /** @type {any} */ b) => {
  for (const field of by) {
    const isBack = field.startsWith('-'), name = field.replace('-', '');
    const [one, other] = [a, b].map(row => (name === 'day_order' ? dayOrder(row) : row[name]) ?? null);
    if (one === other) continue;
    if (one === null || other === null) return one === null ? 1 : -1;
    return (one < other) === isBack ? 1 : -1;
  }
  return (a.id < b.id) === Boolean(by[0]?.startsWith('-')) ? 1 : -1;
};
