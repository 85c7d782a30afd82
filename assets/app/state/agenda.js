// How many tasks are planned for today or earlier, and for later: as counted by the server, with what waits to be sent. A
// change of a row says from which number to which it moves (changes.js).
import {today} from './calendar.js';
import {waits} from './window.js';

/** @typedef {[string | null, string | null]} Moves out of one number, into another one; null for neither */

let counted = /** @type {import('../wire.d.ts').Agenda | null} */ (null);     // until the server has said it
const shown = /** @type {Record<string, string>} */ ({});                     // what the screen was given, drawn or not yet
const unused = new Set();       // archived lists and templates, whose tasks count nowhere
/** Is a list in use? @param {string} list @param {boolean} is */
export const used = (list, is) => { unused[is ? 'delete' : 'add'](list); };

/** The server has counted them. @param {import('../wire.d.ts').Agenda} come */
export const take = come => { counted = come; };

/** In which number does a row count? */
const numberOf = row => (!row?.date || row.done_at || waits(row) ? null : row.date <= today() ? 'today' : 'upcoming');

/** How do the numbers change when a row changes, comes or goes? null if they do not. @returns {Moves | null} */
export const moves = (was, is) => {
  const [from, to] = [was, is].map(numberOf);
  return from === to ? null : [from, to];
};

/** Return the numbers in words, with what waits to be sent. @param {import('./replay.js').Intent[]} waiting */
export const numbers = waiting => Object.entries(counted ?? {}).map(([name, said]) => {
  const rows = waiting.flatMap(({shows}) => (unused.has(shows?.list) ? [] : shows?.rows ?? []));
  const all = rows.map(([, , moved]) => moved ?? []);
  const number = all.reduce((sum, [from, to]) => sum + Number(to === name) - Number(from === name), Number(said));
  return [name, said.endsWith('+') ? said : number > 0 ? String(number) : ''];
});

/**
 * Return the numbers that the screen does not show yet. `first` says what it showed at the beginning.
 * @param {import('./replay.js').Intent[]} waiting @param {(name: string) => string | undefined} first
 */
export const newNumbers = (waiting, first) => numbers(waiting).filter(([name, number]) => {
  const had = shown[name] ?? first(name);
  if (had === undefined) return false;
  shown[name] = number;
  return had !== number;
});
