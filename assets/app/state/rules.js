// Views of several lists, such as Today, whose sections say by the fields of tasks which ones they hold (Section.holds in
// wire.d.ts). There a row comes, goes and moves as soon as it is changed, without waiting for the server.
import {ownOrder, spread} from './order.js';

/** @typedef {import('./window.js').Row} Row */
/** @typedef {import('../wire.d.ts').Section} Section */

/** Do the sections of a view say which rows they hold? @param {{sections?: Section[]}} view */
export const hasRules = ({sections = []}) => sections.some(one => one.holds);

/** Does a section hold a row with these fields? @param {Section} section @param {Record<string, any>} row */
export const holds = ({holds: rules = {}}, row) => Object.entries(rules).every(([name, [from, before]]) => {
  const value = row[name] ?? null;
  return value !== null && value >= from && (!before || value < before);
});

/** Return the section that holds a row, or undefined. @param {Section[]} sections @param {any} row */
export const held = (sections, row) => sections.find(one => one.done === Boolean(row.done_at) && holds(one, row));

/** Can a change of these fields move a row in such a view? @param {{sections: Section[]}} view @param {object} fields */
export const moves = ({sections}, fields) => {
  const names = new Set(sections.flatMap(({holds: rules = {}, by = []}) => [...Object.keys(rules), ...by]));
  return Object.keys(fields).some(name => names.has(name));
};

/** The text that sorts a row among those of its day. @param {any} row @returns {string} */
const dayOrder = row => row.day_order ?? ownOrder(row.order);

/** Return a function that says whether one row comes before another in a section. @param {Pick<Section, 'by'>} section */
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

const LONGEST = 100;            // a `day_order` this long gives all those of the day new ones

/**
 * Return the `day_order`, by id, that puts rows after so many others of their day and time. Others get a new one too if they
 * have the very same text, or it would become too long.
 * @param {any[]} all the others, in their order @param {any[]} some @param {number} at @returns {Map<string, string>}
 */
export const ordersAt = (all, some, at) => {
  const last = at ? dayOrder(all[at - 1]) : '', rest = all.slice(at), apart = rest.findIndex(one => dayOrder(one) > last);
  const same = apart < 0 ? rest : rest.slice(0, apart), next = apart < 0 ? undefined : dayOrder(rest[apart]);
  const orders = inTurn([...some, ...same], last, next);
  if ([...orders.values()].every(({length}) => length <= LONGEST)) return orders;
  return inTurn([...all.slice(0, at), ...some, ...rest], '', undefined);
};
const inTurn = (some, last, next) => {
  const orders = spread(some.length, last, next);
  return new Map(some.map(({id}, at) => [id, orders[at]]));
};

/**
 * Return for each of so many tasks what puts it last in a section of days; nothing if the section is no day.
 * @param {import('./window.js').Window} now @param {string} key the section's, empty for where things are added
 * @param {number} many
 */
export const ordersOfAdded = ({list, order, sections, adds}, key, many) => {
  const section = sections.find(one => one.key === (key || adds?.[1]));
  const some = Array.from({length: many}, (_, at) => ({id: String(at)}));
  if (list || !section?.sets) return some.map(() => ({}));
  const all = order.filter(row => row.stands === section.key && !row.time && row.date === section.sets?.date);
  const orders = inTurn(some, all.length ? dayOrder(all.at(-1)) : '', undefined);
  return some.map(({id}) => ((orders.get(id) ?? '').length <= LONGEST ? {day_order: orders.get(id)} : {}));
};
