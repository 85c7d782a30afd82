// What was done to tasks, as a step keeps it: changes [id, was, is] with the fields that changed, or null if a task did not
// exist, or does not any more. They go from top to bottom, so each task comes before its subtasks. If they change how much
// there is to do today or later, they say so (agenda.js).
import {moves} from './agenda.js';
import {effects, told} from './tree.js';
import {fieldsOf, valuesOf, wholeOf} from './window.js';

/** @typedef {import('./tree.js').Row} Row */
/** @typedef {[string, Partial<Row> | null, Partial<Row> | null, import('./agenda.js').Moves?]} Became */

/** @param {string} id @param {any} was @param {any} is @param {[any, any]} rows @returns {Became} */
const became = (id, was, is, rows) => {
  const moved = moves(...rows);
  return moved ? [id, was, is, moved] : [id, was, is];
};

/** What happens to known rows when one of them gets other values in some fields? That one comes first.
 * @param {import('./tree.js').Rows} rows @param {string} id @param {Partial<Row>} fields @returns {Became[]} */
export const becomes = (rows, id, fields) =>
  told(effects(rows, id, fields)).map(([one, is]) => {
    const row = rows.get(one);
    return became(one, valuesOf(row ?? {}, is), is, [row, {...row, ...is}]);
  });

/** A row comes. @param {Row} row @returns {Became} */
export const comes = row => became(row.id, null, fieldsOf(row), [null, row]);

/** What happens to known rows when these come? A closed row above them is opened.
 * @param {import('./tree.js').Rows} rows @param {Row[]} coming @returns {Became[]} */
export const opensFor = (rows, [first]) => becomes(rows, first.id, first).slice(1);

/** A row goes. @param {Row} row @returns {Became} */
export const goes = row => became(row.id, wholeOf(row), null, [row, null]);

/** What an intent shows of changes. @param {any[][]} changes @returns {[string, any, import('./agenda.js').Moves?][]} */
export const shownOf = changes => changes.map(([id, , is, moved]) => (moved ? [id, is, moved] : [id, is]));

/** Changes that take others back. @param {Became[]} changes @returns {Became[]} */
export const backwards = changes => changes.map(([id, was, is, moved]) => {
  const [from, to] = moved ?? [];
  return moved ? [id, is, was, [to ?? null, from ?? null]] : [id, is, was];
});

/**
 * Return changes in the order in which a screen applies them: a completed row that comes back goes before all others,
 * so the last one comes back first, with those under it.
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
