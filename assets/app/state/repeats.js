// Tasks that repeat: what a tick makes of one before the server has heard of it (domain/verbs/repeats.py). A row brings the
// days on which it comes next, as the server has worked them out, so that it is known without it too: for as many ticks as
// there are days. What a tick makes of it after that is for the server to say.
import {daysBetween, later, sayDate, sayWeekday} from './days.js';
import {justNow} from './window.js';

/** @typedef {import('./window.js').Row} Row */

const KNOWN = 5;                // days that a row brings, if there are so many: domain.repeat.days.SHOWN

/**
 * Return what becomes of a row that goes on to its next day today; null if it comes no more. Which day it comes is not said
 * where only the server knows it. Its days are known from its `next` then as before, and again when this is taken back.
 * @param {Row} row @param {string} today @returns {Partial<Row> | null}
 */
export const movedOn = ({repeat, done_at: done, next, date, ...row}, today) => {
  if (!repeat || done || next === '') return null;
  const all = next?.split(' ') ?? [], counts = all[0] === 'done', days = counts ? all.slice(2) : all;
  if (counts && all[1] !== today) return {};            // it is another day since
  const day = days.find(one => one > today && (counts || !date || one > date));
  if (!day) return next && days.length < KNOWN ? null : {};
  const by = date ? daysBetween(date, day) : 0;
  const others = ['deadline', 'hidden_until'].filter(name => by && row[name]).map(name => [name, later(row[name], by)]);
  const notes = row.notes ? {notes: row.notes.replace(/^\d+/, '0')} : {};
  return {date: day, ...Object.fromEntries(others), ...notes, next, missed: null};
};

/** Return what becomes of a row that is done today, and comes again; null if it is over then. @param {Row} row */
export const doneOn = (row, today) => {
  const fields = movedOn(row, today);
  return fields && {...fields, completed_at: justNow()};
};

/**
 * Return the value of an intent that does rows for their day, as of today: of which day each of those that repeat is.
 * @param {Row[]} rows
 */
export const seenOn = (rows, today) =>
  ({day: today, of: Object.fromEntries(rows.filter(({repeat}) => repeat).map(({id, date}) => [id, date ?? null]))});

/** Say what a tick has done for a row, with the days that it missed, and when it comes next. @param {Row} row */
export const sayDone = ({title, missed}, day, today) => {
  const also = missed ? `, also for ${missed === '1' ? 'the day' : `the ${missed} days`} missed` : '';
  return `Completed ${title}${also}.${day ? ` Next: ${sayNext(day, today)}` : ''}`;
};

/** @param {string} day @param {string} today */
export const sayNext = (day, today) =>
  (daysBetween(today, day) === 1 ? 'tomorrow' : `${sayWeekday(day)} ${sayDate(day, today)}`);
