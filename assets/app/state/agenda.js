// How many open tasks Today and Upcoming have: as counted by the server, with what waits to be sent. A change of a row says
// from which numbers to which it moves (changes.js).
import {today} from './calendar.js';
import {later} from './days.js';
import {waits} from './window.js';

/** @typedef {[string | null, string | null]} Moves out of numbers, into others: names with spaces between; null for none */

/** How many days before a deadline Today begins to show it, as in domain/agenda.py. */
export const SOON = 3;

let counted = /** @type {import('../wire.d.ts').Agenda | null} */ (null);     // until the server has said it
const shown = /** @type {Record<string, string>} */ ({});                     // what the screen was given, drawn or not yet
const unused = new Set();       // archived lists and templates, whose tasks count nowhere
/** Is a list in use? @param {string} list @param {boolean} is */
export const used = (list, is) => { unused[is ? 'delete' : 'add'](list); };

/** The server has counted them. @param {import('../wire.d.ts').Agenda} come */
export const take = come => { counted = come; };

/** In which numbers does a row count on a day? One with a date to come and a deadline before long counts in both. */
export const numbersOf = (row, day = today()) => {
  if (!row || row.done_at || waits(row)) return null;
  const {date, deadline} = row, isNow = (date && date <= day) || (deadline && deadline < later(day, SOON + 1));
  return [isNow && 'today', date > day && 'upcoming'].filter(Boolean).join(' ') || null;
};

/** How do the numbers change when a row changes, comes or goes? null if they do not. @returns {Moves | null} */
export const moves = (was, is) => {
  const [from, to] = [was, is].map(row => numbersOf(row));
  return from === to ? null : [from, to];
};

/** Return the numbers in words, with what waits to be sent. @param {import('./replay.js').Intent[]} waiting */
export const numbers = waiting => Object.entries(counted ?? {}).map(([name, said]) => {
  const rows = waiting.flatMap(({shows}) => (unused.has(shows?.list) ? [] : shows?.rows ?? []));
  const all = rows.map(([, , moved]) => moved ?? []);
  const is = names => Number(names?.split(' ').includes(name) ?? false);
  const number = all.reduce((sum, [from, to]) => sum + is(to) - is(from), Number(said));
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
