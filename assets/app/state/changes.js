// What was done to tasks, as a step keeps it: changes [id, was, is], with those fields that became others, or null where a
// task was not there or is not any more; from top to bottom, so each comes before those under it.
import {effects, told} from './tree.js';
import {valuesOf, wholeOf} from './window.js';

/** @typedef {import('./tree.js').Row} Row */
/** @typedef {[string, Partial<Row> | null, Partial<Row> | null]} Became */

/** What becomes of known rows when one of them gets other values in some fields? It is the first.
 * @param {import('./tree.js').Rows} rows @param {string} id @param {Partial<Row>} fields @returns {Became[]} */
export const becomes = (rows, id, fields) =>
  told(effects(rows, id, fields)).map(([one, is]) => [one, valuesOf(rows.get(one) ?? {}, is), is]);

/** What becomes of known rows when these come? What they are under is opened.
 * @param {import('./tree.js').Rows} rows @param {Row[]} coming @returns {Became[]} */
export const opensFor = (rows, [first]) => becomes(rows, first.id, first).slice(1);

/** A row goes. @param {Row} row @returns {Became} */
export const goes = row => [row.id, wholeOf(row), null];

/** What an intent shows of changes. @param {any[][]} changes @returns {[string, any][]} */
export const shownOf = changes => changes.map(([id, , is]) => [id, is]);

/**
 * Return changes in the order in which they are done to a screen: a completed row that comes back comes before all others,
 * so the last one does so first, with those under it.
 * @param {Became[]} changes @returns {Became[]}
 */
export const inTurn = changes => {
  const trees = /** @type {Became[][]} */ ([[]]);
  for (const change of changes) {
    const [, was, is] = change;
    if (!was && !is?.parent) trees.unshift([]);
    trees[0].push(change);
  }
  return trees.flat();
};
