// How the person of this page counts days (domain.days.Calendar), as the page says, and which day it is.
import {ofAccount} from '../lib/page.js';
import {DAY_WORDS} from './day-words.js';
import {dayAt, knows, sayDate, sayTime, sayWeekday, timeAt, untilNextDay} from './days.js';
import {beginning, plain, readDays} from './typed-days.js';
import {readTimes, readWhens, sayNoDay, sayNoTime} from './typed-times.js';

/** The time zone of this browser. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Return the person's calendar; for a visitor, that of their browser. */
export const calendar = () => {
  const {timeZone, weekBegins = 'monday', clock = '24', dayBegins = 0, dateOrder = ''} = ofAccount();
  return {
    weekBegins, clock, dayBegins: Number(dayBegins), dateOrder,
    get zone() { return timeZone && knows(timeZone) ? timeZone : ownZone(); },
  };
};

/**
 * The day that the page names (domain.days.Calendar.day_with_bounds) and how many ms are left of it, if it is still that
 * day: a browser's first look at a time zone takes 17 ms.
 * @param {number} now
 */
const dayOfPage = now => {
  const {timeZone, dayBegins, day: told = ''} = ofAccount();
  const [day, begins, ends, ...whose] = told.split(' '), left = Date.parse(ends) - now;
  const isSo = whose.join(' ') === `${timeZone} ${dayBegins}` && Date.parse(begins) <= now && left > 0;
  return isSo ? {day, left} : null;
};

/** Is it still the day for which the server drew the page? */
export const isDayOfPage = () => Boolean(dayOfPage(Date.now()));

let last = {minute: 0, by: '', day: ''};      // this is asked for each row, and a minute is within one day

/** Return which day it is for the person. */
export const today = () => {
  const {timeZone, dayBegins} = ofAccount(), now = Date.now();
  const minute = Math.floor(now / 60_000), by = `${timeZone} ${dayBegins}`;
  if (last.minute !== minute || last.by !== by) {
    last = {minute, by, day: dayOfPage(now)?.day ?? dayAt(now, calendar().zone, calendar().dayBegins)};
  }
  return last.day;
};

/** How many ms are left until the next day begins? */
export const untilTomorrow = (now = Date.now()) =>
  dayOfPage(now)?.left ?? untilNextDay(now, calendar().zone, calendar().dayBegins);

/** Is this open task hidden until a later day? @param {import('./window.js').Row} row */
export const isHidden = ({done_at: done, hidden_until: until}) => !done && Boolean(until) && String(until) > today();

/** Which days may this person mean by what they typed? @param {string} text */
export const daysIn = text => readDays(text, today(), calendar(), DAY_WORDS);

/** Which days may they mean for a deadline? It may be "by Friday". @param {string} text */
export const deadlinesIn = text => {
  const said = plain(text);
  return daysIn(said.slice(beginning(DAY_WORDS.by, said).length));
};

/**
 * Which days, or days with a time ("2027-01-15 17:00"), may this person mean? A time alone is one if it
 * is said which day there is already. @param {string} text @param {string} [own]
 */
export const whensIn = (text, own) => {
  const {zone, dayBegins} = calendar();
  return readWhens(text, {daysIn, today: today(), time: timeAt(Date.now(), zone), dayBegins, own}, DAY_WORDS);
};

/** Say a day, which may have a time, in full: "Fri 15 Jan 17:00". @param {string} when */
export const inFull = when => {
  const [day, time] = when.split(' ');
  return [sayWeekday(day), sayDate(day, today()), time && sayTime(time, calendar().clock)].filter(Boolean).join(' ');
};

/** Say why that is no day, or may be two. @param {string} text */
export const whyNoDay = text => sayNoDay(text, whensIn(text), calendar().clock);

/** Which times may this person mean by what they typed? @param {string} text */
export const timesIn = text => readTimes(text, DAY_WORDS);

/** Say why that is no time of day, or may be two. @param {string} text */
export const whyNoTime = text => sayNoTime(text, calendar().clock, DAY_WORDS);
