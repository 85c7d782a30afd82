// How many tasks are meant for today and before, and for the days to come: as the server has counted them, with what waits to
// be sent. A change of a row says by itself from which of the two numbers to which it goes (changes.js).
import {today} from './calendar.js';
import {waits} from './window.js';

/** @typedef {[string | null, string | null]} Moves out of one number, into another one; null for neither */

let counted = /** @type {import('../wire.d.ts').Agenda | null} */ (null);     // nothing is known before the server said it
const shown = /** @type {Record<string, string>} */ ({});                     // what the screen was given, drawn by now or not

/** The server has counted them. @param {import('../wire.d.ts').Agenda} come */
export const take = come => { counted = come; };

/** In which number does a row count? */
const numberOf = row => (!row?.date || row.done_at || waits(row) ? null : row.date <= today() ? 'today' : 'upcoming');

/** How do the numbers follow a row that becomes another one, comes or goes? null if they do not. @returns {Moves | null} */
export const moves = (was, is) => {
  const [from, to] = [was, is].map(numberOf);
  return from === to ? null : [from, to];
};

/** Return the numbers, in words, with what waits to be done. @param {import('./replay.js').Intent[]} waiting */
export const numbers = waiting => Object.entries(counted ?? {}).map(([name, said]) => {
  const all = waiting.flatMap(({shows}) => shows?.rows ?? []).map(([, , moved]) => moved ?? []);
  const number = all.reduce((sum, [from, to]) => sum + Number(to === name) - Number(from === name), Number(said));
  return [name, said.endsWith('+') ? said : number > 0 ? String(number) : ''];
});

/**
 * Return the numbers that the screen does not have yet, given what it had at first, if that is there.
 * @param {import('./replay.js').Intent[]} waiting @param {(name: string) => string | undefined} first
 */
export const newNumbers = (waiting, first) => numbers(waiting).filter(([name, number]) => {
  const had = shown[name] ?? first(name);
  if (had === undefined) return false;
  shown[name] = number;
  return had !== number;
});
