// The stretches of days that have headings in Upcoming, as in domain/agenda.py.
import {later, sayDate, sayMonth, sayWeekday, weekday} from './days.js';

/** @typedef {{key: string, title: string, first: string, before: string, isDay?: boolean}} Stretch */

const DAYS = 14, WEEKS = 4, MONTHS = 12, FAR = '9999-99-99';
const FIRST = {sunday: 0, monday: 1, saturday: 6};

/** @param {string} day */
const dayAndMonth = day => sayDate(day, day);
const inWords = day => `${sayWeekday(day)} ${dayAndMonth(day)}`;
const nextMonth = day => `${later(`${day.slice(0, 7)}-01`, 32).slice(0, 7)}-01`;

const weekInWords = (first, last) => {
  if (first === last) return inWords(first);
  return `${first.slice(0, 7) === last.slice(0, 7) ? Number(first.slice(8)) : dayAndMonth(first)} to ${dayAndMonth(last)}`;
};

/** Return the stretches from tomorrow on: days, weeks, months, and everything later. @returns {Stretch[]} */
export const stretches = (today, weekBegins) => {
  const tomorrow = later(today, 1), found = /** @type {Stretch[]} */ ([]);
  for (let day = tomorrow; found.length < DAYS; day = later(day, 1)) {
    const title = day === tomorrow ? `Tomorrow, ${inWords(day)}` : inWords(day);
    found.push({key: `day-${day}`, title, first: day, before: later(day, 1), isDay: true});
  }
  const upTo = (kind, before, title) => {
    const first = found.at(-1)?.before ?? tomorrow, end = before(first);
    found.push({key: kind === 'days-later' ? kind : `${kind}-${first}`, title: title(first, end), first, before: end});
  };
  const nextWeek = day => later(day, ((FIRST[weekBegins] - weekday(day) + 7) % 7) || 7);
  for (let week = 0; week < WEEKS; week++) upTo('week', nextWeek, (first, before) => weekInWords(first, later(before, -1)));
  for (let month = 0; month < MONTHS; month++) {
    upTo('month', nextMonth, first => `${first.endsWith('-01') ? '' : 'Rest of '}${sayMonth(first)}`);
  }
  upTo('days-later', () => FAR, () => 'Later');
  return found;
};
