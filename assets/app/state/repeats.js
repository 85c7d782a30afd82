// Tasks that repeat: what a tick does to one before the server answers (domain/verbs/repeats.py). A row brings the days on
// which it comes next, worked out by the server. So the result is known without it, for as many ticks as there are days;
// after that, only the server knows.
import {daysBetween, later, sayDate, sayWeekday} from './days.js';
import {justNow} from './window.js';

/** @typedef {import('./window.js').Row} Row */

const KNOWN = 5;                // the most days that a row brings: domain.repeat.days.SHOWN

/**
 * Return what a row becomes that moves on to its next day today; null if it comes no more. The day is left out if only the
 * server knows it. Its days stay known in `next`, also if this is undone.
 * @param {Row} row @param {string} today @returns {Partial<Row> | null}
 */
export const movedOn = ({repeat, done_at: done, next, date, ...row}, today) => {
  if (!repeat || done || next === '') return null;
  const all = next?.split(' ') ?? [], counts = all[0] === 'done', days = counts ? all.slice(2) : all;
  if (counts && all[1] !== today) return {};            // it is another day now
  const day = days.find(one => one > today && (counts || !date || one > date));
  if (!day) return next && days.length < KNOWN ? null : {};
  const by = date ? daysBetween(date, day) : 0;
  const others = ['deadline', 'hidden_until'].filter(name => by && row[name]).map(name => [name, later(row[name], by)]);
  const notes = row.notes ? {notes: row.notes.replace(/^\d+/, '0')} : {};
  return {date: day, ...Object.fromEntries(others), ...notes, next, missed: null};
};

/** Return what a row becomes that is completed today and comes again; null if it is over then. @param {Row} row */
export const doneOn = (row, today) => {
  const fields = movedOn(row, today);
  return fields && {...fields, completed_at: justNow()};
};

/**
 * Return the value of an intent that completes rows for their day, as of today: which day each repeating one is of.
 * @param {Row[]} rows
 */
export const seenOn = (rows, today) =>
  ({day: today, of: Object.fromEntries(rows.filter(({repeat}) => repeat).map(({id, date}) => [id, date ?? null]))});

/** Say what a tick has done to a row, with the days that it missed, and when it comes next. @param {Row} row */
export const sayDone = ({title, missed}, day, today) => {
  const also = missed ? `, also for ${missed === '1' ? 'the day' : `the ${missed} days`} missed` : '';
  return `Completed ${title}${also}.${day ? ` Next: ${sayNext(day, today)}` : ''}`;
};

/** @param {string} day @param {string} today */
export const sayNext = (day, today) =>
  (daysBetween(today, day) === 1 ? 'tomorrow' : `${sayWeekday(day)} ${sayDate(day, today)}`);
